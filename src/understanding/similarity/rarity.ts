/** How much it says that two texts share a pair of characters: the more, the seldomer it stands anywhere. */
import { FREQUENT_GRAMS } from './frequent-grams.js';
import { gramFrom, type Gram } from './grams.js';

/** In nats: 2 for what stands in every tenth text, 7 for what stands in one of a thousand. */
export type Rarity = (gram: Gram) => number;

/** Share of village reports in which a pair stands; of the frequent ones. */
const SHARES: ReadonlyMap<Gram, number> = new Map(
  FREQUENT_GRAMS.flatMap(([often, grams]) =>
    Array.from({ length: grams.length / 2 }, (_, i) => [gramFrom(grams.slice(2 * i, 2 * i + 2)), often / 10_000]),
  ),
);
const SELDOM = 0.0005;
/** What is known of village speech counts as this many texts beside those that are there. */
const KNOWN = 1_000;

/** By village speech in general, and by those of `total` texts that hold the pair. */
export function rarityOf(gram: Gram, holding: number, total: number): number {
  return -Math.log(((SHARES.get(gram) ?? SELDOM) * KNOWN + holding) / (KNOWN + total));
}
