/** What speaks for a span to begin, end or go on at a character, and for a stretch of characters to be one. */
import type { FeatureList } from './feature-list.js';
import type { SpanView } from './span-view.js';
import { PLACE_LISTS, RULES } from './word-marks.js';

const LISTED = (1 << RULES) - 1;

/** Characters around, alone and together; what they are; the listed words at, before and behind them. */
export function addCharacterFeatures(view: SpanView, at: number, to: FeatureList): void {
  addCharacters(view, at, to);
  addListedWords(view, at, to);
  addRules(view, at, to);
}

function addCharacters(view: SpanView, at: number, to: FeatureList): void {
  const here = view.code(at);
  const [before, before2, before3] = [view.code(at - 1), view.code(at - 2), view.code(at - 3)];
  const [after, after2, after3] = [view.code(at + 1), view.code(at + 2), view.code(at + 3)];
  to.add(0, 1);
  to.add(1, here);
  to.add(2, before);
  to.add(3, before2);
  to.add(4, before3);
  to.add(5, after);
  to.add(6, after2);
  to.add(7, after3);
  to.add(8, before, here);
  to.add(9, here, after);
  to.add(10, before2, before);
  to.add(11, after, after2);
  to.add(12, before, after);
  to.add(13, before2, here);
  to.add(14, here, after2);
  to.add(15, before3, before2);
  to.add(16, after2, after3);
  to.add(17, before2, before, here);
  to.add(18, before, here, after);
  to.add(19, here, after, after2);
  to.add(20, before3, before2, before);
  to.add(21, after, after2, after3);
  to.add(22, view.type(at - 1), view.type(at), view.type(at + 1));
  to.add(23, 64 * view.type(at - 2) + view.type(at - 1), view.type(at), view.type(at + 1));
  to.add(24, view.type(at), view.type(at + 1), view.type(at + 2));
  to.add(25, stepOf(at));
  to.add(26, Math.min(view.clause(at), 5));
}

/** The beginning, its neighbourhood, and further and further behind. */
function stepOf(at: number): number {
  if (at <= 3) return at === 0 ? 0 : 1;
  if (at <= 9) return 2;
  return at <= 24 ? 3 : 4;
}

function addListedWords(view: SpanView, at: number, to: FeatureList): void {
  const { begins, ends, covers } = view.marks;
  const [begun, ended, over] = [listed(begins, at), listed(ends, at), listed(covers, at)];
  const [endedBefore, beginNext] = [listed(ends, at - 1), listed(begins, at + 1)];
  to.add(30, begun);
  to.add(31, ended);
  to.add(32, endedBefore);
  to.add(33, beginNext);
  to.add(34, over);
  addEach(35, begun, to);
  addEach(36, ended, to);
  addEach(37, endedBefore, to);
  addEach(38, beginNext, to);
  addEach(39, over, to);
  const [placeBegun, placeEnded] = [begun & PLACE_LISTS, ended & PLACE_LISTS];
  to.add(40, placeBegun, leftOf(view, at));
  to.add(41, placeEnded, beginNext & PLACE_LISTS, view.code(at + 1));
  to.add(42, placeEnded, view.type(at + 1));
  to.add(43, placeBegun, view.code(at - 1));
  to.add(44, placeEnded, view.code(at + 1));
  to.add(45, placeEnded, (ends[at + 1] ?? 0) & PLACE_LISTS);
}

const listed = (marks: Int32Array, at: number): number => (marks[at] ?? 0) & LISTED;

function addRules({ marks }: SpanView, at: number, to: FeatureList): void {
  const [begun, ended, over] = [marks.begins[at] ?? 0, marks.ends[at] ?? 0, marks.covers[at] ?? 0];
  to.add(46, begun >> RULES, ended >> RULES, over >> RULES);
  to.add(47, begun >> RULES);
  to.add(48, ended >> RULES);
  to.add(49, over >> RULES);
}

function addEach(kind: number, lists: number, to: FeatureList): void {
  for (let list = 0, rest = lists; rest !== 0; list++, rest >>>= 1) if ((rest & 1) === 1) to.add(kind, list);
}

/** 0 at the beginning of the text, 1 of a clause, 2 inside. */
function leftOf(view: SpanView, at: number): number {
  if (at === 0) return 0;
  return view.isOpen(at - 1) ? 2 : 1;
}

/** Its length, its edges and their neighbours, the listed words and rules at its edges, and a short one as a whole. */
export function addStretchFeatures(view: SpanView, start: number, end: number, to: FeatureList): void {
  const { marks } = view;
  const length = end - start;
  const [first, last, before, after] = [view.code(start), view.code(end - 1), view.code(start - 1), view.code(end)];
  const [begun, ended] = [marks.begins[start] ?? 0, marks.ends[end - 1] ?? 0];
  to.add(50, Math.min(length, 12));
  to.add(51, before, after);
  to.add(52, first, last);
  to.add(53, length, last);
  to.add(54, before, first, length);
  to.add(55, last, after);
  to.add(56, view.type(start - 1), view.type(end), Math.min(length, 6));
  to.add(57, begun, ended);
  const [placeBegun, placeEnded, left] = [begun & PLACE_LISTS, ended & PLACE_LISTS, leftOf(view, start)];
  to.add(58, placeBegun, placeEnded, left);
  to.add(59, placeEnded, left, after);
  to.add(60, left, Math.min(length, 8), placeEnded);
  to.add(61, placeEnded, (marks.begins[end] ?? 0) & PLACE_LISTS, view.type(end));
  to.add(62, (begun & ended) >> RULES);
  to.add(63, begun >> RULES, ended >> RULES);
  to.add(64, begun >> RULES, ended >> RULES, after);
  if (length <= 6) to.add(65, wholeOf(view, start, end));
}

function wholeOf(view: SpanView, start: number, end: number): number {
  let whole = 0;
  for (let at = start; at < end; at++) whole = Math.imul(whole ^ view.code(at), 0x01000193);
  return whole;
}
