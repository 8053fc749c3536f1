/** Places and people as they are said, by the weights that come with the service. */
import { describe, expect, test } from '@jest/globals';
import type { Landmark } from '../../../src/domain/village.js';
import { loadBaseModel } from '../../../src/understanding/model/load-base-model.js';
import { createUnderstand } from '../../../src/understanding/understand.js';

const understand = createUnderstand(loadBaseModel());

function placeIn(text: string, places: readonly Landmark[]) {
  const { place, area } = understand(text, { where: 'direct', places });
  return { place, area };
}

function personIn(text: string): string | null {
  return understand(text, { where: 'direct', places: [] }).person;
}

describe('a place', () => {
  const places: Landmark[] = [
    { name: '二社', aliases: ['上庄'], area: '63.1.2' },
    { name: '十二社', aliases: [], area: '63.1.12' },
    { name: '老磨坊', aliases: ['磨房'], area: '63.1.3' },
    { name: '二社老磨坊', aliases: [], area: '63.1.2.9' },
  ];

  test.each(['二社停水了', '2社停水了', '第二社停水了', '二队停水了', '上庄停水了', '２社停水了'])(
    'is known under every name: %s',
    (text) => {
      expect(placeIn(text, places).area).toBe('63.1.2');
    },
  );

  test('with a longer number is not the one with the shorter', () => {
    expect(placeIn('十二社停水了', places).area).toBe('63.1.12');
    expect(placeIn('22社停水了', places).area).toBeNull();
  });

  test('with the longest name wins', () => {
    expect(placeIn('二社老磨坊那边没灯', places).area).toBe('63.1.2.9');
  });

  test('keeps the words said around a known name', () => {
    expect(placeIn('电线掉在二社老房子后头了', places)).toEqual({ place: '二社老房子后头', area: '63.1.2' });
  });

  test('that is a name of its own is not taken for another numeral', () => {
    const both = [{ name: '二组', aliases: [], area: '63.1.7' }, ...places];
    expect(placeIn('二组停水', both).area).toBe('63.1.7');
  });

  test.each([
    ['老刘家门口积水了', '老刘家门口'],
    ['二道桥头的护栏掉了', '二道桥头'],
    ['加油站后头堆满垃圾', '加油站后头'],
    ['四社路口没有路灯', '四社路口'],
    ['鹰嘴崖上的石头往下掉', '鹰嘴崖'],
    ['沟口那个农家乐半夜还在唱', '沟口那个农家乐'],
    ['学校门口车停得乱', '学校门口'],
  ])('is understood without a list: %s', (text, place) => {
    expect(placeIn(text, [])).toEqual({ place, area: null });
  });

  test.each(['低保停了三个月', '学校让买校服', '合作社不给租金'])('is not invented: %s', (text) => {
    expect(placeIn(text, []).place).toBeNull();
  });
});

describe('a person', () => {
  test.each([
    ['我叫马占川，水管坏了', '马占川'],
    ['我是祁生莲，低保没到账', '祁生莲'],
    ['我爸杨万寿三个月没领上养老金', '杨万寿'],
    ['我妈叫李桂兰，走丢了', '李桂兰'],
    ['张奶奶一个人在家，没人照顾', '张奶奶'],
    ['老邵家的墙倒了', '老邵'],
    ['卓玛措的残疾证到期了', '卓玛措'],
    ['杨会计把补助写他老婆名下', '杨会计'],
  ])('in %s', (text, person) => {
    expect(personIn(text)).toBe(person);
  });

  test.each(['王主任，路灯坏了', '@张网格员 来看一下', '我是高血压，药没了', '马上派人来', '我爸高血压犯了'])(
    'is not somebody addressed or a word that begins like a name: %s',
    (text) => {
      expect(personIn(text)).toBeNull();
    },
  );
});
