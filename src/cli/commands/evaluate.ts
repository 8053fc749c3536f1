/**
 * `gezipu evaluate FILE.jsonl`: how well the service understands labelled messages: precision, recall, F1, confusion and
 * calibration. With --chat also how often it would speak up where nobody reported anything, and what a message costs.
 */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '../../common/errors.js';
import { evaluate } from '../../understanding/evaluate.js';
import { parseLabelledLine } from '../labelled-line.js';
import { localUnderstand, placesOf } from '../local-understand.js';
import { print, printChat, printEvaluation } from '../print-evaluation.js';

interface Options {
  village?: string;
  chat?: string;
}

export function addEvaluate(program: Command): void {
  program
    .command('evaluate <file>')
    .description('how well labelled messages are understood: lines of JSON with scene, text, report, category, …')
    .option('--village <file>', 'a village file, for its places')
    .option('--chat <file>', 'ordinary messages of a group, one a line, none of them a report')
    .action(async (file: string, { village, chat }: Options) => {
      const rows = (await linesOf(file)).map(({ line, number }) =>
        parseLabelledLine(line, `${file}:${String(number)}`),
      );
      const places = await placesOf(village);
      const began = performance.now();
      const understand = await localUnderstand();
      print('messages', String(rows.length));
      print('model and word lists loaded in', `${(performance.now() - began).toFixed(0)} ms`);
      printEvaluation(evaluate(rows, understand, places));
      if (chat === undefined) return;
      printChat(
        (await linesOf(chat)).map(({ line }) => line),
        understand,
      );
    });
}

/** Without the empty ones, numbered as an editor numbers them. */
async function linesOf(file: string): Promise<{ line: string; number: number }[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError('bad_request', `${file} cannot be read`, { cause });
  });
  return text
    .split(/\r?\n/u)
    .map((line, i) => ({ line, number: i + 1 }))
    .filter(({ line }) => line.trim() !== '');
}
