/** The village's own place names, in the spellings people use. */
import type { AreaPath } from '../domain/area.js';
import type { Landmark } from '../domain/village.js';
import { normalise } from './normalise.js';
import { createMatcher, type Entry } from './word-matcher.js';

/** A place name found in a text. */
export interface Named {
  start: number;
  end: number;
  area: AreaPath;
}

export type Gazetteer = (text: string) => Named | null;

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const NUMBERED = /^第?([一二三四五六七八九十]{1,3}|\d{1,2})(社|队|组)$/u;
const DIGIT = /[\d一二三四五六七八九十]/u;

/**
 * The longest name in a text, the first of equals. 二社 is also found as 2社, 第二社, 二队 and 二组, unless those are
 * names of their own. Expects normalised text.
 */
export function createGazetteer(places: readonly Landmark[]): Gazetteer {
  const areas = new Map<string, AreaPath>();
  const names = places.flatMap(({ name, aliases, area }) =>
    [name, ...aliases].map((each) => ({ name: normalise(each), area })),
  );
  for (const { name, area } of names) if (name.length > 1 && !areas.has(name)) areas.set(name, area);
  for (const { name, area } of names) {
    for (const variant of variantsOf(name)) if (!areas.has(variant)) areas.set(variant, area);
  }
  const entries: Entry<AreaPath>[] = [...areas]
    .filter(([word]) => !word.includes('~'))
    .map(([word, value]) => ({ word, value }));
  const match = createMatcher(entries);
  return (text) => longest(match(text).filter((hit) => !isCutNumber(text, hit.start)));

  function longest(hits: readonly (Entry<AreaPath> & { start: number; end: number })[]): Named | null {
    let best: Named | null = null;
    for (const { start, end, value } of hits) {
      const gain = end - start - (best ? best.end - best.start : 0);
      if (gain > 0 || (gain === 0 && best && start < best.start)) best = { start, end, area: value };
    }
    return best;
  }
}

/** 二社 inside 十二社 is another place. */
function isCutNumber(text: string, start: number): boolean {
  return start > 0 && DIGIT.test(text.charAt(start)) && DIGIT.test(text.charAt(start - 1));
}

function variantsOf(name: string): string[] {
  const [, numeral] = NUMBERED.exec(name) ?? [];
  if (numeral === undefined) return [];
  const number = /\d/.test(numeral) ? Number(numeral) : numberOf(numeral);
  return ['社', '队', '组'].flatMap((unit) =>
    [`${number}`, numeralOf(number)].flatMap((said) => [said + unit, `第${said}${unit}`]),
  );
}

function numberOf(numeral: string): number {
  const cut = numeral.indexOf('十');
  if (cut < 0) return NUMERALS.indexOf(numeral);
  const tens = cut === 0 ? 1 : NUMERALS.indexOf(numeral.slice(0, cut));
  return tens * 10 + NUMERALS.indexOf(numeral.slice(cut + 1));
}

function numeralOf(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = NUMERALS[number % 10] ?? '';
  return tens === 0 ? ones : `${tens === 1 ? '' : (NUMERALS[tens] ?? '')}十${ones}`;
}
