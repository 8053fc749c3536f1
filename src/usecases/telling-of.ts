/** What was told of a case, for comparing it with what others tell. */
import type { Case } from '../domain/case/types.js';
import type { Telling } from '../understanding/similarity/telling.js';

/** Later voices say little new. */
const MOST_VOICES = 8;
/** "还没来" tells no fact. */
const SHORTEST = 4;

/** One for each reporter's words, the first first. Ids are those of the case with a number behind. */
export function tellingsOf(c: Case): Telling[] {
  const { category, area, place } = c;
  return c.remarks
    .filter((one) => one.from === 'reporter' && one.text.length >= SHORTEST)
    .slice(0, MOST_VOICES)
    .map(({ at, text }, nth) => ({ id: `${c.id}#${String(nth)}`, category, area, place, at, text }));
}

/** Id of the case that a telling is of. */
export function caseOf(telling: Telling): string {
  return telling.id.replace(/#\d+$/u, '');
}
