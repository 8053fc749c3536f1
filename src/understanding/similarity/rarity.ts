/** How much it says that two texts share a pair of characters: the more, the seldomer it stands anywhere. */
import { FREQUENT_GRAMS } from './frequent-grams.js';
import { gramFrom, type Gram } from './grams.js';

/** How heavy words are, as long as no text comes or goes. */
export interface Scale {
  /** In nats: 2 for what stands in every tenth text, 7 for what stands in one of a thousand. */
  rarity(gram: Gram): number;
  /** Of all of them together. */
  weight(grams: Uint32Array): number;
}

/** Share of village reports in which a pair stands; of the frequent ones. */
const SHARES: ReadonlyMap<Gram, number> = new Map(
  FREQUENT_GRAMS.flatMap(([often, grams]) =>
    Array.from({ length: grams.length / 2 }, (_, i) => [gramFrom(grams.slice(2 * i, 2 * i + 2)), often / 10_000]),
  ),
);
const SELDOM = 0.0005;
/** What is known of village speech counts as this many texts beside those that are there. */
const KNOWN = 1_000;

function rarityOf(gram: Gram, holding: number, total: number): number {
  return -Math.log(((SHARES.get(gram) ?? SELDOM) * KNOWN + holding) / (KNOWN + total));
}

/** Weighs by these texts, of which so many hold a pair; each pair and each text once. */
export function createScale(holding: ReadonlyMap<Gram, number>, total: number): Scale {
  const rarities = new Map<Gram, number>();
  const weights = new Map<Uint32Array, number>();
  const rarity = (gram: Gram): number =>
    remembered(rarities, gram, () => rarityOf(gram, holding.get(gram) ?? 0, total));
  return {
    rarity,
    weight: (grams) => remembered(weights, grams, () => grams.reduce((sum, gram) => sum + rarity(gram), 0)),
  };
}

function remembered<K>(known: Map<K, number>, key: K, work: () => number): number {
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = work();
  known.set(key, found);
  return found;
}
