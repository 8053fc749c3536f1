/**
 * How well and how fast texts are understood: `tsx bench/understand.ts LABELLED.jsonl [CHAT.txt] [FROM]`. Lines of the first
 * file are `LabelledMessage`s; FROM leaves out the first so many. The second holds ordinary messages, one a line, none of
 * them a report. Lines that were trained on flatter: `scripts/train.ts --cross` measures honestly.
 */
import { readFileSync } from 'node:fs';
import { print, printChat, printEvaluation } from '../src/cli/print-evaluation.js';
import { evaluate, type LabelledMessage } from '../src/understanding/evaluate.js';
import { loadBaseModel } from '../src/understanding/model/load-base-model.js';
import { createUnderstand } from '../src/understanding/understand.js';

const [labelled = '', chat, from = '0'] = process.argv.slice(2);
const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
const rows = linesOf(labelled)
  .slice(Number(from))
  .map((line) => JSON.parse(line) as LabelledMessage);

const began = performance.now();
const model = loadBaseModel();
print('loading the model', `${(performance.now() - began).toFixed(0)} ms`);
const understand = createUnderstand(model);
print('and the word lists', `${(performance.now() - began).toFixed(0)} ms`);
printEvaluation(evaluate(rows, understand));
if (chat !== undefined) printChat(linesOf(chat), understand);
