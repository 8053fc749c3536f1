/** How well heads did on the lines they had not learned from. */
import { confidenceOf } from '../model/calibrate.js';
import { highest, type Head } from '../model/head.js';
import type { VillageModel } from '../model/village-model.js';
import type { ScoredLine } from './train-village.js';

/** Shares right, by what was asked; of reports the F1. */
export function scoreTraining(
  { topics, questions, calibration }: VillageModel,
  scored: readonly ScoredLine[],
): Record<string, number> {
  const told = scored.filter(({ line }) => line.nature !== null);
  const best = (head: Head, scores: Float64Array): string => head.labels[highest(scores)] as string;
  const share = (right: (one: ScoredLine) => boolean): number => told.filter(right).length / told.length;
  const category = ({ scores }: ScoredLine): string => best(topics.head, scores.topics);
  const taken = scored.filter(
    ({ line, scores }) => confidenceOf(calibration.report, scores.report[0] as number, line.scene) >= 0.5,
  );
  const rightly = taken.filter(({ line }) => line.nature !== null).length;
  return {
    report: (2 * rightly) / (taken.length + told.length),
    class12: share((one) => category(one).slice(0, 2) === one.line.categories[0]?.slice(0, 2)),
    category60: share((one) => category(one) === one.line.categories[0]),
    nature: share(({ line, scores }) => best(questions.heads.nature, scores.nature) === line.nature),
    urgency: share(({ line, scores }) => best(questions.heads.urgency, scores.urgency) === line.urgency),
  };
}
