/**
 * Learns the models that come with the service from data/training: `npm run train`. It prints cross-validated figures, those
 * of messages the weights that judged them had not seen. What else it can do writes nothing:
 *
 *   npx tsx scripts/train.ts --cross village.tsv [--folds 5] [--chat …]   learns from all other files and all but one
 *                                                                         part of this one, and measures on that part
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { evaluate } from '../src/understanding/evaluate.js';
import { BASE_MODEL } from '../src/understanding/model/load-base-model.js';
import { encodeModel } from '../src/understanding/model/model-file.js';
import { asMessage } from '../src/understanding/training/as-message.js';
import { readTrainingData } from '../src/understanding/training/read-training-data.js';
import { scoreTraining } from '../src/understanding/training/score-training.js';
import { trainVillage } from '../src/understanding/training/train-village.js';
import { encodeSpans, SPAN_MODEL } from '../src/understanding/spans/span-file.js';
import { trainSpans } from '../src/understanding/spans/train-spans.js';
import type { Understand } from '../src/understanding/types.js';
import { createUnderstand } from '../src/understanding/understand.js';
import { printChat, printEvaluation } from '../src/cli/print-evaluation.js';

const { values } = parseArgs({
  options: {
    cross: { type: 'string' },
    folds: { type: 'string', default: '5' },
    chat: { type: 'string' },
  },
});
/** Written as people write; the lines of other files are examples of something hard. */
const USUAL = 'village.tsv';
const data = readTrainingData('data/training');
const usual = new Set(data.files.get(USUAL));

if (values.cross !== undefined) cross(values.cross, Number(values.folds));
else train();

function train(): void {
  const began = performance.now();
  const lines = [...data.files.values()].flat();
  const { model, scored } = trainVillage(lines, data.words, usual);
  const file = encodeModel(model);
  writeFileSync(BASE_MODEL, file);
  writeFileSync(SPAN_MODEL, encodeSpans(trainSpans([...lines, ...data.places], usual)));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  process.stdout.write(
    `${String(scored.length)} lines, ${String(data.words.length)} lines of words: ${BASE_MODEL}, ${String(file.length)} bytes, ${seconds} s\n`,
  );
  for (const [name, value] of Object.entries(scoreTraining(model, scored))) {
    process.stdout.write(`${name.padEnd(24)} ${value.toFixed(3)}\n`);
  }
}

function cross(name: string, folds: number): void {
  const measured = data.files.get(name);
  if (measured === undefined) throw new Error(`${name} is none of ${[...data.files.keys()].join(' ')}`);
  const others = [...data.files].flatMap(([file, lines]) => (file === name ? [] : lines));
  const readers = Array.from({ length: folds }, (_, fold) => {
    const lines = [...others, ...measured.filter((_, i) => i % folds !== fold)];
    const { model } = trainVillage(lines, data.words, usual);
    process.stderr.write(`${String(fold + 1)} of ${String(folds)} learned\n`);
    return createUnderstand(model, trainSpans([...lines, ...data.places], usual));
  });
  const [first] = readers;
  if (first === undefined) throw new Error('--folds must be 1 or more');
  const readerOf = new Map(measured.map((line, i) => [line.text, readers[i % folds] ?? first]));
  const understand: Understand = (text, scene) => (readerOf.get(text) ?? first)(text, scene);
  printEvaluation(evaluate(measured.map(asMessage), understand));
  chat(understand);
}

function chat(understand: Understand): void {
  if (values.chat !== undefined) printChat(linesOf(values.chat), understand);
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}
