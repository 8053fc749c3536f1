/** The same classifier on letters with a title and a detail, to compare it with others. */
import { highest, scoreHead } from '../model/head.js';
import type { Field, Sample } from '../model/sample.js';
import { trainHead } from '../model/train-head.js';
import { createVectoriser } from '../model/vectorise.js';
import { packVectors } from '../model/vectors.js';
import { buildVocabulary } from '../model/vocabulary.js';
import { normalise } from '../normalise.js';

export interface Letter {
  title: string;
  /** May be empty. */
  detail: string;
}

/** Titles say most, and so do the first sentences of a detail. */
const FIELDS: readonly Field[] = [
  { name: 'title', longest: 3, weight: 0.7 },
  { name: 'all', longest: 2, weight: 1 },
  { name: 'beginning', longest: 3, weight: 0.7 },
];
const BEGINNING = 100;
const RAREST = 2;
const COST = 0.7;

/** Returns what tells the label of a letter; takes some seconds for thousands of letters. */
export function trainComplaints(letters: readonly (Letter & { label: string })[]): (letter: Letter) => string {
  const labels = [...new Set(letters.map(({ label }) => label))].sort();
  const samples = letters.map(sampleOf);
  const vocabulary = buildVocabulary(samples, FIELDS, RAREST);
  const vectorise = createVectoriser(vocabulary, FIELDS);
  const wanted = letters.map(({ label }) => [label]);
  const head = trainHead(packVectors(samples, vectorise), wanted, labels, vocabulary.hashes.length, COST);
  return (letter) => labels[highest(scoreHead(head, vectorise(sampleOf(letter))))] as string;
}

function sampleOf(letter: Letter): Sample {
  const [title, detail] = [normalise(letter.title), normalise(letter.detail)];
  return { texts: [title, `${title} ${title} ${detail}`, `${title} ${detail.slice(0, BEGINNING)}`], signs: [] };
}
