/** What tellings have in common, as words for people to read. */
import { inBoth, type Prepared } from './evidence.js';
import { charactersOf, gramsOf, type Gram } from './grams.js';
import { samePlace } from './places-named.js';
import { createScale, type Scale } from './rarity.js';
import type { Telling } from './telling.js';

const MOST = 3;
/** A phone number, more likely. */
const NUMBER = /\d{4,}/u;
/** Where people live says nothing of what they tell. */
const COMMUNITY = /^第?[一二三四五六七八九十\d]+[社队组]?$/u;

/**
 * The place that both name, then runs of characters that stand in both, the rarest first; at most three. `grams` are those
 * of the asked text in their order.
 */
export function sharedWords(asked: Prepared, grams: readonly Gram[], other: Prepared, scale: Scale): string[] {
  const place = samePlace(asked.places, other.places, scale)?.name ?? '';
  const shared = new Set(inBoth(asked.words, other.words));
  const words = rarestRuns(
    grams.filter((gram) => shared.has(gram)),
    scale,
  );
  return [place, ...words].filter((word) => word !== '').slice(0, MOST);
}

/** Runs of characters that stand in at least half of these, and in two, the rarest first; at most three. */
export function commonWords(tellings: readonly Telling[]): string[] {
  const holding = new Map<Gram, number>();
  for (const gram of tellings.flatMap(({ text }) => gramsOf(text))) holding.set(gram, (holding.get(gram) ?? 0) + 1);
  const least = Math.max(2, tellings.length / 2);
  const common = [...holding].filter(([, count]) => count >= least).map(([gram]) => gram);
  return rarestRuns(common, createScale(new Map(), 0)).slice(0, MOST);
}

/** In the order of a text, so that pairs which follow each other by one character are one run. */
function rarestRuns(grams: readonly Gram[], scale: Scale): string[] {
  const runs: Gram[][] = [];
  for (const gram of grams) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && (before & 0xffff) === gram >>> 16) last.push(gram);
    else runs.push([gram]);
  }
  return runs
    .map((run) => ({ word: wordOf(run), weight: run.reduce((sum, gram) => sum + scale.rarity(gram), 0) }))
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ word }) => word.split(NUMBER))
    .filter((word) => word.length > 1 && !COMMUNITY.test(word));
}

function wordOf(grams: readonly Gram[]): string {
  return grams.map((gram, i) => (i === 0 ? charactersOf(gram) : charactersOf(gram).slice(1))).join('');
}
