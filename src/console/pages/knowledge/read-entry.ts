/** An entry as a form says it, checked like one of a file, with what is wrong at its field. */
import { isWithin, type AreaPath } from '../../../domain/area.js';
import { dayOf } from '../../../domain/calendar.js';
import type { Directory } from '../../../domain/directory.js';
import { DAY } from '../../../domain/time.js';
import { checkEntries } from '../../../knowledge/check-entries.js';
import { titleOf, type KnowledgeEntry } from '../../../knowledge/entry.js';
import { createFindings } from '../../../knowledge/finding.js';
import { FIELDS, type Field, type Written } from '../../../knowledge/raw-entry.js';

export type Problems = Partial<Record<Field, string>>;

const LONGEST = 2000;

/** The fields are named as in a knowledge file. */
export function readEntry(
  directory: Directory,
  area: AreaPath,
  field: (name: string) => string,
): { entry: KnowledgeEntry } | { problems: Problems } {
  const written = FIELDS.flatMap((name): [Field, Written][] => {
    const text = field(name).trim().slice(0, LONGEST).replace(/\r/gu, '');
    return text === '' ? [] : [[name, { text, place: name }]];
  });
  const findings = createFindings('');
  const raw = { place: '', fields: Object.fromEntries(written) };
  const [entry] = checkEntries([raw], (name) => areaNamed(directory, area, name), findings);
  if (entry !== undefined) return { entry };
  const problems: Problems = {};
  for (const { place, message } of findings.errors) {
    const at = FIELDS.find((name) => name === place) ?? FIELDS.find((name) => message.includes(`“${name}”`)) ?? '问题';
    problems[at] ??= message;
  }
  return { problems };
}

function areaNamed(directory: Directory, around: AreaPath, name: string): AreaPath | null {
  const areas = directory.villages.flatMap(({ areas }) => areas).filter(({ path }) => isWithin(path, around));
  return areas.find((one) => one.name === name || one.aliases.includes(name))?.path ?? null;
}

/** The entry as the form shows it; reading it again gives the same. */
export function writtenEntry(directory: Directory, entry: KnowledgeEntry): Record<Field, string> {
  return {
    问题: titleOf(entry),
    问法: entry.questions.slice(1).join('\n'),
    答案: entry.answer,
    来源: entry.source,
    日期: entry.date,
    有效期: periodOf(entry),
    适用范围: entry.areas.map((area) => directory.areaName(area)).join('、'),
    类别: entry.categories.join('、'),
    关键词: entry.keywords.join('、'),
  };
}

function periodOf({ from, until }: KnowledgeEntry): string {
  // The last day counts, so what ends at midnight was written as the day before.
  const last = until === null ? '' : dayOf(until - DAY);
  if (from === null) return until === null ? '' : `至 ${last}`;
  return until === null ? `${dayOf(from)} 起` : `${dayOf(from)} 至 ${last}`;
}
