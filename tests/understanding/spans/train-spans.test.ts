/** What is marked is learned, always the same. */
import { expect, test } from '@jest/globals';
import { createSpanTagger } from '../../../src/understanding/spans/span-tagger.js';
import { trainSpans } from '../../../src/understanding/spans/train-spans.js';
import { parseTrainingLines } from '../../../src/understanding/training/parse-lines.js';

/** Words that stand in no list and that no rule takes for a place or a name. */
const PLACES = Array.from('甲乙丙丁戊己庚辛壬癸', (char) => `${char}${char}库伦`);
const content = PLACES.flatMap((place) => [
  `group\t求助\t0402\tC\t-\t{${place}}没灯`,
  `direct\t求助\t0501\tC\t-\t昨天起{${place}}没水`,
  `group\t投诉\t0601\tC\t-\t没人管`,
]).join('\n');
const lines = parseTrainingLines(content, 'places.tsv');
const model = trainSpans(lines, new Set(lines));

test.each(['子子库伦没灯', '昨天起子子库伦没水'])('a place of the same kind is found: %s', (text) => {
  const { place } = createSpanTagger(model)(text, null);
  expect(place && text.slice(place.start, place.end)).toBe('子子库伦');
});

test('and none where none was marked', () => {
  expect(createSpanTagger(model)('没人管', null)).toEqual({ place: null, person: null });
});

test('equal lines give an equal model', () => {
  expect(trainSpans(lines, new Set(lines))).toEqual(model);
});
