/** Who gets a digest when: groups, and people who lead. */
import { areasOfRight } from '../domain/rights.js';
import type { Person } from '../domain/person.js';
import type { DigestTime } from '../domain/village.js';
import type { Findings } from './finding.js';
import { digestSchema, type DigestEntry } from './schema.js';
import { readEach, type Read } from './shape.js';
import { checkTwice } from './written-ids.js';

export function readDigests(
  raw: unknown,
  groups: ReadonlySet<string>,
  people: readonly Person[],
  findings: Findings,
): DigestTime[] {
  const entries = readEach(digestSchema, { time: '', days: 'daily' }, raw, ['digests'], findings);
  // Everybody may have one digest of the day and one of the week.
  const isWeekly = ({ value: { days } }: Read<DigestEntry>): boolean => days === 'weekly';
  for (const some of [entries.filter(isWeekly), entries.filter((entry) => !isWeekly(entry))]) {
    checkTwice(some, 'group', ({ group }) => (group === undefined ? [] : [group]), findings);
    checkTwice(some, 'person', ({ person }) => (person === undefined ? [] : [person]), findings);
  }
  return entries.flatMap((entry) => toDigest(entry, groups, people, findings));
}

function toDigest(
  { value: { group, person, time, days }, path, bad }: Read<DigestEntry>,
  groups: ReadonlySet<string>,
  people: readonly Person[],
  findings: Findings,
): DigestTime[] {
  if ((group === undefined) === (person === undefined)) {
    if (!bad.has('group') && !bad.has('person'))
      findings.error(path, '日报发给谁：写 group（群）或者 person（人），写一个');
    return [];
  }
  if (group !== undefined) {
    if (!groups.has(group)) findings.error([...path, 'group'], `groups 里没有编号是“${group}”的群`);
    return [{ group, time, days }];
  }
  const found = people.find(({ id }) => id === person);
  if (found === undefined) findings.error([...path, 'person'], `people 里没有编号是“${person ?? ''}”的人`);
  else if (areasOfRight(found, 'digest').length === 0)
    findings.warn([...path, 'person'], `${found.name}不带片，没有日报：一级网格员（社长、组长）以上才有`);
  return found === undefined ? [] : [{ person: found.id, time, days }];
}
