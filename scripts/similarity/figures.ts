/** How well a likelihood tells same from other: over pairs, and in the order of life. */
import type { Labelled, Pair } from './pairs.js';

/** A pair and the likelihood that weights fitted without its facts gave it. */
export interface Judged {
  pair: Pair;
  likelihood: number;
}

/** Of the pairs said to be at least so likely: how many are of one fact, and how many of all that are it found. */
export function atLeast(judged: readonly Judged[], least: number): string {
  const said = judged.filter(({ likelihood }) => likelihood >= least);
  const right = said.filter(({ pair }) => pair.same).length;
  const all = judged.filter(({ pair }) => pair.same).length;
  return `precision ${(right / said.length).toFixed(3)}, recall ${(right / all).toFixed(3)}, ${String(said.length - right)} wrong of ${String(said.length)}`;
}

/** How often what was said to be so likely is so. */
export function calibration(judged: readonly Judged[]): string[] {
  const steps = [0, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95];
  return steps.map((from, i) => {
    const some = judged.filter(({ likelihood }) => likelihood >= from && likelihood < (steps[i + 1] ?? 2));
    const mean = some.reduce((sum, { likelihood }) => sum + likelihood, 0) / some.length;
    const share = some.filter(({ pair }) => pair.same).length / some.length;
    return `${from.toFixed(2)}…  said ${mean.toFixed(3)}, is ${share.toFixed(3)}, of ${String(some.length)}`;
  });
}

/** What the service would have done with all of it, told one after the other. */
export interface Replay {
  joined: number;
  wrong: readonly Judged[];
  proposed: number;
  rightlyProposed: number;
  missed: number;
}

/** Joins where `mayJoin` and likely enough, proposes from `propose` on, else opens a case; a case is everything told in it. */
export function replay(
  judged: readonly Judged[],
  all: readonly Labelled[],
  { join, propose, mayJoin }: { join: number; propose: number; mayJoin: (pair: Pair) => boolean },
): Replay {
  const compared = new Map<Labelled, Judged[]>();
  for (const one of judged)
    for (const side of [one.pair.one, one.pair.other]) compared.set(side, [...(compared.get(side) ?? []), one]);
  const cases = new Map<Labelled, Set<string>>();
  const result = { joined: 0, wrong: [] as Judged[], proposed: 0, rightlyProposed: 0, missed: 0 };
  const told = new Set<string>();
  for (const telling of [...all].sort((a, b) => (a.prepared.telling.at ?? 0) - (b.prepared.telling.at ?? 0))) {
    const before = (compared.get(telling) ?? []).filter(({ pair }) => cases.has(otherOf(pair, telling)));
    const best = before.sort((a, b) => b.likelihood - a.likelihood)[0];
    const found = best === undefined ? undefined : cases.get(otherOf(best.pair, telling));
    const isRight = found?.has(telling.fact) ?? false;
    if (best !== undefined && found !== undefined && best.likelihood >= join && mayJoin(best.pair)) {
      result.joined++;
      if (!isRight) result.wrong.push(best);
      cases.set(telling, found.add(telling.fact));
    } else {
      if (best !== undefined && best.likelihood >= propose) {
        result.proposed++;
        if (isRight) result.rightlyProposed++;
      } else if (told.has(telling.fact)) result.missed++;
      cases.set(telling, new Set([telling.fact]));
    }
    told.add(telling.fact);
  }
  return result;
}

function otherOf(pair: Pair, one: Labelled): Labelled {
  return pair.one === one ? pair.other : pair.one;
}
