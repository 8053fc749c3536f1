/** The people of a village file: who they are, what they are responsible for, where they can be written to. */
import type { Absence, Duty, Handle, Person } from '../domain/person.js';
import { DAY } from '../domain/time.js';
import type { ResolveArea } from './area-names.js';
import type { Findings } from './finding.js';
import { dutySchema, leaveSchema, personSchema, type PersonEntry } from './schema.js';
import { readEach, type Read } from './shape.js';
import { checkTwice, idsOf } from './written-ids.js';

export function readPeople(raw: unknown, resolve: ResolveArea, findings: Findings): Person[] {
  const entries = readEach(personSchema, { id: '', name: '', handles: {} }, raw, ['people'], findings);
  checkTwice(entries, 'id', (entry) => [entry.id], findings);
  checkTwice(entries, 'handles', (entry) => handleNames(entry.handles), findings);
  const known = idsOf(entries);
  return entries.map((entry) => toPerson(entry, known, resolve, findings));
}

export function toHandles(written: Readonly<Record<string, readonly string[]>>): Handle[] {
  return Object.entries(written).flatMap(([channel, users]) => users.map((user) => ({ channel, user })));
}

export function handleNames(written: Readonly<Record<string, readonly string[]>>): string[] {
  return toHandles(written).map(({ channel, user }) => `${channel}: ${user}`);
}

function toPerson(
  entry: Read<PersonEntry>,
  known: ReadonlySet<string>,
  resolve: ResolveArea,
  findings: Findings,
): Person {
  const { value, path } = entry;
  const { id, name, called, kind, phone, languages } = value;
  const home = value.home === undefined ? null : resolve(value.home, [...path, 'home'], findings);
  return {
    id,
    name,
    ...(called === undefined ? {} : { calledAs: called }),
    ...(phone === undefined ? {} : { phone }),
    ...(home === null ? {} : { home }),
    duties: readDuties(entry, resolve, findings),
    handles: toHandles(value.handles),
    absences: readLeave(entry, known, findings),
    ...(kind === undefined ? {} : { kind }),
    ...(languages === undefined ? {} : { languages }),
  };
}

function readDuties({ value: person, path: at }: Read<PersonEntry>, resolve: ResolveArea, findings: Findings): Duty[] {
  const entries = readEach(dutySchema, { role: 'villager', area: [] }, person.duties, [...at, 'duties'], findings);
  return entries.flatMap(({ value: { role, area, categories }, path, bad }) => {
    if (role === 'department' && categories === undefined && !bad.has('categories')) {
      findings.warn(path, '部门没有写管哪些类别（categories），事情只能由人转给它');
    }
    return area.flatMap((name) => {
      const found = resolve(name, [...path, 'area'], findings);
      return found === null ? [] : [{ role, area: found, ...(categories === undefined ? {} : { categories }) }];
    });
  });
}

function readLeave(
  { value: person, path: at }: Read<PersonEntry>,
  known: ReadonlySet<string>,
  findings: Findings,
): Absence[] {
  const entries = readEach(leaveSchema, { from: 0, to: 0 }, person.leave, [...at, 'leave'], findings);
  return entries.map(({ value: { from, to, standIn }, path, bad }) => {
    if (to < from && bad.size === 0) findings.error([...path, 'to'], '请假结束的日子比开始的早');
    if (standIn === person.id) findings.error([...path, 'standIn'], '自己不能代自己');
    if (standIn !== undefined && !known.has(standIn)) {
      findings.error([...path, 'standIn'], `代理人“${standIn}”不在 people 里，请写他的 id`);
    }
    // The last day off is a whole day.
    return { from, until: to + DAY, ...(standIn === undefined ? {} : { standIn }) };
  });
}
