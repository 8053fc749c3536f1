/** A shift as a form says it, with what is wrong at its field. */
import type { AreaPath } from '../../../domain/area.js';
import type { Directory } from '../../../domain/directory.js';
import type { Person } from '../../../domain/person.js';
import type { DutyShift } from '../../../domain/village.js';
import { reaches } from '../../reach.js';
import type { Viewer } from '../../console-page.js';
import { ARRANGING } from '../rights.js';

export type Problems = Partial<Record<'area' | 'person' | 'days', string>>;

/** More dates than anybody writes by hand. */
const MOST_DATES = 60;

export function readShift(
  viewer: Viewer,
  field: (name: string) => string,
): { shift: DutyShift } | { problems: Problems } {
  const area = field('area');
  const person = field('person');
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => field(`weekday${String(day)}`) !== '');
  const dates = [
    ...new Set(
      field('dates')
        .split(/[\s,，、；;]+/u)
        .filter((text) => text !== ''),
    ),
  ];
  const wrong = dates.find((text) => !isDate(text));
  const problems: Problems = {};
  if (!reaches(viewer, ARRANGING, area)) problems.area = '请选您负责的片区';
  else if (!mayBeOnDuty(viewer.context.directory(), area).some(({ id }) => id === person))
    problems.person = '请选这个片区的人';
  if (wrong !== undefined) problems.days = `“${wrong.slice(0, 20)}”不是日子，请写成 2026-10-01，几天用空格隔开`;
  else if (weekdays.length + dates.length === 0) problems.days = '请勾星期几，或者写日子';
  else if (dates.length > MOST_DATES) problems.days = `一次最多写${String(MOST_DATES)}天`;
  return Object.keys(problems).length > 0 ? { problems } : { shift: { area, person, weekdays, dates } };
}

/** Those who work in the village of an area, by the file that the village is in: a shift of others would not last. */
export function mayBeOnDuty(directory: Directory, area: AreaPath): Person[] {
  const file = directory.villages.find(({ areas }) => areas.some(({ path }) => path === area));
  const within = directory.villageOf(area)?.path ?? area;
  return directory.staffWithin(within).filter(({ id }) => file?.people.some((one) => one.id === id) ?? false);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  // Parsing takes 2026-02-30 for the 2nd of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
