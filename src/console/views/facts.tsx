/** What a case is: its state, who works on what of it, who told it, where, and what came of it. */
import type { ComponentChildren } from 'preact';
import { isLate } from '../../domain/case/milestones.js';
import { holders, nameOf } from '../../domain/case/tell.js';
import type { Case, Part } from '../../domain/case/types.js';
import { maskName, maskText } from '../../domain/mask.js';
import { maySeePhone } from '../../domain/rights.js';
import type { Desk } from '../desk.js';

/** What was written may hold numbers of people, and those are for whoever works on it. */
export function seenBy({ me }: Desk, c: Case): (text: string) => string {
  return maySeePhone(me.id, c) ? (text) => text : maskText;
}

export function Facts({ desk, c }: { desk: Desk; c: Case }) {
  const { words, view, me, now } = desk;
  const seen = seenBy(desk, c);
  const people = holders(c);
  const hold = people.length === 0 ? '' : words.names(people, view);
  const facts: [string, ComponentChildren][] = [
    [c.lead === null ? words.offered() : words.held(), hold],
    [words.reporters(), reportersOf(desk, c)],
    [words.phone(), phoneOf(c, maySeePhone(me.id, c), words.phoneLater())],
    [words.place(), c.place === null ? '' : seen(c.place)],
    [words.concerned(), c.concerned === null ? '' : maskName(c.concerned)],
    [words.field('part'), c.parts.length === 0 ? '' : <Parts desk={desk} parts={c.parts} seen={seen} />],
    [words.field('days'), c.state === 'extension' && c.request !== null ? String(c.request.workdays) : ''],
    [words.field('date'), c.parking === null ? '' : words.when(c.parking.reviewAt, now)],
    [words.why(), c.why],
    [words.result(), c.result === null ? '' : seen(c.result)],
  ];
  return (
    <>
      <State desk={desk} c={c} />
      <dl>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </>
          ))}
      </dl>
    </>
  );
}

/** As on the board. */
function State({ desk: { words, view, now }, c }: { desk: Desk; c: Case }) {
  return (
    <p>
      <strong>{words.state(c.state)}</strong>{' '}
      <span class={`urgency ${c.deadlines}`}>{words.urgencyName(c.deadlines)}</span>{' '}
      {isLate(c, now) ? <strong class="problem">{words.late()}</strong> : null} {words.due(c, view)}
    </p>
  );
}

interface PartsProps {
  desk: Desk;
  parts: readonly Part[];
  seen(text: string): string;
}

function Parts({ desk: { words, view }, parts, seen }: PartsProps) {
  return (
    <ul>
      {parts.map(({ person, what, state, result }) => (
        <li>
          {nameOf(person, view.directory)} {seen(what)}{' '}
          <strong>{words.state(state === 'done' ? 'closed' : 'in_progress')}</strong> {seen(result)}
        </li>
      ))}
    </ul>
  );
}

function reportersOf({ words }: Desk, c: Case): string {
  if (c.sealed || c.confidential) return words.hiddenReporters();
  return c.reporters.map(({ name }) => name).join('、');
}

function phoneOf(c: Case, may: boolean, later: string): ComponentChildren {
  if (c.phone === null || c.confidential) return '';
  return may ? <a href={`tel:${c.phone}`}>{c.phone}</a> : later;
}
