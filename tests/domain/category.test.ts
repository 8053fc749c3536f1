import { describe, expect, test } from '@jest/globals';
import {
  categoryLabel,
  CLASSES,
  className,
  isCategoryCode,
  SUBCATEGORIES,
  subCategory,
} from '../../src/domain/category.js';

describe('the category tree', () => {
  test('has twelve classes with five sub-classes each', () => {
    const codes = CLASSES.flatMap(({ code }) => ['01', '02', '03', '04', '05'].map((sub) => code + sub));
    expect(CLASSES).toHaveLength(12);
    expect(SUBCATEGORIES.map(({ code }) => code)).toEqual(codes);
  });

  test('has a short spoken label of its own for every sub-class', () => {
    const labels = SUBCATEGORIES.map(({ code }) => categoryLabel(code));
    expect(new Set(labels).size).toBe(60);
    expect(labels.filter((label) => label.length < 2 || label.length > 6)).toEqual([]);
    expect([categoryLabel('0501'), categoryLabel('0402')]).toEqual(['停水', '路灯']);
  });

  test('knows what must not be shown and what goes around the grid', () => {
    expect(SUBCATEGORIES.filter((sub) => sub.sensitive).map((sub) => sub.code)).toEqual([
      '0305',
      '0703',
      '0805',
      '1202',
    ]);
    expect(SUBCATEGORIES.filter((sub) => sub.sealed).map((sub) => sub.code)).toEqual(['1202']);
  });

  test.each([
    ['0101', '纠纷', 'C'],
    ['0204', '隐患', 'A'],
    ['0301', '隐患', 'A'],
    ['0501', '民生', 'B'],
    ['0703', '民生', 'B'],
    ['1104', '隐患', 'A'],
    ['1201', '民生', 'D'],
  ])('%s counts as %s with urgency %s', (code, counter, urgency) => {
    expect(subCategory(code)).toMatchObject({ code, counter, urgency });
  });

  test('tells known codes from others', () => {
    expect(['0501', '1205', '05', '0506', '1301', '', '050１'].filter(isCategoryCode)).toEqual(['0501', '1205']);
  });

  test('throws on what it does not know', () => {
    expect(() => subCategory('0506')).toThrow('no such category: 0506');
    expect(() => categoryLabel('99')).toThrow(RangeError);
    expect(() => className('1301')).toThrow('no such class: 1301');
  });

  test('names the class of a class and of a sub-class', () => {
    expect([className('05'), className('0503')]).toEqual(['水电气暖', '水电气暖']);
  });
});
