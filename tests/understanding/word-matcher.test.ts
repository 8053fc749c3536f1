import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createMatcher } from '../../src/understanding/word-matcher.js';

const wordsIn = (words: string[], text: string): string[] =>
  createMatcher(words.map((word) => ({ word, value: null })))(text).map((hit) => hit.word);

describe('the word matcher', () => {
  test('finds words inside words', () => {
    expect(wordsIn(['水', '水管', '自来水', '来水'], '自来水管')).toEqual(['自来水', '来水', '水', '水管']);
  });

  test('reports a word once, where it stands first', () => {
    const [hit, ...rest] = createMatcher([{ word: '停', value: 7 }])('不停地停');
    expect(hit).toEqual({ word: '停', value: 7, start: 1, end: 2 });
    expect(rest).toEqual([]);
  });

  test.each([
    ['水~没来', '水三天没来', true],
    ['水~没来', '没来水', false],
    ['水~没来', '水一二三四五六七没来', true],
    ['水~没来', '水一二三四五六七八没来', false],
    ['水~没来', '水一二三四五六七八九水没来', true],
    ['路~车~坏', '路上的车坏了', true],
    ['路~车~坏', '车在路上坏了', false],
    ['坏~坏', '坏', false],
    ['坏~坏', '坏了又坏', true],
  ])('%s in %s: %s', (word, text, found) => {
    expect(wordsIn([word], text)).toEqual(found ? [word] : []);
  });

  test('finds what a search for each word finds', () => {
    const letters = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom('水', '电', '路'), minLength: 1, maxLength });
    fc.assert(
      fc.property(fc.uniqueArray(letters(4), { maxLength: 8 }), letters(40), (words, text) => {
        expect(wordsIn(words, text).sort()).toEqual(words.filter((word) => text.includes(word)).sort());
      }),
    );
  });
});
