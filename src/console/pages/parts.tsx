/** What several pages are made of. */
import type { ComponentChildren } from 'preact';
import type { AreaPath } from '../../domain/area.js';
import { dayOf } from '../../domain/calendar.js';
import type { Case } from '../../domain/case/types.js';
import { categoryLabel } from '../../domain/category.js';
import type { Directory } from '../../domain/directory.js';
import { can } from '../../domain/rights.js';
import type { Instant } from '../../domain/time.js';
import type { Viewer } from '../console-page.js';
import { CONSOLE } from '../desk.js';
import { nameInVillage } from '../reach.js';

type Row = readonly ComponentChildren[];

/** The first cell of a row is its heading. */
export function Table({ caption, head, rows }: { caption: string; head: readonly string[]; rows: readonly Row[] }) {
  if (rows.length === 0) return <p>{caption}：没有。</p>;
  return (
    // On a phone it is scrolled by itself, which the keyboard can do only with what takes the focus.
    <table tabIndex={0}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((text) => (
            <th scope="col">{text}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...cells]) => (
          <tr>
            <th scope="row">{first}</th>
            {cells.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface AreaSelectProps {
  directory: Directory;
  areas: readonly AreaPath[];
  chosen: AreaPath | null;
}

export function AreaSelect({ directory, areas, chosen }: AreaSelectProps) {
  return (
    <label>
      片区{' '}
      <select name="area">
        {areas.map((path) => (
          <option value={path} selected={path === chosen}>
            {nameInVillage(directory, path)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is not in anybody's reach who came here. */
export function NoArea() {
  return <p>您没有负责的片区，这里没有可看的。请联系管理员核对您的岗位。</p>;
}

/** The number leads to the case for whoever may look at it. */
export function CaseNumber({ viewer, c }: { viewer: Viewer; c: Case }) {
  const mayLook = can(viewer.person.id, 'look', c, viewer.context.directory()).may;
  return mayLook ? <a href={`${CONSOLE}/cases/${c.number}`}>{c.number}</a> : <>{c.number}</>;
}

/** 二社 停水: what a case is about, without anything that was said in it. */
export const subjectOf = (directory: Directory, c: Case): string =>
  `${directory.areaName(c.area)} ${categoryLabel(c.category)}`;

/** An image needs no right to styles on the page; whoever does not see it reads the table beside it. */
export function Picture({ svg, says }: { svg: string; says: string }) {
  return <img src={`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`} alt={says} />;
}

/** In one line, however narrow its column is. */
export function Day({ at }: { at: Instant }) {
  return <time>{dayOf(at)}</time>;
}

/** What is wrong with the field beside it; nothing when it is right. */
export function Problem({ says }: { says: string | undefined }) {
  return says === undefined ? null : (
    <strong role="alert" class="problem">
      {says}
    </strong>
  );
}
