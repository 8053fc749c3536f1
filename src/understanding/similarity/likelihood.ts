/** How likely it is that two tellings are of one fact: a logistic over evidence that everybody can check. */
import type { Evidence } from './evidence.js';

/** What one unit of each kind of evidence adds, in logits. */
export type Weights = Readonly<Record<keyof Evidence, number>>;

/** For what villagers say. Fitted by scripts/fit-similarity.ts on data/same-fact; docs/clusters.md has the figures. */
export const SPOKEN: Weights = {
  bias: -1.96,
  alike: 0.97,
  shared: 1,
  sameKind: 2.96,
  sameClass: -0.1,
  common: 0.67,
  samePlace: 5.83,
  otherPlace: -3.87,
  onePlace: -1.32,
  copied: 0,
  sameArea: 0.57,
  onlyMine: -2.93,
  later: -1.78,
};

/** For letters of a hundred characters and more, of which neither category nor area is known. */
export const WRITTEN: Weights = {
  bias: -5.37,
  alike: 7.71,
  shared: 0,
  sameKind: 0,
  sameClass: 0,
  common: 0,
  samePlace: 5.29,
  otherPlace: -0.66,
  onePlace: -0.03,
  copied: -2.06,
  sameArea: 0,
  onlyMine: 0,
  later: 0,
};

/** 0 to 1; of what is called 0.9 nine in ten are one fact, as far as the pairs it was fitted on are like life. */
export function likelihoodOf(evidence: Evidence, weights: Weights): number {
  const logit = (Object.keys(weights) as (keyof Evidence)[]).reduce(
    (sum, kind) => sum + weights[kind] * evidence[kind],
    0,
  );
  return 1 / (1 + Math.exp(-logit));
}
