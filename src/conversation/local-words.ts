/** Words that are said in one village and stand in no dictionary: its places, and what its people are called. */
import type { AreaPath } from '../domain/area.js';
import { categoryLabel, SUBCATEGORIES } from '../domain/category.js';
import type { Directory } from '../domain/directory.js';
import { calledName } from '../domain/person.js';
import { createSoundCorrection } from '../understanding/sound/correct-by-sound.js';
import { createSounds, type Sounds } from '../understanding/sound/sounds.js';

export interface LocalWords {
  /** For a recogniser, the most telling first. */
  phrases: readonly string[];
  /** Puts right names that were written as they sound. */
  correct(text: string): string;
}

/** Without a village there are only the words of the work, and nothing to put right. */
export type LocalWordsOf = (directory: Directory, village: AreaPath | null) => LocalWords;

/** What is made for a village is kept as long as the directory it was made from. */
export function createLocalWords(): LocalWordsOf {
  const known = new WeakMap<Directory, Map<AreaPath, LocalWords>>();
  const labels = SUBCATEGORIES.map(({ code }) => categoryLabel(code));
  let sounds: Sounds | null = null;
  return (directory, village) => {
    if (village === null) return { phrases: labels, correct: (text) => text };
    const made = known.get(directory) ?? new Map<AreaPath, LocalWords>();
    known.set(directory, made);
    const before = made.get(village);
    if (before !== undefined) return before;
    const { places, staff, others } = namesIn(directory, village);
    sounds ??= createSounds();
    const correction = createSoundCorrection([...places, ...staff, ...others], sounds);
    const words = {
      phrases: [...places, ...staff, ...labels, ...others],
      correct: (text: string) => correction(text).text,
    };
    made.set(village, words);
    return words;
  };
}

function namesIn(directory: Directory, village: AreaPath) {
  return {
    places: directory.placesOf(village).flatMap(({ name, aliases }) => [name, ...aliases]),
    staff: directory.staffWithin(village).map(calledName),
    others: directory.livingIn(village).map(calledName),
  };
}
