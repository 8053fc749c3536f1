/**
 * `npx tsx scripts/fit-similarity.ts [MESSAGES.tsv]`: fits the weights of src/understanding/similarity/likelihood.ts and
 * prints them with their figures, each pair judged by weights that saw neither of its facts. With the complaints set also
 * those for letters.
 */
import { localUnderstand } from '../src/cli/local-understand.js';
import { readMessageRows } from '../src/cli/message-rows.js';
import type { Evidence } from '../src/understanding/similarity/evidence.js';
import { likelihoodOf, type Weights } from '../src/understanding/similarity/likelihood.js';
import { CLEAR, DOUBTFUL, isOneThing, mayShare } from '../src/domain/same-fact.js';
import { atLeast, calibration, replay, type Judged } from './similarity/figures.js';
import { fitLogistic } from './similarity/fit-logistic.js';
import { letterPairs, villagePairs, type Labelled, type Pair } from './similarity/pairs.js';
import { letterTellings, readMatters, VILLAGE, villageTellings } from './similarity/read-tellings.js';

const FOLDS = 5;
const ALL: readonly (keyof Evidence)[] = [
  ...(['bias', 'alike', 'shared', 'sameKind', 'sameClass', 'common', 'samePlace', 'otherPlace'] as const),
  ...(['onePlace', 'sameArea', 'onlyMine', 'later'] as const),
];
/** Of a letter neither category nor area is known, and who writes one writes for the whole house. */
const OF_LETTERS: readonly (keyof Evidence)[] = ['bias', 'alike', 'samePlace', 'otherPlace', 'onePlace', 'copied'];
const MATTERS = 'bench/hot-issues.tsv';

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

const village = villageTellings(await localUnderstand());
report('what villagers say', villagePairs(village), ALL, village);

const [file] = process.argv.slice(2);
if (file !== undefined) {
  const matters = readMatters(MATTERS);
  const letters = letterTellings(await readMessageRows(file), matters);
  const known = new Set(matters.values());
  report(
    'letters',
    letterPairs(letters, (fact) => known.has(fact)),
    OF_LETTERS,
  );
}

function report(name: string, pairs: readonly Pair[], kinds: readonly (keyof Evidence)[], inOrder?: Labelled[]): void {
  print(`\n${name}: ${String(pairs.length)} pairs, ${String(pairs.filter(({ same }) => same).length)} of one fact`);
  for (const [kind, weight] of Object.entries(fitLogistic(pairs, kinds))) print(`  ${kind}: ${weight.toFixed(2)},`);
  const judged = crossValidated(pairs, kinds);
  for (const least of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.93, 0.95])
    print(`at least ${least.toFixed(2)}: ${atLeast(judged, least)}`);
  calibration(judged).forEach(print);
  if (inOrder === undefined) return;
  for (const join of [0.8, 0.85, 0.9, 0.95, CLEAR]) {
    const found = replay(judged, inOrder, { join, propose: DOUBTFUL, mayJoin });
    print(
      `joining from ${join.toFixed(2)}: ${String(found.joined)} joined, ${String(found.wrong.length)} wrongly; ${String(found.proposed)} proposed, ${String(found.rightlyProposed)} rightly; ${String(found.missed)} missed`,
    );
    if (join === CLEAR)
      for (const { pair, likelihood } of found.wrong) print(`  ${likelihood.toFixed(2)} ${textOf(pair)}`);
  }
}

function mayJoin({ one, other, evidence }: Pair): boolean {
  const about = ({ prepared: { telling } }: Labelled) => ({
    category: telling.category ?? '',
    areaKnown: telling.area !== VILLAGE,
  });
  const [a, b] = [about(one), about(other)];
  if (one.suggests || other.suggests) return false;
  return mayShare(a.category, b.category) && isOneThing(a, b, evidence.samePlace > 0);
}

function textOf({ one, other }: Pair): string {
  return `${one.prepared.telling.text} | ${other.prepared.telling.text}`;
}

function crossValidated(pairs: readonly Pair[], kinds: readonly (keyof Evidence)[]): Judged[] {
  const facts = [...new Set(pairs.flatMap(({ one, other }) => [one.fact, other.fact]))];
  const foldOf = new Map(facts.map((fact, i) => [fact, i % FOLDS]));
  const isIn = (pair: Pair, fold: number): boolean =>
    foldOf.get(pair.one.fact) === fold || foldOf.get(pair.other.fact) === fold;
  const weights = Array.from({ length: FOLDS }, (_, fold): Weights =>
    fitLogistic(
      pairs.filter((pair) => !isIn(pair, fold)),
      kinds,
    ),
  );
  return pairs.flatMap((pair) => {
    const fitted = weights[foldOf.get(pair.one.fact) ?? 0];
    return fitted === undefined ? [] : [{ pair, likelihood: likelihoodOf(pair.evidence, fitted) }];
  });
}
