/**
 * Masks for what may be read by others: 138****1234, 6328**********001X, 赵某. In free text a number is covered
 * in place, so the text keeps its length, its spaces and everything that is no such number.
 */

/** ASCII, full-width (as escapes: they look alike), Tibetan and spoken Chinese digits, each row 0 to 9. */
const DIGIT_ROWS = [
  '0123456789',
  '\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19',
  '༠༡༢༣༤༥༦༧༨༩',
  '零一二三四五六七八九',
  '〇幺',
];
const DIGIT = `[${DIGIT_ROWS.join('')}]`;
const CHECK_X = '[Xx\\uff38\\uff58]';
/** What people put between the parts of one number: blanks, zero-width signs, dashes, dots, parentheses; no new line. */
const GAP =
  '[ \\t\\u00a0\\u3000\\u200b-\\u200f\\u2060\\ufeff\\u2010-\\u2015\\u2212\\uff0d\\uff0e\\uff08\\uff09._·()\\-]';
/** Digits with short gaps, and the X that an ID may end with. */
const NUMBERS = new RegExp(`${DIGIT}(?:${GAP}{0,3}${DIGIT})*(?:${GAP}{0,3}${CHECK_X})?`, 'gu');
const GROUP = new RegExp(`(?:${DIGIT}|${CHECK_X})+`, 'gu');
/** Longer than any phone with its country code: an ID, a bank card or the like. */
const LONG = 15;
const LONGEST = 19;

const PHONE = /1[3-9]\d{9}/u;
const WHOLE_PHONE = /^(?:(?:00)?86)?1[3-9]\d{9}$/u;
const ID = /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/u;
/** Surnames of two characters; every other name begins with one. */
const LONG_SURNAMES = ['欧阳', '司马', '上官', '诸葛', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '夏侯', '东方'];

/** 138****1234. Other numbers keep three digits in front and four at the end. */
export function maskPhone(phone: string): string {
  return cover(phone, 3, 4);
}

/** 6328**********001X */
export function maskId(id: string): string {
  return cover(id, 4, 4);
}

/** Surname + 某; the first character where no surname is known (Tibetan and other names). "某" for an empty name. */
export function maskName(name: string): string {
  const bare = name.trim().replace(/某$/u, '');
  const surname = LONG_SURNAMES.find((one) => bare.startsWith(one)) ?? Array.from(bare)[0] ?? '';
  return `${surname}某`;
}

/**
 * Covers every mobile phone (also with +86, gaps, full-width, Tibetan or spoken Chinese digits), ID number and bank
 * card, whatever stands around them. Twice is the same as once. Cautious where digits run together: eleven that look
 * like a phone inside a longer row are covered, and so is every row of 15 and more. Numbers with gaps count only as a
 * whole, IDs and cards among them only with a right check digit, so that sums and dates stay readable.
 * Landlines and hotlines stay: in a village they belong to offices, and people are told to call them.
 */
export function maskText(text: string): string {
  let masked = text;
  // Covering one number may leave digits that make another with their neighbours; every turn covers more, so it ends.
  for (let before = ''; before !== masked;) {
    before = masked;
    masked = before.replace(NUMBERS, maskNumbers);
  }
  return masked;
}

/** GB 11643-1999: 17 digits with a date of birth, and the right check digit (X for 10). */
export function isIdNumber(text: string): boolean {
  if (!ID.test(text)) return false;
  const sum = Array.from(text.slice(0, 17)).reduce(
    (total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11),
    0,
  );
  return '10X98765432'[sum % 11] === text[17];
}

function cover(text: string, head: number, tail: number): string {
  const glyphs = Array.from(text.trim());
  const end = glyphs.length - tail;
  return glyphs.map((glyph, index) => (end > head && (index < head || index >= end) ? glyph : '*')).join('');
}

/** Digits that stand together, and where they begin in the row. */
interface Group {
  at: number;
  digits: string;
}

function maskNumbers(row: string): string {
  const groups = [...row.matchAll(GROUP)].map((found) => ({ at: found.index, digits: plain(found[0]) }));
  const glyphs = Array.from(row);
  for (let first = 0; first < groups.length; first++) {
    const found = personalNumber(groups, first);
    if (found === null) continue;
    for (const index of found.cover) glyphs[index] = '*';
    first = found.last;
  }
  return glyphs.join('');
}

/** The longest personal number that begins with this group: its last group, and the positions to cover. */
function personalNumber(groups: readonly Group[], first: number): { last: number; cover: readonly number[] } | null {
  let digits = '';
  let found = null;
  const places: number[] = [];
  for (let last = first; last < groups.length && digits.length < LONGEST; last++) {
    const group = groups[last];
    if (!group) break;
    digits += group.digits;
    for (let index = 0; index < group.digits.length; index++) places.push(group.at + index);
    const [from, to] = hiddenPart(digits, first === last);
    if (to > from) found = { last, cover: places.slice(from, to) };
  }
  return found;
}

/** Which of these digits to cover, as [from, to); [0, 0] when they are no personal number. */
function hiddenPart(written: string, together: boolean): [from: number, to: number] {
  const digits = written.replace(/X$/u, '');
  if (WHOLE_PHONE.test(digits)) return [digits.length - 8, digits.length - 4];
  if (together && digits.length >= LONG) return [4, written.length - 4];
  const inside = together ? PHONE.exec(digits) : null;
  if (inside) return [inside.index + 3, inside.index + 7];
  if (isIdNumber(written) || isBankCard(digits)) return [4, written.length - 4];
  return [0, 0];
}

/** 16 to 19 digits whose last satisfies Luhn's formula (ISO/IEC 7812-1). */
function isBankCard(digits: string): boolean {
  if (!/^[3-9]\d{15,18}$/u.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}

/** The same digits in ASCII. */
function plain(digits: string): string {
  return Array.from(digits, (digit) => {
    const row = DIGIT_ROWS.find((one) => one.includes(digit));
    return row === undefined ? 'X' : row.indexOf(digit);
  }).join('');
}
