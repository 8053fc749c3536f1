/** From labelled lines to a model: first what messages are about, then everything that is easier to tell once that is known. */
import { SUBCATEGORIES } from '../../domain/category.js';
import { EMERGENCY_NUMBER } from '../../domain/emergency.js';
import { fitSharpness, fitSlope } from '../model/calibrate.js';
import { scoreHead, type Head } from '../model/head.js';
import type { Field, Sample } from '../model/sample.js';
import { signNames, signsOf } from '../model/signs.js';
import { trainHead } from '../model/train-head.js';
import { createVectoriser, type Vector } from '../model/vectorise.js';
import { packVectors } from '../model/vectors.js';
import { ANY_DANGER, REPORT, type Calibration, type HeadName, type VillageModel } from '../model/village-model.js';
import { buildVocabulary } from '../model/vocabulary.js';
import { fingerprintOf } from './fingerprint.js';
import { hearLines, type HeardLine } from './hear.js';
import type { TrainingLine } from './parse-lines.js';
import type { WordLine } from './word-lines.js';

const FIELDS: readonly Field[] = [{ name: 'text', longest: 2, weight: 1 }];
/** Pieces that stand in fewer lines are left out. */
const RAREST = 1;
const COST = 0.5;
/** Parts for what must be known of a line without having learned from it. */
const PARTS = 5;
const CODES = SUBCATEGORIES.map(({ code }) => code);

/** A question that is asked knowing what the message seems to be about. */
interface Question {
  labels: readonly string[];
  /** The right answers; null where the question makes no sense. */
  answers: (line: TrainingLine) => readonly string[] | null;
}

const QUESTIONS: Readonly<Record<Exclude<HeadName, 'category'>, Question>> = {
  report: { labels: [REPORT], answers: ({ nature }) => (nature === null ? [] : [REPORT]) },
  nature: {
    labels: ['求助', '投诉', '举报', '咨询', '建议', '表扬'],
    answers: ({ nature }) => nature && [nature],
  },
  urgency: { labels: ['A', 'B', 'C', 'D'], answers: ({ urgency }) => urgency && [urgency] },
  danger: {
    labels: [...Object.keys(EMERGENCY_NUMBER), ANY_DANGER],
    answers: ({ danger }) => (danger === null ? [] : [danger, ANY_DANGER]),
  },
};

/** A line with the scores it got from heads that had not seen it. */
export interface ScoredLine {
  line: TrainingLine;
  scores: Readonly<Record<HeadName, Float64Array>>;
}

export interface Trained {
  model: VillageModel;
  /** Cross-validated: for honest figures. */
  scored: ScoredLine[];
}

/** Takes some tens of seconds; equal lines give an equal model. */
export function trainVillage(lines: readonly TrainingLine[], words: readonly WordLine[]): Trained {
  const all = hearLines(lines);
  const wordSamples = words.map(({ text }) => bare(text));
  const vocabulary = buildVocabulary(
    [...all.map(({ heard }) => bare(heard.text)), ...wordSamples],
    FIELDS,
    RAREST,
    signNames(),
  );
  const vectorise = createVectoriser(vocabulary, FIELDS);
  const width = vocabulary.hashes.length;

  const learnTopics = (from: readonly HeardLine[]): Head => {
    const told = from.filter(({ line }) => line.categories.length > 0);
    const vectors = packVectors([...told.map(({ heard }) => bare(heard.text)), ...wordSamples], vectorise);
    const labels = [...told.map(({ line }) => line.categories), ...words.map(({ category }) => [category])];
    return trainHead(vectors, labels, CODES, width, COST);
  };
  const category = learnTopics(all);
  const topics = unseen(all, learnTopics, (head, { heard }) => scoreHead(head, vectorise(bare(heard.text))));

  const samples = new Map(all.map((one, i) => [one, withSigns(one, topics[i] as Float64Array)]));
  const vectorOf = (one: HeardLine): Vector => vectorise(samples.get(one) as Sample);
  const answer = ({ labels, answers }: Question): { head: Head; scores: Float64Array[] } => {
    const learn = (from: readonly HeardLine[]): Head => {
      const asked = from.filter(({ line }) => answers(line) !== null);
      return trainHead(
        packVectors(asked, vectorOf),
        asked.map(({ line }) => answers(line) ?? []),
        labels,
        width,
        COST,
      );
    };
    return { head: learn(all), scores: unseen(all, learn, (head, one) => scoreHead(head, vectorOf(one))) };
  };
  const [report, nature, urgency, danger] = [
    answer(QUESTIONS.report),
    answer(QUESTIONS.nature),
    answer(QUESTIONS.urgency),
    answer(QUESTIONS.danger),
  ];
  const scored = all.map(({ line }, i) => ({
    line,
    scores: {
      category: topics[i] as Float64Array,
      report: report.scores[i] as Float64Array,
      nature: nature.scores[i] as Float64Array,
      urgency: urgency.scores[i] as Float64Array,
      danger: danger.scores[i] as Float64Array,
    },
  }));
  const heads = { category, report: report.head, nature: nature.head, urgency: urgency.head, danger: danger.head };
  const fingerprint = fingerprintOf(all, words);
  return { model: { fingerprint, fields: FIELDS, vocabulary, heads, calibration: calibrate(scored) }, scored };
}

function bare(text: string): Sample {
  return { texts: [text], signs: [] };
}

function withSigns({ heard }: HeardLine, topics: Float64Array): Sample {
  return { texts: [heard.text], signs: signsOf(heard, topics, CODES) };
}

/** What heads say about lines they have not learned from: every part is judged by a head learned from the others. */
function unseen<T>(
  all: readonly HeardLine[],
  learn: (from: readonly HeardLine[]) => Head,
  judge: (head: Head, one: HeardLine) => T,
): T[] {
  const judged: T[] = new Array<T>(all.length);
  for (let part = 0; part < PARTS; part++) {
    const head = learn(all.filter((_, i) => i % PARTS !== part));
    for (let i = part; i < all.length; i += PARTS) judged[i] = judge(head, all[i] as HeardLine);
  }
  return judged;
}

function calibrate(scored: readonly ScoredLine[]): Calibration {
  const told = scored.filter(({ line }) => line.categories.length > 0);
  const cases = (head: 'report' | 'danger', wanted: (line: TrainingLine) => boolean) =>
    scored.map(({ line, scores }) => ({
      score: scores[head].at(-1) as number,
      wanted: wanted(line),
      place: line.scene,
    }));
  return {
    report: fitSlope(
      cases('report', ({ nature }) => nature !== null),
      ['group', 'direct'],
    ),
    danger: fitSlope(
      cases('danger', ({ danger }) => danger !== null),
      ['group', 'direct'],
    ),
    category: fitSharpness(
      told.map(({ scores }) => scores.category),
      told.map(({ line }) => CODES.indexOf(line.categories[0] as string)),
    ),
  };
}
