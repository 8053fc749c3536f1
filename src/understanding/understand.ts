/** Understanding by rules and word lists: the first form behind `Understand`. */
import type { Landmark } from '../domain/village.js';
import { detectEmergency, type Emergency } from './detect-emergency.js';
import { findCategory, UNKNOWN_CATEGORY, type Topic } from './find-category.js';
import { findNature } from './find-nature.js';
import { findPerson } from './find-person.js';
import { findPhone } from './find-phone.js';
import { findPlace } from './find-place.js';
import { findUrgency } from './find-urgency.js';
import { createGazetteer, type Gazetteer } from './gazetteer.js';
import { createLexicon, type Reading } from './lexicon.js';
import { normalise } from './normalise.js';
import { scoreReport } from './score-report.js';
import type { Understand, Understood } from './types.js';

/** From here on a text counts as a report; below `SURE` a person is asked first. */
const HALF_SURE = 0.45;
/** What no list can read is handed to a person. */
const UNREADABLE: Understood = {
  report: { is: true, confidence: 0.5 },
  category: { code: UNKNOWN_CATEGORY, confidence: 0.1 },
  nature: '求助',
  urgency: 'C',
  emergency: null,
  place: null,
  area: null,
  phone: null,
  person: null,
  why: [],
};
const SURE_OF_EMERGENCY = 0.9;
const MOST_WORDS = 6;

/**
 * Builds the word lists into one matcher (some tens of milliseconds, once per process). The place names of a scene are
 * prepared once per array, so pass the same array for the same village.
 */
export function createUnderstand(): Understand {
  const read = createLexicon();
  const gazetteers = new WeakMap<readonly Landmark[], Gazetteer>();
  return (text, scene) => {
    const plain = normalise(text);
    const phone = findPhone(plain);
    if (isUnreadable(plain)) return { ...UNREADABLE, phone };
    const reading = read(plain);
    const emergency = detectEmergency(reading);
    const topic = findCategory(reading, emergency?.kind ?? null);
    const confidence = confidenceOf(scoreReport(reading, plain, topic.score, scene.where), emergency);
    const nature = findNature(reading, emergency !== null);
    return {
      report: { is: confidence >= HALF_SURE, confidence },
      category: { code: topic.code, confidence: topic.confidence },
      nature,
      urgency: findUrgency(reading, topic.code, nature, emergency !== null),
      emergency: emergency?.kind ?? null,
      ...findPlace(plain, gazetteerOf(scene.places)),
      phone,
      person: findPerson(plain),
      why: wordsThatDecided(reading, topic, emergency),
    };
  };

  function gazetteerOf(places: readonly Landmark[]): Gazetteer {
    const known = gazetteers.get(places);
    if (known) return known;
    const made = createGazetteer(places);
    gazetteers.set(places, made);
    return made;
  }
}

function confidenceOf(score: number, emergency: Emergency | null): number {
  return emergency ? Math.max(score, SURE_OF_EMERGENCY) : score;
}

/** Tibetan script: the lists know none of it. */
function isUnreadable(text: string): boolean {
  const tibetan = text.match(/\p{Script=Tibetan}/gu)?.length ?? 0;
  return tibetan >= 3 && tibetan > (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function wordsThatDecided(reading: Reading, topic: Topic, emergency: Emergency | null): string[] {
  const signs = [...reading.for.values()].flatMap((found) => found.words.slice(0, 1));
  const words = [...(emergency?.words ?? []), ...topic.words.slice(0, 3), ...signs];
  const readable = words.filter((word) => word.length > 1).map((word) => word.replaceAll('~', '…'));
  return [...new Set(readable)].slice(0, MOST_WORDS);
}
