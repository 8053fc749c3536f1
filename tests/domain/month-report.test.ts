import { expect, test } from '@jest/globals';
import type { Case } from '../../src/domain/case/types.js';
import { startClock } from '../../src/domain/deadlines.js';
import { classFigures, hotOf, reportedCases, weeksOf } from '../../src/domain/month-report.js';
import { monthOf } from '../../src/domain/period.js';
import { at, plainCalendar } from './plain-calendar.js';
import { sampleCase, sampleReporter } from './sample-case.js';

const NOVEMBER = monthOf(at('2026-11-15 12:00'));
const nameOf = (area: string): string => area;

let serial = 0;
function came(when: string, changes: Partial<Case> = {}): Case {
  const startedAt = at(when);
  return sampleCase({
    number: `GM-${String(++serial).padStart(4, '0')}`,
    reporters: [sampleReporter({ at: startedAt })],
    state: 'in_progress',
    clock: startClock('C1', startedAt, plainCalendar()),
    category: '0501',
    ...changes,
  });
}

const houses = (...names: string[]) =>
  names.map((name) => sampleReporter({ contact: name, person: name, at: at('2026-11-03 09:00') }));

test('what only few may know is counted, but not said what it is about', () => {
  const cases = [
    came('2026-11-03 09:00'),
    came('2026-11-03 09:00', { confidential: true }),
    came('2026-11-03 09:00', { category: '0805' }),
    came('2026-11-03 09:00', { category: '1202', sealed: true }),
  ];
  expect(reportedCases(cases, NOVEMBER, nameOf).map(({ category }) => category)).toEqual(['0501', null, null]);
});

test('a case is reported in the month in which it fell due', () => {
  const [before, within] = [came('2026-10-20 09:00'), came('2026-11-20 09:00')];
  expect(reportedCases([before, within], NOVEMBER, nameOf).map(({ number }) => number)).toEqual([within.number]);
});

test('each class says what came, fell due, was done and is open', () => {
  const done = { ...startClock('C1', at('2026-11-03 09:00'), plainCalendar()), repliedAt: at('2026-11-04 09:00') };
  const cases = [
    came('2026-11-03 09:00', { state: 'closed', clock: done }),
    came('2026-10-01 09:00'),
    came('2026-11-03 09:00', { state: 'merged' }),
    came('2026-11-03 09:00', { category: '0801' }),
  ];
  const figures = classFigures(cases, NOVEMBER);
  expect(figures).toHaveLength(12);
  expect(figures.filter(({ came, open }) => came + open > 0)).toEqual([
    { code: '05', came: 1, due: 1, done: 1, open: 1 },
    { code: '08', came: 1, due: 1, done: 0, open: 1 },
  ]);
});

test('the weeks of a month are seven days each, and the rest', () => {
  const weeks = weeksOf([came('2026-11-01 00:00'), came('2026-11-30 23:59'), came('2026-12-01 00:00')], NOVEMBER);
  expect(weeks.map((week) => week.came)).toEqual([1, 0, 0, 0, 1]);
  expect(weeks.at(-1)?.until).toBe(at('2026-12-01 00:00'));
});

test('hot is what three households tell, in one case or in several of one fact, the most first', () => {
  const one = came('2026-11-03 09:00', { reporters: houses('a', 'b', 'c') });
  const two = came('2026-11-03 09:00', { reporters: houses('a', 'b'), category: '0402' });
  const [three, four] = [houses('d', 'e'), houses('f', 'g')].map((reporters) =>
    came('2026-11-04 09:00', { reporters, category: '0502' }),
  ) as [Case, Case];
  const hidden = came('2026-11-03 09:00', { reporters: houses('a', 'b', 'c'), confidential: true });
  const hot = hotOf([one, two, three, four, hidden], NOVEMBER, nameOf, () => [[three, four]]);
  expect(hot.map(({ numbers, households }) => [numbers, households])).toEqual([
    [[three.number, four.number], 4],
    [[one.number], 3],
  ]);
});
