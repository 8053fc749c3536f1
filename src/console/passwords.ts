/** How passwords of the dispatch centre are hashed, and which are too easily guessed. */
import type { Person } from '../domain/person.js';

export const LEAST_CHARACTERS = 10;
const MOST_CHARACTERS = 128;

/** Of argon2id, in KiB and rounds: the first of those that OWASP's cheat sheet on storing passwords names as equal. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password that nobody knows: looked at when there is none, so that this takes as long. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$ILVZqASL1G/tAi3kmrPEgQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

/** What people take when they are asked for ten characters, dates and telephone numbers too: it counts for nothing. */
const OBVIOUS =
  /passw[o0]rd|mima|admin|operator|guanliyuan|root|user|login|welcome|qwerty|uiop|asdf|ghjk|zxcv|1q2w|3e4r|1qaz|2wsx|qazwsx|iloveyou|woaini|abc|gezipu|格子铺|密码|管理员|\d[\d\s./-]{2,}/gu;
const LEAST_LEFT = 6;
const LEAST_DIFFERENT = 4;

export type Weakness = 'short' | 'long' | 'obvious';

/** Null for one that may be used. */
export function weaknessOf(password: string, { id, name, phone = '' }: Person): Weakness | null {
  const letters = Array.from(plain(password));
  if (letters.length < LEAST_CHARACTERS) return 'short';
  if (letters.length > MOST_CHARACTERS) return 'long';
  const own = [id, name, phone].filter((word) => word !== '').map((word) => plain(word).toLowerCase());
  const rest = own.reduce((text, word) => text.replaceAll(word, ''), letters.join('').toLowerCase());
  const left = Array.from(rest.replace(OBVIOUS, ''));
  return left.length < LEAST_LEFT || new Set(left).size < LEAST_DIFFERENT ? 'obvious' : null;
}

/** As it is kept: argon2id with its parameters and a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await import('@node-rs/argon2');
  return hash(plain(password), COST);
}

/** `kept` is null for who has none: then it is wrong, after as long a while. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const { verify } = await import('@node-rs/argon2');
  // Nobody was ever given a longer one.
  const typed = Array.from(plain(password)).slice(0, MOST_CHARACTERS + 1);
  const isRight = await verify(kept ?? NOBODYS, typed.join(''));
  return isRight && kept !== null;
}

/** Keyboards write the same character in several ways. */
const plain = (text: string): string => text.normalize('NFKC');
