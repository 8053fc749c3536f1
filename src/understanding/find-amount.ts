/** Sums of money in a text. */
import { SPOKEN_NUMBER, spokenNumber } from './spoken-number.js';

export interface Amount {
  said: string;
  yuan: number;
  /** 二百多, 七八千, 三万左右. */
  about: boolean;
}

const NUMBER = new RegExp(SPOKEN_NUMBER, 'gu');
const YUAN = /^(?:块钱|块|元钱|元|圆)/u;
/** 三块石头 and 一块地 are no money: few 块 need a word that says so, 七块五 and 三块一斤 do not. */
const FEW = 10;
const SURELY_YUAN = /^(?:块钱|元|圆|块(?:[一二三四五六七八九半](?![一二三四五六七八九十块亩])|一?[斤亩度吨方天]))/u;
const END = /^块(?:[^\p{Script=Han}]|$)/u;
const AFTER_YUAN = /^[一二三四五六七八九半](?:毛|(?![一二三四五六七八九十百千万亩斤块个碗袋盒瓶份张捆只头]))/u;
const GUESS = /^(?:左右|上下|多)/u;
/** Smaller sums are said with 块. */
const LEAST_BARE = 100;
/** Longer ones are telephone numbers, and so are those for help and service. */
const MOST_DIGITS = 7;
const HOTLINE = /^(?:1[12]\d|12\d{3}|9\d{4})$/u;
const MONEY = /[钱款费薪债账资贴补押租礼罚欠赔借骗交收给花转打卖价扣退领发存贷少涨才]/u;
const THING =
  /^(?:多|来)?(?:[个只头亩斤户人天年月号米里袋次口张条点分岁平公吨度回家辆名间棵根捆升克件代支栋层楼社组队道]|公里|平方|小时|以上的?人)/u;
const CLAUSE = /[^，,。;；!！?？\s]*$/u;
const NEAR = 12;

/** In the order said: sums with 块 or 元, and bare ones of a hundred and more where money is spoken of (工钱三千五). */
export function findAmounts(text: string): Amount[] {
  return [...text.matchAll(NUMBER)].flatMap((found) => {
    const [said] = found;
    const number = spokenNumber(said);
    const before = text.slice(Math.max(0, found.index - NEAR), found.index);
    const rest = text.slice(found.index + said.length);
    if (number === null || said.length > MOST_DIGITS || /\d[ -]?$/u.test(before) || /^[ -]\d/u.test(rest)) return [];
    const ofMoney = MONEY.test((CLAUSE.exec(before)?.[0] ?? '') + rest.slice(0, 3));
    const unit = YUAN.exec(rest)?.[0] ?? '';
    const few = number.value < FEW && !SURELY_YUAN.test(rest) && !(number.value > 1 && ofMoney && END.test(rest));
    const bare = number.value >= LEAST_BARE && ofMoney && !THING.test(rest) && !HOTLINE.test(said);
    return (unit === '' ? bare : !few) ? [withRest(said + unit, number, rest.slice(unit.length), unit !== '')] : [];
  });
}

/** Takes 五 of 七块五 and 左右 behind it. */
function withRest(said: string, number: { value: number; about: boolean }, rest: string, unit: boolean): Amount {
  const jiao = unit ? (AFTER_YUAN.exec(rest)?.[0] ?? '') : '';
  const tenths = jiao === '' ? 0 : (spokenNumber(jiao.charAt(0))?.value ?? 0);
  const guess = GUESS.exec(rest.slice(jiao.length))?.[0] ?? '';
  return {
    said: said + jiao + guess,
    yuan: number.value + (jiao.startsWith('半') ? tenths : tenths / 10),
    about: number.about || guess !== '',
  };
}
