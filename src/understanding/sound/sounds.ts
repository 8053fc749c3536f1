/** How single characters sound: exactly, and folded together with what villagers and recognisers confuse. */
import { polyphonic } from 'pinyin-pro';
import { foldSyllable } from './fold-syllable.js';

/** Sounds of UTF-16 units, as numbers. What is not read has one sound that only it has. */
export interface Sounds {
  /** Equal for all that sounds alike (`foldSyllable`); two for a character with two readings. */
  folded(code: number): readonly number[];
  /** Whether one as it is usually read may be the other, the tone left aside. */
  same(one: number, other: number): boolean;
}

/** The block of common Chinese characters. */
const FIRST = 0x4e00;
const LAST = 0x9fff;
/** The library lists the usual readings first, then those of old names and other words. */
const USUAL_READINGS = 2;

/** Asks the library for all characters at once: some 50 ms, after which a look-up costs nothing. */
export function createSounds(): Sounds {
  const characters = Array.from({ length: LAST - FIRST + 1 }, (_, i) => String.fromCharCode(FIRST + i)).join('');
  const syllables = numbered();
  const folds = numbered();
  const foldOf: number[] = [];
  const readings = polyphonic(characters, { toneType: 'none', type: 'array' }).map((all) =>
    all.slice(0, USUAL_READINGS).map((syllable) => {
      const number = syllables(syllable);
      foldOf[number] ??= folds(foldSyllable(syllable));
      return number;
    }),
  );
  const folded = readings.map((all) => [...new Set(all.map((each) => foldOf[each] ?? each))]);
  return {
    folded: (code) => folded[code - FIRST] ?? [-code],
    same: (one, other) => {
      const usual = readings[one - FIRST]?.[0];
      return one === other || (usual !== undefined && (readings[other - FIRST]?.includes(usual) ?? false));
    },
  };
}

/** Gives every word the next number, and the same one ever after. */
function numbered(): (word: string) => number {
  const numbers = new Map<string, number>();
  return (word) => {
    const number = numbers.get(word) ?? numbers.size;
    numbers.set(word, number);
    return number;
  };
}
