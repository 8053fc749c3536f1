/** Sums of money, weights, land and cattle in a text: 三千五百块, 两千斤, 一亩二, 六十头. */
import { SPOKEN_NUMBER, spokenNumber, type SpokenNumber } from './spoken-number.js';

type AmountUnit = '元' | '斤' | '亩' | '头';

export interface Amount {
  /** As it stands in the text. */
  said: string;
  value: number;
  unit: AmountUnit;
  /** 二百多, 七八千, 三万左右. */
  about: boolean;
}

const NUMBER = new RegExp(SPOKEN_NUMBER, 'gu');
/** What is said for a unit, and how much of it that is; the longer words first. */
const UNITS: readonly (readonly [said: string, unit: AmountUnit, factor: number])[] = [
  ['块钱', '元', 1],
  ['元钱', '元', 1],
  ['块', '元', 1],
  ['元', '元', 1],
  ['公斤', '斤', 2],
  ['斤', '斤', 1],
  ['吨', '斤', 2000],
  ['亩', '亩', 1],
  ['头', '头', 1],
];
/** 三块石头 and 一块地 are no money, and neither is 几块: few 块 need a word that says so. */
const FEW = 10;
const SURELY_YUAN = /^(?:块钱|元|块(?:[一二三四五六七八九半](?![一二三四五六七八九十块亩])|一?[斤亩度吨方天]))/u;
/** 第二头, 一头 (at one end) and 两头 (both ends) count no cattle. */
const FEW_HEADS = 3;
/** 五 of 七块五 and 二 of 一亩二. */
const TENTHS = /^[一二三四五六七八九半](?:毛|(?![一二三四五六七八九十百千万亩斤块个碗袋盒瓶份张捆只头天年月]))/u;
const GUESS = /^(?:左右|上下|多)/u;
/** Smaller sums are said with 块. */
const LEAST_BARE = 100;
/** Longer ones are telephone numbers, and so are those for help and service. */
const MOST_DIGITS = 7;
const HOTLINE = /^(?:1[12]\d|12\d{3}|9\d{4})$/u;
const MONEY = /[钱款费薪债账资贴补押租礼罚欠赔借骗交收给花转打卖价扣退领发存贷]/u;
const THING =
  /^(?:多|来)?(?:[个只户人天年月号米里袋次口张条点分岁平度回家辆名间棵根捆升克件代支栋层楼社组队道]|公里|平方|小时|以上的?人)/u;
const NEAR = 12;
const LOOKED_AT = 400;
const CLAUSE = /[^，,。;；!！?？\s]*$/u;

/**
 * In the order said. A bare number of a hundred and more is money where money is spoken of (工钱三千五). Expects normalised
 * text; only the first few hundred characters are looked at.
 */
export function findAmounts(text: string): Amount[] {
  return [...text.slice(0, LOOKED_AT).matchAll(NUMBER)].flatMap(({ 0: said, index }) => {
    const number = spokenNumber(said);
    const before = text.slice(Math.max(0, index - NEAR), index);
    const rest = text.slice(index + said.length);
    const isPart = /(?:\d[ -]?|第)$/u.test(before) || /^[ -]?\d/u.test(rest);
    if (number === null || said.length > MOST_DIGITS || isPart) return [];
    const ofMoney = MONEY.test((CLAUSE.exec(before)?.[0] ?? '') + rest.slice(0, 3));
    return amountOf(said, number, rest, ofMoney);
  });
}

function amountOf(said: string, number: SpokenNumber, rest: string, ofMoney: boolean): Amount[] {
  const guessed = /^[多来]/u.exec(rest)?.[0] ?? '';
  const found = UNITS.find(([word]) => rest.startsWith(word, guessed.length));
  if (!found) {
    const isSum = number.value >= LEAST_BARE && ofMoney && !THING.test(rest) && !HOTLINE.test(said);
    return isSum ? [withRest(said, number, rest, '元', 1)] : [];
  }
  const [word, unit, factor] = found;
  const fewYuan = unit === '元' && number.value < FEW && !SURELY_YUAN.test(rest);
  if (fewYuan || (unit === '头' && number.value < FEW_HEADS)) return [];
  const full = said + guessed + word;
  const about = { ...number, about: number.about || guessed !== '' };
  return [withRest(full, about, rest.slice(guessed.length + word.length), unit, factor)];
}

/** Takes 五 of 七块五 and 左右 behind it. */
function withRest(said: string, number: SpokenNumber, rest: string, unit: AmountUnit, factor: number): Amount {
  const tenths = /[块元亩斤]$/u.test(said) ? (TENTHS.exec(rest)?.[0] ?? '') : '';
  const more = tenths === '' ? 0 : (spokenNumber(tenths.charAt(0))?.value ?? 0);
  const guess = GUESS.exec(rest.slice(tenths.length))?.[0] ?? '';
  return {
    said: said + tenths + guess,
    value: (number.value + (tenths.startsWith('半') ? more : more / 10)) * factor,
    unit,
    about: number.about || guess !== '',
  };
}
