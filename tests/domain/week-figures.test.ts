import { expect, test } from '@jest/globals';
import type { Case } from '../../src/domain/case/types.js';
import { startClock } from '../../src/domain/deadlines.js';
import { weekPeriod } from '../../src/domain/period.js';
import { weekFigures } from '../../src/domain/week-figures.js';
import { at, plainCalendar } from './plain-calendar.js';
import { sampleCase, sampleReporter } from './sample-case.js';

const plain = plainCalendar();
const NOW = at('2026-11-23 08:30');
const LAST_WEEK = weekPeriod(at('2026-11-18 12:00'));

function came(when: string, done: string | null, changes: Partial<Case> = {}): Case {
  const startedAt = at(when);
  const clock = { ...startClock('C1', startedAt, plain), repliedAt: done === null ? null : at(done) };
  const state = done === null ? 'in_progress' : 'closed';
  return sampleCase({ reporters: [sampleReporter({ at: startedAt })], state, clock, category: '0501', ...changes });
}

const figures = (cases: Case[]) => weekFigures(cases, LAST_WEEK, NOW, plain);

test('a week goes from Monday to Sunday in China, to the minute', () => {
  const { days, came: all } = figures([
    came('2026-11-15 23:59', null),
    came('2026-11-16 00:00', null),
    came('2026-11-22 23:59', null),
    came('2026-11-23 00:00', null),
  ]);
  expect(days.map(({ day }) => day)).toEqual(['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`));
  expect(days.map((day) => day.came)).toEqual([1, 0, 0, 0, 0, 0, 1]);
  expect(all).toBe(2);
});

test('what was done counts on the day it was done, whenever it came', () => {
  const { days, done } = figures([
    came('2026-11-02 10:00', '2026-11-20 17:00'),
    came('2026-11-17 10:00', '2026-11-17 11:00'),
  ]);
  expect(days.map((day) => day.done)).toEqual([0, 1, 0, 0, 1, 0, 0]);
  expect(done).toBe(2);
});

test('what was joined with another case came only once', () => {
  expect(figures([came('2026-11-17 10:00', null), came('2026-11-17 11:00', null, { state: 'merged' })]).came).toBe(1);
});

test('what is open is counted by class, most first, however old it is', () => {
  const { byClass } = figures([
    came('2026-11-17 10:00', null, { category: '0801' }),
    came('2026-09-01 10:00', null),
    came('2026-11-18 10:00', null, { category: '0503' }),
    came('2026-11-18 10:00', '2026-11-18 12:00'),
  ]);
  expect(byClass).toEqual([
    { code: '05', open: 2 },
    { code: '08', open: 1 },
  ]);
});
