/** Learns what messages are about, from labelled messages and from words that speak for a sub-class. */
import { SUBCATEGORIES } from '../../domain/category.js';
import { scoreHead, type Head } from '../model/head.js';
import type { Field, Sample } from '../model/sample.js';
import { trainHead } from '../model/train-head.js';
import { createVectoriser } from '../model/vectorise.js';
import { packVectors } from '../model/vectors.js';
import type { VillageModel } from '../model/village-model.js';
import { buildVocabulary } from '../model/vocabulary.js';
import type { HeardLine } from './hear.js';
import { unseen } from './unseen.js';
import type { WordLine } from './word-lines.js';

export const TOPICS = SUBCATEGORIES.map(({ code }) => code);

/** A piece that was seen once may be the one that tells a sub-class. */
const RAREST = 1;
const COST = 0.5;

export interface LearnedTopics extends Pick<VillageModel, 'topics'> {
  /** For every line, reports or not, what a head that had not seen it says. */
  scores: ReadonlyMap<HeardLine, Float64Array>;
}

export function trainTopics(
  all: readonly HeardLine[],
  words: readonly WordLine[],
  fields: readonly Field[],
): LearnedTopics {
  const samples = new Map(all.map((one) => [one, bare(one.heard.text)]));
  const sampleOf = (one: HeardLine): Sample => samples.get(one) as Sample;
  const wordSamples = words.map(({ text }) => bare(text));
  const vocabulary = buildVocabulary([...samples.values(), ...wordSamples], fields, RAREST);
  const vectorise = createVectoriser(vocabulary, fields);
  const learn = (from: readonly HeardLine[]): Head => {
    const told = from.filter(({ line }) => line.categories.length > 0);
    const vectors = packVectors([...told.map(sampleOf), ...wordSamples], vectorise);
    const labels = [...told.map(({ line }) => line.categories), ...words.map(({ category }) => [category])];
    return trainHead(vectors, labels, TOPICS, vocabulary.hashes.length, COST);
  };
  return {
    topics: { vocabulary, head: learn(all) },
    scores: unseen(all, learn, (head, one) => scoreHead(head, vectorise(sampleOf(one)))),
  };
}

function bare(text: string): Sample {
  return { texts: [text], signs: [] };
}
