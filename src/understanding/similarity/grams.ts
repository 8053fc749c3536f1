/** Pairs of neighbouring characters: what is compared instead of words, which villagers and recognisers write in many ways. */
import { normalise } from '../normalise.js';

/** Two UTF-16 units as one number. */
export type Gram = number;

const RUN = /[\p{Script=Han}a-z0-9]+/gu;
/** Words of one character that stand beside everything; what is said is in the others. */
const EMPTY = new Set('的了是我们吗呢吧啊你他她它这那就都也和与及之其哈撒哩着把被');
/** Longer texts repeat themselves; cut, one pasted book does not cost more than all other texts together. */
const LONGEST = 2_000;

/** The different pairs of a text, in the order in which they first stand there. */
export function gramsOf(text: string): Gram[] {
  const found = new Set<Gram>();
  for (const [run] of normalise(text.slice(0, LONGEST)).matchAll(RUN)) {
    for (let i = 1; i < run.length; i++) {
      if (!EMPTY.has(run.charAt(i - 1)) && !EMPTY.has(run.charAt(i))) found.add(gramAt(run, i));
    }
  }
  return [...found];
}

/** The two characters of a pair. */
export function charactersOf(gram: Gram): string {
  return String.fromCharCode(gram >>> 16, gram & 0xffff);
}

/** The pair that these two characters make. */
export function gramFrom(characters: string): Gram {
  return gramAt(characters, 1);
}

function gramAt(text: string, second: number): Gram {
  return ((text.charCodeAt(second - 1) << 16) | text.charCodeAt(second)) >>> 0;
}
