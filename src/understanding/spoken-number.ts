/** Numbers as people say and write them: 三千五, 一万二, 1万2, 二百多, 七八百, 十几, 半. */

export interface SpokenNumber {
  value: number;
  /** Said as a guess: 二百多, 七八十, 十来. The value is then the least that is meant, between two digits the middle. */
  about: boolean;
}

const DIGITS = '零一二三四五六七八九';
const OTHER_DIGITS: Readonly<Record<string, number>> = { 〇: 0, 两: 2, 俩: 2, 仨: 3 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 };
const LARGE = 10_000;
const VAGUE = '多来几';
const PART = /\d+(?:\.\d+)?|./gu;

/** Source of a regular expression for what `spokenNumber` reads (and a little more). */
export const SPOKEN_NUMBER =
  '(?:半|[\\d零〇一二两俩三仨四五六七八九十百千][\\d.零〇一二两三四五六七八九十百千万亿多来几]*)';

/** Null for what is no number, 几 alone among it. Digits in a row (二〇二五) are read one by one. */
export function spokenNumber(said: string): SpokenNumber | null {
  if (said === '半') return { value: 0.5, about: false };
  if (/^[零〇一二三四五六七八九]{3,}$/u.test(said))
    return { value: Number([...said].map(digitOf).join('')), about: false };
  const sum = { large: 0, small: 0, digit: null as number | null, unit: 1, zero: false, about: false };
  for (const [part] of said.matchAll(PART)) {
    const unit = UNITS[part];
    const digit = /^\d/u.test(part) ? Number(part) : digitOf(part);
    if (VAGUE.includes(part)) sum.about = true;
    else if (unit !== undefined) addUnit(sum, unit);
    else if (digit === undefined || !addDigit(sum, digit)) return null;
  }
  if (sum.digit === null && sum.unit === 1) return null;
  return { value: sum.large + sum.small + lastDigit(sum), about: sum.about };
}

interface Sum {
  /** What 万 and 亿 have closed, and what is said since. */
  large: number;
  small: number;
  /** A digit that waits for its unit. */
  digit: number | null;
  /** The unit said last. */
  unit: number;
  zero: boolean;
  about: boolean;
}

function addUnit(sum: Sum, unit: number): void {
  if (unit >= LARGE) {
    // 亿 takes with it what 万 has closed before (三万亿); 万 does not (一亿三千万).
    const closed = unit > LARGE ? sum.large : 0;
    const number = closed + sum.small + (sum.digit ?? 0);
    sum.large += (number === 0 ? 1 : number) * unit - closed;
    sum.small = 0;
  } else sum.small += (sum.digit ?? 1) * unit;
  sum.digit = null;
  sum.unit = unit;
  sum.zero = false;
}

/** False when two digits follow each other that are no guess like 七八. */
function addDigit(sum: Sum, digit: number): boolean {
  if (digit === 0 && sum.digit === null && sum.unit > 1) {
    sum.zero = true;
    return true;
  }
  const guess = sum.digit !== null && digit === sum.digit + 1;
  if (sum.digit !== null && !guess) return false;
  sum.digit = guess ? digit - 0.5 : digit;
  sum.about ||= guess;
  return true;
}

/** 三千五 is 3500 and 一万二 12000, but 三千零五 is 3005 and 十五 is 15. */
function lastDigit({ digit, unit, zero }: Sum): number {
  if (digit === null) return 0;
  return digit < 10 && unit > 10 && !zero ? (digit * unit) / 10 : digit;
}

function digitOf(char: string): number | undefined {
  const value = DIGITS.indexOf(char);
  return value < 0 ? OTHER_DIGITS[char] : value;
}
