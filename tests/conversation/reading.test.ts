/** Small readings of what people type: answers, numbers, "we too", "don't tell". */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { numbersIn, quotedNumber } from '../../src/conversation/case-number.js';
import { wantsSecrecy } from '../../src/conversation/flows/open.js';
import { parseRating } from '../../src/conversation/flows/rating.js';
import { isMeToo } from '../../src/conversation/flows/report.js';
import { parseReplayFile } from '../../src/cli/replay-file.js';
import { caseNumber } from '../../src/domain/case/number.js';

describe('an answer to "is it solved?"', () => {
  test.each([
    ['好了', true, null],
    ['来了，谢谢', true, null],
    ['修好了！', true, null],
    ['满意', true, 4],
    ['非常满意', true, 5],
    ['基本满意', true, 3],
    ['5', true, 5],
    ['３', true, 3],
    ['4分', true, 4],
    ['2', false, 2],
    ['没来', false, null],
    ['还没好', false, null],
    ['没修好', false, null],
    ['不满意', false, 1],
    ['还是不行', false, null],
    ['根本没人来', false, null],
    ['没有解决', false, null],
    ['还是不亮', false, null],
    ['还是堵着呢', false, null],
    ['还在漏', false, null],
    ['来水了', true, null],
    ['钱收到了', true, null],
    ['灯亮了，谢谢', true, null],
  ])('%s', (text, solved, score) => {
    expect(parseRating(text)).toEqual({ solved, score });
  });

  test.each([
    '你好',
    '好的',
    '谢谢',
    '明天停水',
    '路灯坏了',
    '6',
    '13',
    '好了伤疤忘了疼这句话说得对啊你们大家说是不是这个理',
  ])('%s is none', (text) => {
    expect(parseRating(text)).toBeNull();
  });
});

describe('"we too"', () => {
  test.each(['加一', '+1', '我家也是', '我家也没水', '我们这儿也停了', '也没电', '同上'])('%s', (text) => {
    expect(isMeToo(text)).toBe(true);
  });

  test.each(['我家的牛跑了', '好', '也许明天来', '我们这里的路灯坏了很久了一直没有人来修理'])('%s is not', (text) => {
    expect(isMeToo(text)).toBe(false);
  });
});

test.each([
  ['不要让别人知道是我说的', true],
  ['别说是我说的', true],
  ['请保密', true],
  ['不要说是我说的', true],
  ['别人家都有水', false],
  ['不知道找谁', false],
])('%s asks for secrecy: %s', (text, secret) => {
  expect(wantsSecrecy(text)).toBe(secret);
});

describe('a case number', () => {
  test.each(['312', '0312', 'GM-0312', 'gm312', '#312', 'GM0312', '３１２'])('%s means GM-0312', (text) => {
    expect(numbersIn(text)[0]?.matches('GM-0312')).toBe(true);
  });

  test('with letters of another village, or of the sealed series, is another', () => {
    expect(numbersIn('XB-0312')[0]?.matches('GM-0312')).toBe(false);
    expect(numbersIn('GM-S-07')[0]?.matches('GM-S-07')).toBe(true);
    expect(numbersIn('GM-S-07')[0]?.matches('GM-0007')).toBe(false);
    expect(numbersIn('7')[0]?.matches('GM-S-07')).toBe(false);
  });

  test('is not found in a phone number', () => {
    expect(numbersIn('13912341234')).toEqual([]);
  });

  test('is found in a quoted message only with its letters', () => {
    expect(quotedNumber('新事项 GM-0312 二社停水（急），2户')?.serial).toBe(312);
    expect(quotedNumber('3点来水')).toBeNull();
  });

  test('is written and read back the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('GM', 'XB', 'A'),
        fc.integer({ min: 1, max: 999_999 }),
        fc.boolean(),
        (code, serial, sealed) => {
          const number = caseNumber(code, serial, sealed);
          expect(numbersIn(`查看 ${number} 谢谢`)[0]?.matches(number)).toBe(true);
        },
      ),
    );
  });
});

describe('a file to replay', () => {
  test('is read with China time, title and detail as one text', () => {
    const [first] = parseReplayFile('id\ttime\ttitle\tdetail\n7\t2019/2/28 11:25:05\t路灯坏了\t三天了\n');
    expect(first).toEqual({
      id: '7',
      at: Date.parse('2019-02-28T11:25:05+08:00'),
      title: '路灯坏了',
      text: '路灯坏了\n三天了',
    });
  });

  test('with a wrong line names it', () => {
    expect(() => parseReplayFile('id\ttime\ttitle\tdetail\n7\tgestern\t路灯\t\n')).toThrow(/line 2/u);
    expect(() => parseReplayFile('nummer\n')).toThrow(/line 1/u);
  });
});
