/** Tellings in memory, found by what is rare in their words and by what else was told there lately. */
import { isWithin, type AreaPath } from '../../domain/area.js';
import { DAY } from '../../domain/time.js';
import { evidenceOf, prepare, type Prepared } from './evidence.js';
import { gramsOf, type Gram } from './grams.js';
import { likelihoodOf, SPOKEN, type Weights } from './likelihood.js';
import { createScale } from './rarity.js';
import { sharedWords } from './shared-words.js';
import type { Telling } from './telling.js';

/** A telling that may be of the same fact. */
export interface Similar {
  telling: Telling;
  likelihood: number;
  /** What both say: the place first, then the rarest words. */
  why(): readonly string[];
}

export interface SimilarityIndex {
  readonly size: number;
  /** In the place of one with the same id. */
  add(telling: Telling): void;
  remove(id: string): void;
  /** Those that may tell the same fact as this one, which need not be in the index, the likeliest first. */
  query(telling: Telling, atLeast?: number): Similar[];
}

interface Entry extends Prepared {
  /** The rarest pairs, under which it is found. */
  filed: readonly Gram[];
}

export interface IndexOptions {
  weights?: Weights;
  /** By so many of its rarest pairs of characters a telling is found; 16 when absent. */
  filed?: number;
  /** How many of those that share them are looked at closely; 40 when absent. */
  compared?: number;
}

/** A pair that so many hold, and more than this share of all, finds nothing worth looking at. */
const MANY = 200;
const MANY_SHARE = 0.02;
/** So many of the latest of the class are compared in each area. */
const BY_CLASS = 20;
/** Without a word in common only what was told so close together is worth comparing. */
const LATELY = 3 * DAY;
/** Less likely than this is not mentioned. */
const LEAST = 0.1;

/** Costs some ten microseconds to fill for each telling, and less than a millisecond to ask with 100,000 in it. */
export function createSimilarityIndex({ weights = SPOKEN, filed = 16, compared = 40 }: IndexOptions = {}): SimilarityIndex {
  const entries = new Map<string, Entry>();
  const holding = new Map<Gram, number>();
  const byGram = new Map<Gram, Set<Entry>>();
  /** By area, then by class; oldest first as they came. */
  const byArea = new Map<AreaPath, Map<string, Set<Entry>>>();
  /** Of what is here now; made anew when that changes. */
  let scale = createScale(holding, 0);

  function add(telling: Telling): void {
    remove(telling.id);
    const grams = gramsOf(telling.text);
    const entry = { ...prepare(telling, grams), filed: rarest(grams) };
    entries.set(telling.id, entry);
    for (const gram of grams) holding.set(gram, (holding.get(gram) ?? 0) + 1);
    for (const gram of entry.filed) setAt(byGram, gram).add(entry);
    setAt(mapAt(byArea, telling.area), classOf(telling)).add(entry);
    scale = createScale(holding, entries.size);
  }

  function rarest(grams: readonly Gram[]): Gram[] {
    return grams
      .map((gram) => ({ gram, weight: scale.rarity(gram) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, filed)
      .map(({ gram }) => gram);
  }

  function remove(id: string): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entries.delete(id);
    for (const gram of gramsOf(entry.telling.text)) holding.set(gram, (holding.get(gram) ?? 1) - 1);
    for (const gram of entry.filed) byGram.get(gram)?.delete(entry);
    byArea.get(entry.telling.area)?.get(classOf(entry.telling))?.delete(entry);
    scale = createScale(holding, entries.size);
  }

  function query(telling: Telling, atLeast = LEAST): Similar[] {
    const grams = gramsOf(telling.text);
    const asked = prepare(telling, grams);
    const now = scale;
    return [...new Set([...byWords(telling, grams), ...byClass(telling)])]
      .map((entry) => ({ entry, likelihood: likelihoodOf(evidenceOf(asked, entry, now), weights) }))
      .filter(({ likelihood }) => likelihood >= atLeast)
      .sort((a, b) => b.likelihood - a.likelihood)
      .map(({ entry, likelihood }) => ({
        telling: entry.telling,
        likelihood,
        why: () => sharedWords(asked, grams, entry, now),
      }));
  }

  function byWords(telling: Telling, grams: readonly Gram[]): Entry[] {
    const found = new Map<Entry, number>();
    for (const gram of grams) {
      const holders = byGram.get(gram);
      if (holders === undefined || holders.size > Math.max(MANY, MANY_SHARE * entries.size)) continue;
      const weight = scale.rarity(gram);
      for (const entry of holders) {
        if (isOther(entry, telling)) found.set(entry, (found.get(entry) ?? 0) + weight);
      }
    }
    return [...found]
      .sort(([, a], [, b]) => b - a)
      .slice(0, compared)
      .map(([entry]) => entry);
  }

  function byClass(telling: Telling): Entry[] {
    if (telling.category === null) return [];
    const near = [...byArea].filter(([area]) => areKin(area, telling.area));
    return near
      .flatMap(([, classes]) => [...(classes.get(classOf(telling)) ?? [])].slice(-BY_CLASS))
      .filter((entry) => isOther(entry, telling) && Math.abs(entry.telling.at - telling.at) <= LATELY);
  }

  return {
    get size() {
      return entries.size;
    },
    ...{ add, remove, query },
  };
}

function isOther(entry: Entry, telling: Telling): boolean {
  return entry.telling.id !== telling.id && areKin(entry.telling.area, telling.area);
}

/** One lies in the other; "" may be anywhere. */
function areKin(one: AreaPath, other: AreaPath): boolean {
  return one === '' || other === '' || isWithin(one, other) || isWithin(other, one);
}

function classOf({ category }: Telling): string {
  return category?.slice(0, 2) ?? '';
}

function setAt<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const known = map.get(key);
  if (known) return known;
  const made = new Set<V>();
  map.set(key, made);
  return made;
}

function mapAt<K, L, V>(map: Map<K, Map<L, V>>, key: K): Map<L, V> {
  const known = map.get(key);
  if (known) return known;
  const made = new Map<L, V>();
  map.set(key, made);
  return made;
}
