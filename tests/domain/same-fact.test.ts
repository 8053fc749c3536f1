/** When several tellings are taken for one fact, and who is asked. */
import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/domain/case/types.js';
import { householdsOf } from '../../src/domain/households.js';
import {
  canBeTold,
  causeWindow,
  cautionFrom,
  isOneThing,
  mayJoin,
  USUAL,
  whoMerges,
} from '../../src/domain/same-fact.js';
import { HOUR } from '../../src/domain/time.js';
import { env } from './case/world.js';
import { sampleCase, sampleReporter } from './sample-case.js';
import { GRID2 } from './small-village.js';

const lamp = sampleCase({ category: '0402', area: GRID2, areaKnown: true });
const water = sampleCase({ category: '0501', area: GRID2, areaKnown: true });

test.each<[string, Partial<Case>, boolean]>([
  ['open', {}, true],
  ['sealed', { sealed: true }, false],
  ['told in confidence', { confidential: true }, false],
  ['done', { state: 'replied' }, false],
  ['merged', { state: 'merged' }, false],
])('whether a case that is %s can be told again', (_, changes, is) => {
  expect(canBeTold(sampleCase(changes))).toBe(is);
});

test.each<[string, Case, string, boolean]>([
  ['of a kind that several houses share', lamp, '0402', true],
  ['of another class', lamp, '0501', false],
  ['of one person', sampleCase({ category: '0801' }), '0801', false],
  ['of a danger', { ...water, emergency: 'flood' }, '0501', false],
])('whether a matter %s is joined unasked', (_, c, category, is) => {
  expect(mayJoin(c, category)).toBe(is);
});

describe('which thing is meant', () => {
  test('is clear where both name one place, or a supply of a known area', () => {
    expect(isOneThing(lamp, { category: '0402', areaKnown: false }, true)).toBe(true);
    expect(isOneThing(water, { category: '0501', areaKnown: true }, false)).toBe(true);
  });

  test('is not clear of one lamp among many, nor of water somewhere', () => {
    expect(isOneThing(lamp, { category: '0402', areaKnown: true }, false)).toBe(false);
    expect(isOneThing(water, { category: '0501', areaKnown: false }, false)).toBe(false);
    expect(isOneThing({ ...water, areaKnown: false }, { category: '0501', areaKnown: true }, false)).toBe(false);
  });
});

test.each([
  ['0501', 24],
  ['0502', 48],
  ['0703', 48],
])('one cause of %s strikes within %i hours', (category, hours) => {
  expect(causeWindow(category)).toBe(hours * HOUR);
});

test('a household is counted once, however often it reported and from whichever handle', () => {
  const [one, again] = ['c/1', 'c/2'].map((contact) => sampleReporter({ contact, person: 'zhuoma' }));
  const other = sampleReporter({ contact: 'c/3' });
  const cases = [[one, other], [again]].map((some) => ({ reporters: some.filter((each) => each !== undefined) }));
  expect(householdsOf(cases)).toBe(2);
});

describe('who is asked whether two are one', () => {
  const asked = (changes: Partial<Case>): string[] =>
    whoMerges({ ...lamp, lead: null, offered: [], ...changes }, [{ ...lamp, ...changes }], env());

  test('is whoever holds it and may merge, else the next above', () => {
    expect(asked({ lead: 'cairang' })).toEqual(['cairang']);
    expect(asked({ lead: 'suonan' })).toEqual(['cairang']);
    expect(asked({ offered: ['suonan', 'doutai'] })).toEqual(['cairang']);
  });

  test('is nobody who is accused', () => {
    expect(asked({ lead: 'suonan', accused: ['cairang'] })).not.toContain('cairang');
  });
});

describe('what clerks joined and took apart', () => {
  test('changes nothing when there is nothing', () => {
    expect(cautionFrom([])).toEqual(USUAL);
  });

  test('keeps whatever was as likely as something taken apart from being joined unasked', () => {
    const { clear, doubtful } = cautionFrom([{ likelihood: 0.975, same: false }]);
    expect(clear).toBeCloseTo(0.98);
    expect(doubtful).toBe(USUAL.doubtful);
    expect(cautionFrom([{ likelihood: 0.9999, same: false }]).clear).toBeLessThan(1);
  });

  test('makes the bot ask earlier only where clerks often join what seemed unlikely', () => {
    const joined = (likelihood: number) => ({ likelihood, same: true });
    expect(cautionFrom([joined(0.25)]).doubtful).toBe(USUAL.doubtful);
    expect(cautionFrom([0.25, 0.3, 0.9, 0.9, 0.9].map(joined)).doubtful).toBeCloseTo(0.3);
    expect(cautionFrom([0, 0, 0, 0, 0].map(joined)).doubtful).toBe(0.2);
  });
});
