import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CaseBrief, Notice } from '../../src/domain/notice.js';
import { heldUntil, isUrgent } from '../../src/domain/quiet-hours.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import type { UrgencyClass } from '../../src/domain/urgency.js';

const NIGHT = { from: 22 * 60, to: 7 * 60 };
const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);

const brief = (urgency: UrgencyClass): CaseBrief => ({
  ...{ id: 'c', number: 'GM-0312', category: '0201', urgency, areaName: '二社', gist: '没水' },
});
const taken = (urgency: UrgencyClass): Notice => ({ kind: 'taken', case: brief(urgency), by: '李四' });

test.each([
  ['21:59', null],
  ['22:00', '2026-11-24T07:00'],
  ['23:59', '2026-11-24T07:00'],
  ['00:00', '2026-11-23T07:00'],
  ['06:59', '2026-11-23T07:00'],
  ['07:00', null],
  ['12:00', null],
])('what can wait and is due at %s waits until %s', (time, until) => {
  expect(heldUntil(taken('C1'), at(time), NIGHT)).toBe(until === null ? null : Date.parse(`${until}:00+08:00`));
});

test('the hours may lie within a day', () => {
  const noon = { from: 12 * 60, to: 14 * 60 };
  expect(heldUntil(taken('C1'), at('12:30'), noon)).toBe(at('14:00'));
  expect(heldUntil(taken('C1'), at('23:00'), noon)).toBeNull();
});

describe('at night', () => {
  const isHeld = (notice: Notice): boolean => heldUntil(notice, at('02:00'), NIGHT) !== null;

  test.each<[string, Notice]>([
    ['an answer', { kind: 'said', text: '您好' }],
    ['the answer to a withdrawal', { kind: 'withdrawn', case: brief('C1') }],
    ['the answer to "we too"', { kind: 'joined', case: brief('C1') }],
    ['what somebody has announced', { kind: 'bulletin', from: '郭米村', text: '上游放水，请离开河滩' }],
    ['what happens to a matter of danger', taken('A')],
    ['what happens to a matter whose deadlines run at night', taken('B')],
  ])('%s is not held', (_, notice) => {
    expect(isHeld(notice)).toBe(false);
  });

  test.each<[string, Notice]>([
    ['what happens to an ordinary matter', taken('C2')],
    ['that somebody was late', { kind: 'closedUnrated', case: brief('D1') }],
    ['whether something is a report', { kind: 'doubtful', message: 'm', group: '三组群', from: '王婶', text: '唉' }],
  ])('%s is held', (_, notice) => {
    expect(isHeld(notice)).toBe(true);
  });
});

test('only danger is urgent', () => {
  expect(isUrgent(taken('A'))).toBe(true);
  expect(isUrgent(taken('B'))).toBe(false);
  expect(isUrgent({ kind: 'said', text: '您好' })).toBe(false);
});

test('whatever is held is held to the end of the same quiet time, and then it is not held', () => {
  const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
  fc.assert(
    fc.property(minute, minute, fc.integer({ min: 0, max: 3 * DAY }), (from, to, passed) => {
      const now = at('00:00') + passed;
      const until = heldUntil(taken('C1'), now, { from, to });
      if (until === null) return;
      expect(until).toBeGreaterThan(now);
      expect(until - now).toBeLessThanOrEqual(DAY);
      expect((until + 8 * HOUR) % DAY).toBe(to * MINUTE);
      if (from !== to) expect(heldUntil(taken('C1'), until, { from, to })).toBeNull();
    }),
  );
});
