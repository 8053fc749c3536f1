/** Pairs of tellings of which it is known whether they tell one fact, to fit and to measure on. */
import { isWithin } from '../../src/domain/area.js';
import {
  evidenceOf,
  hoursBetween,
  inBoth,
  prepare,
  type Evidence,
  type Prepared,
} from '../../src/understanding/similarity/evidence.js';
import { gramsOf, type Gram } from '../../src/understanding/similarity/grams.js';
import { createScale, type Scale } from '../../src/understanding/similarity/rarity.js';
import type { Telling } from '../../src/understanding/similarity/telling.js';

/** A telling and the name of the fact it tells. */
export interface Labelled {
  prepared: Prepared;
  fact: string;
  /** Suggests something instead of telling what is wrong: never joined unasked. */
  suggests: boolean;
}

export interface Pair {
  one: Labelled;
  other: Labelled;
  same: boolean;
  evidence: Evidence;
}

/** In hours: cases older than this are closed or not meant. */
const LONGEST = 30 * 24;
/** Without a word in common only what was told so close together is compared, and of one class. */
const LATELY = 72;
/** Of so many that share most with a letter all that tell something else are taken. */
const NEAREST = 40;

export function label(telling: Telling, fact: string, suggests = false): Labelled {
  return { prepared: prepare(telling), fact, suggests };
}

/** Of a village: everything that the index would compare, and every pair of one fact. */
export function villagePairs(all: readonly Labelled[]): Pair[] {
  const scale = createScale(new Map(), 0);
  return all.flatMap((one, i) =>
    all.slice(i + 1).flatMap((other) => (isCompared(one, other) ? [pairOf(one, other, scale)] : [])),
  );
}

function isCompared(one: Labelled, other: Labelled): boolean {
  const [a, b] = [one.prepared.telling, other.prepared.telling];
  const apart = hoursBetween(a, b);
  if (apart > LONGEST || !(isWithin(a.area, b.area) || isWithin(b.area, a.area))) return false;
  if (one.fact === other.fact || inBoth(one.prepared.words, other.prepared.words).length > 0) return true;
  return apart <= LATELY && a.category?.slice(0, 2) === b.category?.slice(0, 2);
}

/** Of letters: every pair of one matter, and each of a known matter with those most like it that are of another. */
export function letterPairs(all: readonly Labelled[], isKnown: (fact: string) => boolean): Pair[] {
  const holding = new Map<Gram, number>();
  for (const { prepared } of all)
    for (const gram of gramsOf(prepared.telling.text)) holding.set(gram, (holding.get(gram) ?? 0) + 1);
  const scale = createScale(holding, all.length);
  return all.flatMap((one, i) => {
    if (!isKnown(one.fact)) return [];
    const shared = (other: Labelled): number =>
      inBoth(one.prepared.words, other.prepared.words).reduce((sum, gram) => sum + scale.rarity(gram), 0);
    const others = all
      .filter(({ fact }) => fact !== one.fact)
      .map((other) => ({ other, weight: shared(other) }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, NEAREST);
    const same = all.slice(i + 1).filter(({ fact }) => fact === one.fact);
    return [...same, ...others.map(({ other }) => other)].map((other) => pairOf(one, other, scale));
  });
}

function pairOf(one: Labelled, other: Labelled, scale: Scale): Pair {
  const evidence = evidenceOf(one.prepared, other.prepared, scale);
  return { one, other, same: one.fact === other.fact, evidence };
}
