/** Telephone, place and person as they are said. */
import { describe, expect, test } from '@jest/globals';
import type { Landmark } from '../../src/domain/village.js';
import { findPerson } from '../../src/understanding/find-person.js';
import { findPhone } from '../../src/understanding/find-phone.js';
import { findPlace } from '../../src/understanding/find-place.js';
import { createGazetteer } from '../../src/understanding/gazetteer.js';
import { normalise } from '../../src/understanding/normalise.js';

describe('a telephone number', () => {
  test.each([
    ['打我电话13812345678', '13812345678'],
    ['号码 138 1234 5678', '13812345678'],
    ['138-1234-5678', '13812345678'],
    ['１３８１２３４５６７８', '13812345678'],
    ['1 3 8 1 2 3 4 5 6 7 8', '13812345678'],
    ['+86 13812345678', '13812345678'],
    ['幺三八幺二三四五六七八', '13812345678'],
    ['幺三八 1234 五六七八', '13812345678'],
    ['138097…不对了 13809701234', '13809701234'],
    ['13800000000打错了，应该是13812345678', '13812345678'],
    ['13812345678，打不通就打13900000000', '13812345678'],
    ['家里5个人 13812345678', '13812345678'],
  ])('in %s', (text, phone) => {
    expect(findPhone(normalise(text))).toBe(phone);
  });

  test.each([
    ['an identity number', '632221198001011234'],
    ['a number that is one short', '1381234567'],
    ['a wrong beginning', '12812345678'],
    ['prices', '一斤38，要5个，共190'],
  ])('is not found in %s', (_what, text) => {
    expect(findPhone(normalise(text))).toBeNull();
  });
});

describe('a place', () => {
  const places: Landmark[] = [
    { name: '二社', aliases: ['上庄'], area: '63.1.2' },
    { name: '十二社', aliases: [], area: '63.1.12' },
    { name: '老磨坊', aliases: ['磨房'], area: '63.1.3' },
    { name: '二社老磨坊', aliases: [], area: '63.1.2.9' },
  ];
  const village = createGazetteer(places);
  const nowhere = createGazetteer([]);

  test.each(['二社停水了', '2社停水了', '第二社停水了', '二队停水了', '上庄停水了', '２社停水了'])(
    'is known under every name: %s',
    (text) => {
      expect(findPlace(normalise(text), village).area).toBe('63.1.2');
    },
  );

  test('with a longer number is not the one with the shorter', () => {
    expect(findPlace('十二社停水了', village).area).toBe('63.1.12');
    expect(findPlace('22社停水了', village).area).toBeNull();
  });

  test('with the longest name wins', () => {
    expect(findPlace('二社老磨坊那边没灯', village).area).toBe('63.1.2.9');
  });

  test('keeps the words said around a known name', () => {
    expect(findPlace('电线掉在二社老房子后头了', village)).toEqual({ place: '二社老房子后头', area: '63.1.2' });
  });

  test('that is a name of its own is not taken for another numeral', () => {
    const both = createGazetteer([{ name: '二组', aliases: [], area: '63.1.7' }, ...places]);
    expect(findPlace('二组停水', both).area).toBe('63.1.7');
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
    expect(findPlace(text, nowhere)).toEqual({ place, area: null });
  });

  test.each(['低保停了三个月', '学校让买校服', '合作社不给租金'])('is not invented: %s', (text) => {
    expect(findPlace(text, nowhere).place).toBeNull();
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
    expect(findPerson(normalise(text))).toBe(person);
  });

  test.each(['王主任，路灯坏了', '@张网格员 来看一下', '我是高血压，药没了', '马上派人来', '我爸高血压犯了'])(
    'is not somebody addressed or a word that begins like a name: %s',
    (text) => {
      expect(findPerson(normalise(text))).toBeNull();
    },
  );
});
