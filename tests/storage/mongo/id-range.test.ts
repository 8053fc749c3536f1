import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineageOf } from '../../../src/domain/area.js';
import { idsWithin, isFound } from '../../../src/storage/mongo/id-range.js';

/** Byte order, as the server compares. */
function holds({ _id: range }: ReturnType<typeof idsWithin>, id: string): boolean {
  if (range === undefined) return true;
  const [at, from, to] = [id, range.$gte, range.$lt].map((text) => Buffer.from(text)) as [Buffer, Buffer, Buffer];
  return Buffer.compare(at, from) >= 0 && Buffer.compare(at, to) < 0;
}

const part = fc.constantFrom('1', '2', '20', '203', '社', '-');
const county = fc.array(part, { minLength: 1, maxLength: 3 });
const below = fc.array(part, { maxLength: 4 });

describe('the range of ids of an area', () => {
  test('holds every aggregate that may be stored and lies within the area', () => {
    fc.assert(
      fc.property(county, below, below, fc.nat(), (common, homeBelow, areaBelow, nth) => {
        const [home, area] = [[...common, ...homeBelow].join('.'), [...common, ...areaBelow].join('.')];
        const id = `${home}/01J`;
        if (!isFound({ id, kind: 'case', area })) return;
        const lineage = lineageOf(area);
        expect(holds(idsWithin('case', lineage[nth % lineage.length]!), id)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['63.22.22.203.201', '63.22.22.203.201'],
    ['63.22.22.203.201', '63.22.22.203.201.2.1'],
    ['63.22.22.203.201', '63.22.22.203.202.1'],
    ['63.22.22.203.201', '63.22.22.203'],
    ['63.22.22', '63.22.22'],
    ['63', '63'],
  ])('a case whose id begins with %s may belong to %s', (home, area) => {
    expect(isFound({ id: `${home}/01J`, kind: 'case', area })).toBe(true);
  });

  test.each([
    ['63.22.23.203.201', '63.22.22.203.201'],
    ['63', '63.22'],
    ['u', '63.22.22'],
    ['', '63.22.22'],
  ])('a case whose id begins with "%s" would not be found in %s', (home, area) => {
    expect(isFound({ id: `${home}/01J`, kind: 'case', area })).toBe(false);
  });

  test('holds nothing of another county', () => {
    const range = idsWithin('case', '63.22.22.203.201');
    for (const county of ['63.22.21', '63.22.220', '63.22.2', '63.22.23', '63.22.22-1'])
      expect(holds(range, `${county}.203.201/01J`)).toBe(false);
    expect(range).toEqual(idsWithin('case', '63.22.22'));
  });

  test('is everything for kinds that are found by a key, for unknown kinds, and for everywhere', () => {
    expect(idsWithin('message', '63.22.22')).toEqual({});
    expect(idsWithin('visit', '63.22.22')).toEqual({});
    expect(idsWithin('case', '')).toEqual({});
    expect(isFound({ id: 'in/0f/simulator:1', kind: 'message', area: '63.22.22' })).toBe(true);
  });
});
