/** Tellings that are likely of one fact, put together. */
import { createSimilarityIndex, type IndexOptions } from './similarity-index.js';
import type { Telling } from './telling.js';

interface Link {
  a: number;
  b: number;
  likelihood: number;
}

/**
 * Groups of at least two, the largest first, each in the order given. Two groups become one while their members are of one
 * fact with a likelihood of `least` on average, the likeliest first: a chain of neighbours does not make one fact of two ends.
 */
export function clustersOf<T extends Telling>(tellings: readonly T[], least: number, options?: IndexOptions): T[][] {
  const groups = unite(tellings.length, linksBetween(tellings, least, options), least);
  return groups
    .filter((group) => group.length > 1)
    .map((group) => group.sort((a, b) => a - b).flatMap((at) => tellings[at] ?? []))
    .sort((a, b) => b.length - a.length);
}

/** Pairs that an average of `least` may need: a few weak ones beside many strong. */
function linksBetween(tellings: readonly Telling[], least: number, options?: IndexOptions): Link[] {
  const index = createSimilarityIndex(options);
  for (const telling of tellings) index.add(telling);
  const place = new Map(tellings.map(({ id }, at) => [id, at]));
  const links = new Map<string, Link>();
  tellings.forEach((telling, at) => {
    for (const { telling: other, likelihood } of index.query(telling, least / 4)) {
      const [a, b] = [at, place.get(other.id) ?? at].sort((x, y) => x - y) as [number, number];
      links.set(`${String(a)} ${String(b)}`, { a, b, likelihood });
    }
  });
  return [...links.values()].sort((x, y) => y.likelihood - x.likelihood || x.a - y.a || x.b - y.b);
}

function unite(count: number, links: readonly Link[], least: number): number[][] {
  const members = Array.from({ length: count }, (_, at) => [at]);
  const groupOf = Array.from({ length: count }, (_, at) => at);
  /** Of each group with others: the likelihoods of all pairs of members, summed. */
  const sums = Array.from({ length: count }, () => new Map<number, number>());
  for (const { a, b, likelihood } of links) {
    sums[a]?.set(b, likelihood);
    sums[b]?.set(a, likelihood);
  }
  for (const link of links) {
    const [a, b] = [groupOf[link.a] ?? link.a, groupOf[link.b] ?? link.b];
    const [one = [], other = []] = [members[a], members[b]];
    if (a === b || (sums[a]?.get(b) ?? 0) < least * one.length * other.length) continue;
    for (const at of other) groupOf[at] = a;
    one.push(...other);
    members[b] = [];
    addSums(sums, a, b);
  }
  return members;
}

/** What b had with others, a has now. */
function addSums(sums: readonly Map<number, number>[], a: number, b: number): void {
  for (const [third, sum] of sums[b] ?? []) {
    sums[third]?.delete(b);
    if (third === a) continue;
    const total = (sums[a]?.get(third) ?? 0) + sum;
    sums[a]?.set(third, total);
    sums[third]?.set(a, total);
  }
  sums[b]?.clear();
}
