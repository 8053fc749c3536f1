/** Places by rule, which is what the weights lean on. */
import { expect, test } from '@jest/globals';
import { spokenPlaces } from '../../../src/understanding/spans/spoken-places.js';

const placesIn = (text: string): string[] => spokenPlaces(text).all.map(({ start, end }) => text.slice(start, end));

test.each([
  ['东沟那片水浇地没水', '东沟那片水浇地'],
  ['寺门口有野狗', '寺门口'],
  ['中学下来那条路滑得很', '中学下来那条路'],
  ['老马家背后那道坎裂了', '老马家背后那道坎'],
  ['五社最里头那家没电', '五社最里头'],
  ['五社最里头那家的灯坏了', '五社最里头那家'],
  ['鹰嘴崖底下塌方了', '鹰嘴崖底下'],
  ['小学后头弯道上结冰了', '小学后头弯道上'],
  ['广场上的灯坏了', '广场'],
  ['谁把死狗扔沟里了', '沟里'],
  ['东滩那个蔬菜大棚漏了', '东滩那个蔬菜大棚'],
  ['五社涵管堵了', '五社涵管'],
])('%s', (text, place) => {
  expect(placesIn(text)).toEqual([place]);
});

test('of several a numbered community is probably meant', () => {
  const text = '广场边上的灯不亮,我是三社的';
  const { main } = spokenPlaces(text);
  expect(main && text.slice(main.start, main.end)).toBe('三社');
});

test.each(['三社长不接电话', '合作社不给租金', '水渠漏了', '我家门台子裂了', '羊圈塌了'])(
  'nobody speaks of a place in %s',
  (text) => {
    expect(spokenPlaces(text)).toEqual({ all: [], main: null });
  },
);
