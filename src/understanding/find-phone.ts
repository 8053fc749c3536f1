/** The telephone number in a text, as written or as spoken. */

const SPOKEN: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
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
  八: '8',
  九: '9',
};
const LENGTH = 11;
const CORRECTION = /不对|错了|说错|打错|写错|更正|应该是|改成|换成/u;
const RUN = /[0-9〇零幺妖腰一二两三四五六七八九](?:[ \-—–.·,、]{0,2}[0-9〇零幺妖腰一二两三四五六七八九])*/gu;

/**
 * A mobile number of 11 digits, or null. Blanks, dashes, the +86 prefix and spoken digits (幺三八 …) are understood;
 * of two numbers the first counts, unless the speaker corrects it. Identity and card numbers are none. Expects
 * normalised text.
 */
export function findPhone(text: string): string | null {
  let phone: string | null = null;
  let end = 0;
  for (const run of text.matchAll(RUN)) {
    const number = mobileIn(run[0]);
    if (number === null) continue;
    if (phone !== null && !CORRECTION.test(text.slice(end, run.index))) break;
    phone = number;
    end = run.index + run[0].length;
  }
  return phone;
}

/** A run may hold a house number or a slip before the number: 3 13800001111. */
function mobileIn(run: string): string | null {
  const whole = digitsOf(run);
  if (isMobile(whole)) return whole;
  if (whole.length === LENGTH + 2 && whole.startsWith('86') && isMobile(whole.slice(2))) return whole.slice(2);
  const groups = run.split(/[^0-9〇零幺妖腰一二两三四五六七八九]+/u).map(digitsOf);
  for (let from = 0; from < groups.length; from++) {
    let joined = '';
    for (let to = from; to < groups.length && joined.length < LENGTH; to++) joined += groups[to] ?? '';
    if (isMobile(joined)) return joined;
  }
  return null;
}

function digitsOf(text: string): string {
  let digits = '';
  for (const char of text) digits += SPOKEN[char] ?? (/\d/.test(char) ? char : '');
  return digits;
}

function isMobile(digits: string): boolean {
  return digits.length === LENGTH && /^1[3-9]/.test(digits);
}
