/** Telephone numbers as they are said. */
import { describe, expect, test } from '@jest/globals';
import { findPhone } from '../../src/understanding/find-phone.js';
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
