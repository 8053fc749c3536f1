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
export function clustersOf<T extends Telling>(tellings: readonly T[], least: number, options: IndexOptions = {}): T[][] {
  const groups = joined(tellings.length, linksBetween(tellings, least, options), least);
  return groups
    .filter((group) => group.length > 1)
    .map((group) => group.sort((a, b) => a - b).flatMap((at) => tellings[at] ?? []))
    .sort((a, b) => b.length - a.length);
}

/** Pairs that may be needed for an average of `least`: a few weak ones beside many strong. */
function linksBetween(tellings: readonly Telling[], least: number, options: IndexOptions): Link[] {
  const index = createSimilarityIndex(options);
  for (const telling of tellings) index.add(telling);
  const place = new Map(tellings.map(({ id }, at) => [id, at]));
  const links = new Map<string, Link>();
  tellings.forEach((telling, a) => {
    for (const { telling: other, likelihood } of index.query(telling, least / 4)) {
      const b = place.get(other.id) ?? a;
      const [low, high] = a < b ? [a, b] : [b, a];
      links.set(`${String(low)} ${String(high)}`, { a: low, b: high, likelihood });
    }
  });
  return [...links.values()].sort((x, y) => y.likelihood - x.likelihood || x.a - y.a || x.b - y.b);
}

function joined(count: number, links: readonly Link[], least: number): number[][] {
  const groups = Array.from({ length: count }, (_, at) => [at]);
  const groupOf = Array.from({ length: count }, (_, at) => at);
  /** For each group its likelihood with others, summed over all pairs of members. */
  const sums = Array.from({ length: count }, () => new Map<number, number>());
  for (const { a, b, likelihood } of links) {
    sums[a]?.set(b, likelihood);
    sums[b]?.set(a, likelihood);
  }
  for (const { a, b } of links) {
    const [one, other] = [groupOf[a] ?? a, groupOf[b] ?? b];
    const pairs = (groups[one]?.length ?? 0) * (groups[other]?.length ?? 0);
    if (one !== other && (sums[one]?.get(other) ?? 0) >= least * pairs) unite(one, other);
  }
  return groups;

  function unite(one: number, other: number): void {
    for (const at of groups[other] ?? []) {
      groups[one]?.push(at);
      groupOf[at] = one;
    }
    groups[other] = [];
    for (const [third, sum] of sums[other] ?? []) {
      sums[third]?.delete(other);
      if (third === one) continue;
      const total = (sums[one]?.get(third) ?? 0) + sum;
      sums[one]?.set(third, total);
      sums[third]?.set(one, total);
    }
    sums[other] = new Map();
  }
}
