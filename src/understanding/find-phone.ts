/** The telephone number in a text, as written or as spoken. */

const SPOKEN: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  洞: '0',
  幺: '1',
  妖: '1',
  腰: '1',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  拐: '7',
  八: '8',
  九: '9',
  勾: '9',
};
const DIGIT = '[0-9〇零洞幺妖腰一二两三四五六七拐八九勾]';
const RUN = new RegExp(`${DIGIT}(?:[ \\-—–.·,、()]{0,2}${DIGIT})*`, 'gu');
const BETWEEN = new RegExp(`[^${DIGIT.slice(1, -1)}]+`, 'u');
const MOBILE = /^1[3-9]\d{9}$/u;
/** With area code, or the seven or eight digits alone where a telephone is spoken of. */
const LANDLINE = /^0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/u;
const LOCAL = /^[2-8]\d{6,7}$/u;
const TELEPHONE = /(?:座机|固话|电话|号码?)[是为:：]?\s*$/u;
/** Characters before a number that may say what it is. */
const NEAR = 6;
const CORRECTION = /不对|错了|说错|打错|写错|更正|应该是|改成|换成|是这个/u;

/**
 * Digits of a mobile number (11) or a landline (7 to 12, with its area code when said), or null. Blanks, dashes, the +86
 * prefix and spoken digits (幺三八 …) are understood. A mobile number goes before a landline; of two the first counts,
 * unless the speaker corrects it: then the last. Identity and card numbers are none. Expects normalised text.
 */
export function findPhone(text: string): string | null {
  return lastOf(text, mobileIn) ?? lastOf(text, landlineIn);
}

/** `read` finds a number in a run of digits, given the text before it. */
function lastOf(text: string, read: (run: string, before: string) => string | null): string | null {
  let phone: string | null = null;
  let end = 0;
  for (const run of text.matchAll(RUN)) {
    const number = read(run[0], text.slice(Math.max(0, run.index - NEAR), run.index));
    if (number === null) continue;
    if (phone !== null && !CORRECTION.test(text.slice(end, run.index))) break;
    phone = number;
    end = run.index + run[0].length;
  }
  return phone;
}

/** A run may hold a house number or a slip before the number: 3 13800001111. */
function mobileIn(run: string): string | null {
  const whole = digitsOf(run).replace(/^86(?=1\d{10}$)/u, '');
  if (MOBILE.test(whole)) return whole;
  const groups = run.split(BETWEEN).map(digitsOf);
  for (let from = 0; from < groups.length; from++) {
    let joined = '';
    for (let to = from; to < groups.length && joined.length < 11; to++) joined += groups[to] ?? '';
    if (MOBILE.test(joined)) return joined;
  }
  return null;
}

function landlineIn(run: string, before: string): string | null {
  const digits = digitsOf(run);
  return LANDLINE.test(digits) || (LOCAL.test(digits) && TELEPHONE.test(before)) ? digits : null;
}

function digitsOf(text: string): string {
  let digits = '';
  for (const char of text) digits += SPOKEN[char] ?? (/\d/u.test(char) ? char : '');
  return digits;
}
