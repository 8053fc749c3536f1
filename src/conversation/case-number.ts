/** Case numbers as people write them: GM-0312, gm312, #312, 312, GM-S-07. */

export interface WrittenNumber {
  /** Exactly as it stood in the text. */
  text: string;
  /** Village letters in capitals, or null when only digits were given. */
  code: string | null;
  sealed: boolean;
  serial: number;
  /** True for the full number it means; without letters it fits any village. */
  matches(number: string): boolean;
}

const NUMBER = /(?<![\dA-Za-z])[#＃]?(?:([A-Za-z]{1,4})-?)??(S-)?(\d{1,6})(?!\d)/giu;

/** Every number in the text, in order. Full-width digits count; a phone number does not. */
export function numbersIn(text: string): WrittenNumber[] {
  return [...text.normalize('NFKC').matchAll(NUMBER)].map((match) =>
    written(match[0], match[1], match[2], match[3] ?? ''),
  );
}

function written(text: string, letters: string | undefined, s: string | undefined, digits: string): WrittenNumber {
  const code = letters?.toUpperCase() ?? null;
  const sealed = s !== undefined;
  const serial = Number(digits);
  const matches = (number: string): boolean => {
    const own = /^([A-Z]+)-(S-)?(\d+)$/u.exec(number);
    return (
      own !== null &&
      (code === null || own[1] === code) &&
      (own[2] !== undefined) === sealed &&
      Number(own[3]) === serial
    );
  };
  return { text, code, sealed, serial, matches };
}

/** The first full case number in a quoted message of the bot, e.g. "新事项 GM-0312 …". */
export function quotedNumber(text: string): WrittenNumber | null {
  return numbersIn(text).find((one) => one.code !== null) ?? null;
}
