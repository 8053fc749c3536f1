/**
 * `gezipu classify-benchmark --train T.tsv --test T.tsv`: trains the classifier of the service on one file (columns label,
 * title, detail) and prints how well it tells the labels of the other.
 */
import type { Command } from 'commander';
import { trainComplaints } from '../../understanding/training/train-complaints.js';
import { readTsv } from '../tsv-rows.js';

const COLUMNS = ['label', 'title', 'detail'] as const;

interface Options {
  train: string;
  test: string;
}

export function addClassifyBenchmark(program: Command): void {
  program
    .command('classify-benchmark')
    .description('train the classifier on labelled letters, and measure it on others')
    .requiredOption('--train <file>', 'a table with the columns label, title, detail, parted by tabs')
    .requiredOption('--test <file>', 'another one')
    .action(async ({ train, test }: Options) => {
      const [known, asked] = [await readTsv(train, [...COLUMNS]), await readTsv(test, [...COLUMNS])];
      const labelOf = trainComplaints(known);
      const told = asked.map((row) => ({ wanted: row.label, got: labelOf(row) }));
      process.stdout.write(`${report(known.length, told).join('\n')}\n`);
    });
}

interface Told {
  wanted: string;
  got: string;
}

function report(trained: number, told: readonly Told[]): string[] {
  const labels = [...new Set(told.map(({ wanted }) => wanted))].sort();
  const scores = labels.map((label) => f1(told, label));
  const right = told.filter(({ wanted, got }) => wanted === got).length;
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, labels.length);
  return [
    `trained on ${String(trained)}, measured on ${String(told.length)}`,
    `accuracy  ${(right / Math.max(1, told.length)).toFixed(4)}`,
    `macro-F1  ${mean.toFixed(4)}`,
    ...labels.map((label, i) => `  ${label}  ${(scores[i] as number).toFixed(4)}`),
  ];
}

function f1(told: readonly Told[], label: string): number {
  const right = told.filter(({ wanted, got }) => wanted === label && got === label).length;
  const all = told.filter(({ wanted }) => wanted === label).length + told.filter(({ got }) => got === label).length;
  return all === 0 ? 0 : (2 * right) / all;
}
