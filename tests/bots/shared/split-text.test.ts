import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitText } from '../../../bots/shared/split-text.js';

test('a text that fits stays one', () => {
  expect(splitText('您有2件事：\n①路灯', 100)).toEqual(['您有2件事：\n①路灯']);
  expect(splitText('', 100)).toEqual([]);
});

test('a longer one is cut between lines, and within a line only when it is too long for itself', () => {
  expect(splitText('一二\n三四\n五六', 13)).toEqual(['一二\n三四', '五六']);
  expect(splitText('一二三四五', 6)).toEqual(['一二', '三四', '五']);
});

test('every part fits, and together they say everything', () => {
  const unit = fc.constantFrom('水', 'a', '\n', '😀', ' ');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.integer({ min: 4, max: 40 }), (text, most) => {
      const parts = splitText(text, most);
      expect(parts.every((part) => Buffer.byteLength(part) <= most)).toBe(true);
      expect(parts.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
    }),
  );
});
