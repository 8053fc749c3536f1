/** A command that a clerk spoke: not carried out, because a number is too easily misheard. */
import { spokenNumber } from '../../understanding/spoken-number.js';
import { COMMANDS } from '../commands/table.js';
import { answered, isClerk, type Flow } from '../turn.js';

/** "办结三一二 水泵修好", "接单，GM-312": a command's name at the beginning, then a number, or nothing at all. */
const SPOKEN =
  /^(?:斜杠|斜线|\/|／)?(.*?)[，,、：:\s]*(?:编号|[A-Za-z]{1,4}-?)?([\d零〇一二两三四五六七八九十百千幺]+)(?![下个些点会])号?[，,。：:\s]*(.*)$/su;

export const spokenCommand: Flow = (turn) => {
  if (!isClerk(turn) || turn.message.heard === undefined) return null;
  const written = asWritten(turn.text.trim().replace(/[。.！!]+$/u, ''));
  return written === null ? null : answered(turn, 'spoken_command', turn.talk.words.replies.typeCommand(written));
};

/** As it would be typed; null for what is no command. */
export function asWritten(said: string): string | null {
  const alone = commandCalled(said.replace(/^(?:斜杠|斜线|\/|／)/u, ''));
  if (alone !== null) return `/${alone}`;
  const [, name = '', digits = '', rest = ''] = SPOKEN.exec(said) ?? [];
  const command = commandCalled(name);
  const number = command === null ? null : numberSaid(digits);
  return number === null
    ? null
    : `/${command ?? ''} ${[String(number), rest.trim()].filter((part) => part !== '').join(' ')}`;
}

/** Its Chinese name; a single character is too little to tell a command from a sentence. */
function commandCalled(name: string): string | null {
  const wanted = name.trim();
  const found = COMMANDS.find((one) => [one.zh, ...one.also].some((known) => known.length > 1 && known === wanted));
  return found?.zh ?? null;
}

const DIGITS = '零一二三四五六七八九';

/** Case numbers are said digit by digit (三一二, 幺零) or as a number (三百一十二). */
function numberSaid(said: string): number | null {
  const plain = said.replaceAll('幺', '一').replaceAll('〇', '零');
  if (/^\d+$/u.test(plain)) return Number(plain);
  if (/^[零一二三四五六七八九]+$/u.test(plain)) return Number([...plain].map((char) => DIGITS.indexOf(char)).join(''));
  return spokenNumber(plain)?.value ?? null;
}
