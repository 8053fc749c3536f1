/** The village's own place names, in the spellings people use and as they sound. */
import type { AreaPath } from '../domain/area.js';
import type { Landmark } from '../domain/village.js';
import { normalise } from './normalise.js';
import { numberedSpellings } from './numbered-spellings.js';
import { createMisheardFinder } from './sound/find-misheard.js';
import { createSounds, type Sounds } from './sound/sounds.js';
import { createMatcher, type Entry } from './word-matcher.js';

/** A place name found in a text. */
export interface Named {
  start: number;
  end: number;
  area: AreaPath;
}

export type Gazetteer = (text: string) => Named | null;

const DIGIT = /[\d一二三四五六七八九十]/u;

/**
 * The longest name in a text, the first of equals; only where none stands, one that is misheard (里家沟 → 李家沟). 二社 is
 * also found as 2社, 第二社, 二队 and 二组, unless those are names of their own. Expects normalised text.
 */
export function createGazetteer(places: readonly Landmark[], sounds: Sounds = createSounds()): Gazetteer {
  const areas = areasByName(places);
  const entries: Entry<AreaPath>[] = [...areas].map(([word, value]) => ({ word, value }));
  const match = createMatcher(entries);
  const findMisheard = createMisheardFinder([...areas.keys()], sounds);
  return (text) => {
    const written = match(text).filter((hit) => !isCutNumber(text, hit.start));
    if (written.length > 0) return longest(written.map(({ start, end, value }) => ({ start, end, area: value })));
    const heard = findMisheard(text).filter((hit) => !isCutNumber(text, hit.start));
    return longest(heard.flatMap(({ start, end, name }) => ({ start, end, area: areas.get(name) ?? '' })));
  };
}

/** Own names first, so that a spelling of one never hides another. */
function areasByName(places: readonly Landmark[]): Map<string, AreaPath> {
  const areas = new Map<string, AreaPath>();
  const names = places.flatMap(({ name, aliases, area }) =>
    [name, ...aliases].map((each) => ({ name: normalise(each).replaceAll('~', ''), area })),
  );
  const variants = names.flatMap(({ name, area }) =>
    numberedSpellings(name).map((variant) => ({ name: variant, area })),
  );
  for (const { name, area } of [...names, ...variants]) {
    if (name.length > 1 && !areas.has(name)) areas.set(name, area);
  }
  return areas;
}

function longest(hits: readonly Named[]): Named | null {
  let best: Named | null = null;
  for (const hit of hits) {
    const gain = hit.end - hit.start - (best ? best.end - best.start : 0);
    if (gain > 0 || (gain === 0 && best && hit.start < best.start)) best = hit;
  }
  return best;
}

/** 二社 inside 十二社 is another place. */
function isCutNumber(text: string, start: number): boolean {
  return start > 0 && DIGIT.test(text.charAt(start)) && DIGIT.test(text.charAt(start - 1));
}
