/** From labelled lines to the model that comes with the service. */
import { fitSharpness, fitSlope } from '../model/calibrate.js';
import type { Field } from '../model/sample.js';
import type { Calibration, Question, VillageModel } from '../model/village-model.js';
import { fingerprintOf } from './fingerprint.js';
import { hearLines } from './hear.js';
import type { TrainingLine } from './parse-lines.js';
import { trainQuestions } from './train-questions.js';
import { TOPICS, trainTopics } from './train-topics.js';
import type { WordLine } from './word-lines.js';

const FIELDS: readonly Field[] = [{ name: 'text', longest: 2, weight: 1 }];

/** In a group so many times more is mere talk than among the lines, where about half are reports. */
const TALK_IN_GROUP = 6;

/** A line with the scores it got from heads that had not seen it. */
export interface ScoredLine {
  line: TrainingLine;
  scores: Readonly<Record<Question | 'topics', Float64Array>>;
}

export interface Trained {
  model: VillageModel;
  /** Cross-validated: for honest figures. */
  scored: ScoredLine[];
}

/**
 * Takes some tens of seconds; equal lines give an equal model. Confidences are fitted to `usual`, those of the lines that were
 * written as people write and not as examples of something hard; to all lines when there are none.
 */
export function trainVillage(
  lines: readonly TrainingLine[],
  words: readonly WordLine[],
  usual: ReadonlySet<TrainingLine>,
): Trained {
  const all = hearLines(lines);
  const { topics, scores: about } = trainTopics(all, words, FIELDS);
  const { questions, scores: answers } = trainQuestions(all, about, FIELDS);
  const scored = all.map((one): ScoredLine => {
    const of = (question: Question): Float64Array => answers[question].get(one) as Float64Array;
    const [report, nature, urgency, danger] = [of('report'), of('nature'), of('urgency'), of('danger')];
    return { line: one.line, scores: { topics: about.get(one) as Float64Array, report, nature, urgency, danger } };
  });
  const own = scored.filter(({ line }) => usual.has(line));
  const calibration = calibrate(scored, own.length > 0 ? own : scored);
  return { model: { fingerprint: fingerprintOf(all, words), fields: FIELDS, topics, questions, calibration }, scored };
}

/** Dangers are too few among the usual lines. */
function calibrate(all: readonly ScoredLine[], usual: readonly ScoredLine[]): Calibration {
  const told = usual.filter(({ line }) => line.categories.length > 0);
  const report = slopeOf(usual, 'report', ({ nature }) => nature !== null);
  report.offsets.group -= Math.log(TALK_IN_GROUP);
  return {
    topics: fitSharpness(
      told.map(({ scores }) => scores.topics),
      told.map(({ line }) => TOPICS.indexOf(line.categories[0] as string)),
    ),
    report,
    danger: slopeOf(all, 'danger', ({ danger }) => danger !== null),
  };
}

function slopeOf(
  scored: readonly ScoredLine[],
  question: 'report' | 'danger',
  wanted: (line: TrainingLine) => boolean,
): Calibration['report'] {
  const cases = scored.map(({ line, scores }) => ({
    score: scores[question].at(-1) as number,
    wanted: wanted(line),
    place: line.scene,
  }));
  return fitSlope(cases, ['group', 'direct']);
}
