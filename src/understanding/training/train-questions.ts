/** Learns what is easier to tell once it is known what a message seems to be about. */
import { EMERGENCY_NUMBER } from '../../domain/emergency.js';
import { scoreHead, type Head } from '../model/head.js';
import type { Field, Sample } from '../model/sample.js';
import { signNames, signsOf } from '../model/signs.js';
import { trainHead } from '../model/train-head.js';
import { createVectoriser } from '../model/vectorise.js';
import { packVectors } from '../model/vectors.js';
import { ANY_DANGER, REPORT, type Question, type VillageModel } from '../model/village-model.js';
import { buildVocabulary } from '../model/vocabulary.js';
import type { HeardLine } from './hear.js';
import type { TrainingLine } from './parse-lines.js';
import { TOPICS } from './train-topics.js';
import { unseen } from './unseen.js';

/** Pieces that stand in fewer lines say less here than they disturb. */
const RAREST = 3;
const COST = 4;

/** The right answers to a question; null where it makes no sense. */
const ANSWERS: Readonly<Record<Question, (line: TrainingLine) => readonly string[] | null>> = {
  report: ({ nature }) => (nature === null ? [] : [REPORT]),
  nature: ({ nature }) => nature && [nature],
  urgency: ({ urgency }) => urgency && [urgency],
  danger: ({ danger }) => (danger === null ? [] : [danger, ANY_DANGER]),
};
const LABELS: Readonly<Record<Question, readonly string[]>> = {
  report: [REPORT],
  nature: ['求助', '投诉', '举报', '咨询', '建议', '表扬'],
  urgency: ['A', 'B', 'C', 'D'],
  danger: [...Object.keys(EMERGENCY_NUMBER), ANY_DANGER],
};

export interface LearnedQuestions extends Pick<VillageModel, 'questions'> {
  /** For every line what heads that had not seen it say. */
  scores: Readonly<Record<Question, ReadonlyMap<HeardLine, Float64Array>>>;
}

/** `topics` must come from heads that had not seen the line, or the questions trust them too much. */
export function trainQuestions(
  all: readonly HeardLine[],
  topics: ReadonlyMap<HeardLine, Float64Array>,
  fields: readonly Field[],
): LearnedQuestions {
  const samples = new Map(
    all.map((one): [HeardLine, Sample] => {
      const signs = signsOf(one.heard, topics.get(one) as Float64Array, TOPICS);
      return [one, { texts: [one.heard.text], signs }];
    }),
  );
  const vocabulary = buildVocabulary([...samples.values()], fields, RAREST, signNames());
  const vectorise = createVectoriser(vocabulary, fields);
  const answer = (question: Question): { head: Head; scores: Map<HeardLine, Float64Array> } => {
    const answersTo = ANSWERS[question];
    const learn = (from: readonly HeardLine[]): Head => {
      const asked = from.filter(({ line }) => answersTo(line) !== null);
      const vectors = packVectors(asked, (one) => vectorise(samples.get(one) as Sample));
      const answers = asked.map(({ line }) => answersTo(line) ?? []);
      return trainHead(vectors, answers, LABELS[question], vocabulary.hashes.length, COST);
    };
    const judge = (head: Head, one: HeardLine): Float64Array => scoreHead(head, vectorise(samples.get(one) as Sample));
    return { head: learn(all), scores: unseen(all, learn, judge) };
  };
  const [report, nature, urgency, danger] = [answer('report'), answer('nature'), answer('urgency'), answer('danger')];
  return {
    questions: {
      vocabulary,
      heads: { report: report.head, nature: nature.head, urgency: urgency.head, danger: danger.head },
    },
    scores: { report: report.scores, nature: nature.scores, urgency: urgency.scores, danger: danger.scores },
  };
}
