/** Puts right the names of a village in what a speech recogniser wrote. */
import { createMisheardFinder } from './find-misheard.js';
import type { Sounds } from './sounds.js';

export interface Corrected {
  text: string;
  /** What was written and the name that stands there now, in the order of the text. */
  corrections: { said: string; name: string }[];
}

/**
 * Prepares the names (places and people of one village) once; a text then costs some microseconds. Names are put as they
 * were given; everything else stays as it was. Doubtful places are left alone, see `createMisheardFinder`.
 */
export function createSoundCorrection(names: readonly string[], sounds: Sounds): (text: string) => Corrected {
  const find = createMisheardFinder([...new Set(names)], sounds);
  return (text) => {
    const corrections: Corrected['corrections'] = [];
    let corrected = '';
    let done = 0;
    for (const { start, end, name } of find(text).sort((a, b) => a.start - b.start)) {
      corrections.push({ said: text.slice(start, end), name });
      corrected += text.slice(done, start) + name;
      done = end;
    }
    return { text: corrected + text.slice(done), corrections };
  };
}
