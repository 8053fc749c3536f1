import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countedAt, COUNT_EVERY, driftBetween, hasRollUp, nextCount, sumOf } from '../../src/domain/roll-up.js';
import { AREAS, GRID1, GRID1A, GRID2, XB1 } from './small-village.js';

const rollUp = (counts: Record<string, number>, asOf = 0) => ({ counts, asOf });

describe('a roll-up', () => {
  test('adds the counts of one status over all areas it was counted in', () => {
    const tallies = [
      { area: GRID1, status: 'new', count: 2 },
      { area: GRID2, status: 'new', count: 3 },
      { area: GRID2, status: 'closed', count: 4 },
    ];
    expect(countedAt(tallies, 9)).toEqual(rollUp({ new: 5, closed: 4 }, 9));
  });

  test('of a wider area is the sum of its parts, and as old as the oldest of them', () => {
    expect(sumOf([rollUp({ new: 1 }, 7), rollUp({ new: 2, closed: 5 }, 3)], 9)).toEqual(
      rollUp({ new: 3, closed: 5 }, 3),
    );
    expect(sumOf([], 9)).toEqual(rollUp({}, 9));
  });

  test('belongs to villages and wider areas', () => {
    expect(AREAS.filter((area) => !hasRollUp(area)).map((area) => area.path)).toEqual([GRID1, GRID1A, GRID2, XB1]);
  });
});

test.each([
  ['the same', { new: 3 }, { new: 3 }, 0],
  ['a status without cases', { new: 3, closed: 0 }, { new: 3 }, 0],
  ['one case more', { new: 3 }, { new: 4 }, 1],
  ['one case less', { new: 3 }, { new: 2 }, 1],
  ['two cases that went on', { new: 3, accepted: 1 }, { new: 1, accepted: 3 }, 2],
  ['one that went on and one that came', { new: 3 }, { new: 3, accepted: 1 }, 1],
  ['everything', {}, { new: 3, closed: 4 }, 7],
])('the drift of %s counts cases, not differences', (_what, one, other, drift) => {
  expect(driftBetween(rollUp(one), rollUp(other))).toBe(drift);
});

describe('the next count', () => {
  test('comes within ten minutes, at the same moments whoever asks when', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 2 ** 42 }), (area, now) => {
        const next = nextCount(area, now);
        expect(next).toBeGreaterThan(now);
        expect(next).toBeLessThanOrEqual(now + COUNT_EVERY);
        expect(nextCount(area, next - 1)).toBe(next);
        expect(nextCount(area, next)).toBe(next + COUNT_EVERY);
      }),
    );
  });

  test('of a thousand neighbours is spread over the ten minutes', () => {
    const villages = Array.from({ length: 1000 }, (_, n) => `63.22.22.203.${n}`);
    const minutes = villages.map((area) => Math.floor((nextCount(area, 0) / COUNT_EVERY) * 10));
    const perMinute = Array.from({ length: 10 }, (_, minute) => minutes.filter((each) => each === minute).length);
    expect(Math.max(...perMinute)).toBeLessThan(200);
  });
});
