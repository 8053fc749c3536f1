import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isIdNumber, maskId, maskName, maskPhone, maskText } from '../../src/domain/mask.js';

const DIGITS = Array.from('0123456789');
const digits = (length: number) =>
  fc.array(fc.constantFrom(...DIGITS), { minLength: length, maxLength: length }).map((all) => all.join(''));
const mobiles = fc
  .tuple(fc.constantFrom(...Array.from('3456789')), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);

const validIds = fc
  .record({
    region: fc.integer({ min: 110000, max: 659999 }),
    born: fc.date({ min: new Date('1930-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
    serial: digits(3),
  })
  .map(({ region, born, serial }) => {
    const body = `${region}${born.toISOString().slice(0, 10).replaceAll('-', '')}${serial}`;
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
    return `${body}${'10X98765432'[sum % 11]!}`;
  });

/** Any text, and texts in which digits, gaps and letters stand close together. */
const surroundings = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789189 -xX幺三8电话:\n')), maxLength: 24 }),
);
const wide = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
const narrow = (text: string): string =>
  text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) - 0xfee0));

describe('single values', () => {
  test('show enough to be recognised by their owner', () => {
    expect(maskPhone('13812341234')).toBe('138****1234');
    expect(maskPhone('0970-8671234')).toBe('097*****1234');
    expect(maskPhone('12345')).toBe('*****');
    expect(maskId('63282219850101001X')).toBe('6328**********001X');
  });

  test.each([
    ['索南', '索某'],
    ['赵小章', '赵某'],
    ['欧阳海', '欧阳某'],
    ['索某', '索某'],
    [' 才让卓玛 ', '才某'],
    ['𠀀三', '𠀀某'],
    ['', '某'],
    ['某', '某'],
  ])('the name "%s" becomes "%s"', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  test.each([
    ['11010519491231002X', true],
    ['110105194912310021', false],
    ['11010519491331002X', false],
    ['11010519491231002x', false],
    ['13812341234', false],
  ])('%s is an ID number: %p', (text, is) => {
    expect(isIdNumber(text)).toBe(is);
  });
});

describe('numbers in a text', () => {
  test.each([
    ['我电话13812341234,快来', '我电话138****1234,快来'],
    ['+8613812341234', '+86138****1234'],
    ['008613812341234', '0086138****1234'],
    ['+86 138 1234 1234。', '+86 138 **** 1234。'],
    ['138-1234-1234', '138-****-1234'],
    ['1 3 8 1 2 3 4 1 2 3 4', '1 3 8 * * * * 1 2 3 4'],
    [wide('13812341234'), `${wide('138')}****${wide('1234')}`],
    [wide('11010519491231002') + '\uff38', `${wide('1101')}**********${wide('002')}\uff38`],
    ['138\u30001234\u30001234', '138\u3000****\u30001234'],
    ['138\u200b1234\u200b1234', '138\u200b****\u200b1234'],
    ['༡༣༨༡༢༣༤༡༢༣༤', '༡༣༨****༡༢༣༤'],
    ['号码是幺三八一二三四一二三四', '号码是幺三八****一二三四'],
    ['三社13812341234 13912341234都行', '三社138****1234 139****1234都行'],
    ['电话13812341234120块', '电话138****1234120块'],
    ['138 1234 1234X光', '138 **** 1234X光'],
    ['1566 1234 13812341234', '156* ***4 138****1234'],
    ['1. 13812341234\n2. 13912341234', '1. 138****1234\n2. 139****1234'],
    ['身份证63282219850101001X', '身份证6328**********001X'],
    ['身份证 11010519491231002x 的', '身份证 1101**********002x 的'],
    ['110105 19491231 002X', '1101** ******** 002X'],
    ['1 3 0 1 0 2 1 9 8 5 0 1 0 1 0 0 1 7', '1 3 0 1 * * * * * * * * * * 0 0 1 7'],
    ['卡号6222021234567890123', '卡号6222***********0123'],
    ['卡 4111 1111 1111 1111 汇', '卡 4111 **** **** 1111 汇'],
  ])('%s becomes %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  test.each([
    'GM-0312 停水,2026-11-21 14:30前到',
    '2026-11-21至2026-11-25,8:00-18:00',
    '补贴1500 3000 4000元,一共8500.50',
    '打12345、110、95598或者0970-8671234',
    '国办函〔2026〕12号,户号6300123456',
    '一二三四五六七八九十户,二〇二六年',
    '4111 1111 1111 1112 不是卡号',
    '👨‍👩‍👧 \ud83d 没水 \u202e',
    '',
  ])('nothing is covered in "%s"', (text) => {
    expect(maskText(text)).toBe(text);
  });

  test('no mobile number survives, whatever stands around it', () => {
    fc.assert(
      fc.property(surroundings, mobiles, surroundings, fc.boolean(), (before, mobile, after, fullWidth) => {
        const masked = maskText(`${before}${fullWidth ? wide(mobile) : mobile}${after}`);
        expect(narrow(masked)).not.toMatch(/1[3-9]\d{9}/);
      }),
      { numRuns: 500 },
    );
  });

  test('no mobile number with gaps survives between other words', () => {
    const gaps = fc.constantFrom('', ' ', '-', ' - ', '\u3000', '.');
    const words = fc.string({ unit: fc.constantFrom(...Array.from('我家停水了 :,\nabc👍')), maxLength: 10 });
    fc.assert(
      fc.property(words, mobiles, gaps, words, (before, mobile, gap, after) => {
        const written = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)].join(gap);
        expect(maskText(`${before}${written}${after}`)).toContain('****');
      }),
    );
  });

  test('no valid ID number survives, whatever stands around it', () => {
    fc.assert(
      fc.property(surroundings, validIds, surroundings, (before, id, after) => {
        const masked = maskText(`${before}${id}${after}`);
        const rest = narrow(masked).toUpperCase();
        for (let i = 0; i + 18 <= rest.length; i++) expect(isIdNumber(rest.slice(i, i + 18))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('masking twice is masking once, and only digits ever change, into stars', () => {
    const texts = fc.array(fc.oneof(surroundings, mobiles, validIds), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const masked = maskText(text);
        expect(maskText(masked)).toBe(masked);
        expect(masked).toHaveLength(text.length);
        for (let i = 0; i < text.length; i++) {
          if (masked[i] !== text[i])
            expect(`${masked[i]!} for ${text[i]!}`).toMatch(/^\* for [0-9\uff10-\uff19零一二三四五六七八九幺xX]$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('a text of 20,000 characters full of numbers is masked at once', () => {
    const text = '1 3 8 1 2 3 4 5 6 7 8 '.repeat(900);
    const begun = performance.now();
    expect(maskText(text)).not.toMatch(/1 3 8 1/);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
