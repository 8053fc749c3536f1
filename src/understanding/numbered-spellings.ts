/** The ways in which a numbered name is written: 二社, 2社, 第二社, 二队, 2 组; 上滩三社, 上滩3社. */
const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const NUMBERED = /第?([一二三四五六七八九十]{1,3}|\d{1,2})(社|小?队|(?:村民)?小组|组|号|道|巷)/u;
/** For people these are one thing: the brigades of before are the communities of today. */
const UNITS = ['社', '队', '组', '小组', '小队'];

/** Every other spelling of a name with a number up to 99 in it; nothing for a name without one. */
export function numberedSpellings(name: string): string[] {
  const found = NUMBERED.exec(name);
  const [said = '', numeral = '', unit = ''] = found ?? [];
  if (!found) return [];
  const number = /\d/u.test(numeral) ? Number(numeral) : numberOf(numeral);
  const units = /[社队组]/u.test(unit) ? UNITS : [unit];
  const spellings = [String(number), `第${number}`, numeralOf(number), `第${numeralOf(number)}`];
  const variants = units.flatMap((each) => [...spellings.map((spelling) => spelling + each), `${number} ${each}`]);
  return variants.map((variant) => name.replace(said, variant)).filter((variant) => variant !== name);
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
