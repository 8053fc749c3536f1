/** Which of many tellings may be of one fact with another: the index, its reasons, and the groups made of it. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HOUR } from '../../src/domain/time.js';
import { clustersOf } from '../../src/understanding/similarity/clusters.js';
import { evidenceOf, prepare } from '../../src/understanding/similarity/evidence.js';
import { likelihoodOf, SPOKEN } from '../../src/understanding/similarity/likelihood.js';
import { placeLikeWords } from '../../src/understanding/similarity/place-like.js';
import { createScale } from '../../src/understanding/similarity/rarity.js';
import { commonWords } from '../../src/understanding/similarity/shared-words.js';
import { createSimilarityIndex } from '../../src/understanding/similarity/similarity-index.js';
import type { Telling } from '../../src/understanding/similarity/telling.js';

let serial = 0;
const telling = (text: string, changes: Partial<Telling> = {}): Telling => ({
  ...{ id: `t${String(++serial)}`, category: '0402', area: 'v.2', place: null, at: 0, text },
  ...changes,
});

const scale = createScale(new Map(), 0);
const likely = (a: Telling, b: Telling): number => likelihoodOf(evidenceOf(prepare(a), prepare(b), scale), SPOKEN);

describe('the likelihood of one fact', () => {
  const lamp = telling('大柳树底下那个路灯不亮了', { place: '大柳树底下' });

  test.each<[string, Telling, Telling]>([
    [
      'the same place',
      telling('大柳树跟前的灯坏了', { place: '大柳树跟前' }),
      telling('小学门口的灯坏了', { place: '小学门口' }),
    ],
    [
      'a place that sounds the same',
      telling('里家沟的灯坏了', { place: '里家沟' }),
      telling('王家台的灯坏了', { place: '王家台' }),
    ],
    ['the same hour', telling('路灯都不亮', { at: HOUR }), telling('路灯都不亮', { at: 60 * HOUR })],
    ['the same kind', telling('路灯不亮'), telling('路灯不亮', { category: '0601' })],
    ['everybody', telling('灯不亮了'), telling('就我家门口灯不亮')],
  ])('is larger for %s', (what, more, less) => {
    const about = what.includes('sounds') ? telling('李家沟路灯不亮了', { place: '李家沟' }) : lamp;
    expect(likely(about, more)).toBeGreaterThan(likely(about, less));
  });

  test('does not depend on who told it first', () => {
    const words = fc.array(fc.constantFrom('路灯', '不亮', '大柳树', '停水', '二社', '好几天', '了'), {
      minLength: 1,
      maxLength: 8,
    });
    const any = fc.tuple(words, fc.constantFrom('0402', '0501', null), fc.constantFrom('v', 'v.2', ''), fc.nat(100));
    const made = any.map(([parts, category, area, hour]) =>
      telling(parts.join(''), { category, area, at: hour * HOUR }),
    );
    fc.assert(fc.property(made, made, (a, b) => Math.abs(likely(a, b) - likely(b, a)) < 1e-9));
  });
});

describe('the index', () => {
  const index = createSimilarityIndex();
  const lamp = telling('大柳树底下那个路灯不亮了', { id: 'lamp', place: '大柳树底下' });
  const other = telling('卫生室门口路灯坏了一个', { id: 'other', place: '卫生室门口' });
  const far = telling('大柳树底下那个路灯不亮了', { id: 'far', area: 'v.3', place: '大柳树底下' });
  for (const one of [lamp, other, far]) index.add(one);

  test('finds the likeliest first, in kin areas only, and says what both tell', () => {
    const found = index.query(telling('大柳树跟前的路灯坏了', { place: '大柳树跟前' }));
    expect(found.map((one) => one.telling.id)).not.toContain('far');
    expect(found[0]).toMatchObject({ telling: { id: 'lamp' }, samePlace: true });
    expect(found[0]?.why()).toContain('大柳树');
  });

  test('does not find what was taken out, nor itself', () => {
    const small = createSimilarityIndex();
    for (const one of [lamp, other]) small.add(one);
    expect(small.query(lamp, 0).map((one) => one.telling.id)).toEqual(['other']);
    small.remove('other');
    small.remove('nobody');
    expect(small.query(lamp, 0)).toEqual([]);
    expect(small.size).toBe(1);
  });

  test('holds one telling of an id, the last', () => {
    const small = createSimilarityIndex();
    small.add(lamp);
    small.add({ ...lamp, text: '自来水停了', category: '0501' });
    expect(small.size).toBe(1);
    expect(small.query(telling('大柳树底下那个路灯不亮了'), 0.5)).toEqual([]);
  });

  test.each(['', '的的的', '😀😀', 'བོད་ཡིག', '水'.repeat(20_000)])('takes any text: %.8s', (text) => {
    const small = createSimilarityIndex();
    small.add(telling(text));
    expect(() => small.query(telling(text), 0)).not.toThrow();
  });
});

describe('words that tellings have in common', () => {
  test('are neither numbers nor where people live', () => {
    const said = ['二社13912345678水管爆了', '二社13912345678水管爆了，淌得满街'].map((text) => telling(text));
    expect(commonWords(said).join()).toContain('水管爆');
    expect(commonWords(said).join()).not.toMatch(/\d|二社/u);
  });
});

describe('groups', () => {
  test('hold what is alike, the largest first, and leave out what stands alone', () => {
    const water = ['自来水发浑有泥', '水浑得很都是泥', '水管里水浑，有泥沙'].map((text) =>
      telling(text, { category: '0502' }),
    );
    const alone = telling('低保啥时候发', { category: '0801' });
    const lamps = ['大柳树的灯坏了', '大柳树路灯坏了'].map((text) => telling(text, { place: '大柳树' }));
    expect(clustersOf([...lamps, alone, ...water], 0.25)).toEqual([water, lamps]);
  });
});

describe('names of places in letters', () => {
  test('are cut out of what stands around them', () => {
    expect(placeLikeWords('投诉A市A2区丽发新城小区旁边建搅拌站')).toEqual(['丽发新城小区']);
    expect(placeLikeWords('请问劳动东路魅力之城的油烟有人管吗')).toContain('劳动东路');
    expect(placeLikeWords('谢谢')).toEqual([]);
  });
});
