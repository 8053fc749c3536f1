/** Prints how well an `Understand` does, for people. */
import { NO_REPORT, type Calibration, type Confused, type Evaluation, type Score } from '../understanding/evaluate.js';
import type { Understand } from '../understanding/types.js';

const NOWHERE = [] as const;

export function printEvaluation(found: Evaluation): void {
  for (const [scene, value] of Object.entries(found.report)) print(`report ${scene}`, score(value));
  for (const name of ['class12', 'category60', 'urgency', 'nature'] as const) print(name, found[name].toFixed(3));
  for (const name of ['place', 'placeWithin', 'placeNearly', 'phone', 'person', 'emergency'] as const)
    print(name, score(found[name]));
  for (const [name, value] of Object.entries(found.calibration)) print(`calibration ${name}`, calibration(value));
  printConfusion(found.confusion);
}

/** A row for what it was, a column for what it was taken for. */
function printConfusion(confusion: readonly Confused[]): void {
  const classes = [...new Set(confusion.flatMap(({ wanted, got }) => [wanted, got]))].sort();
  const row = (name: string, cells: readonly string[]): void =>
    print(name, cells.map((cell) => cell.padStart(4)).join(''));
  row(`was \\ taken for (${NO_REPORT}: no report)`, classes);
  for (const wanted of classes) {
    const counts = classes.map((got) => confusion.find((one) => one.wanted === wanted && one.got === got)?.count ?? 0);
    row(
      `  ${wanted}`,
      counts.map((count) => (count === 0 ? '·' : String(count))),
    );
  }
}

/** Ordinary messages in a group, none of them a report: how many are taken for one, and what one costs. */
export function printChat(texts: readonly string[], understand: Understand): void {
  const began = performance.now();
  const judged = texts.map((text) => understand(text, { where: 'group', places: NOWHERE }));
  print('a chat message', `${(((performance.now() - began) * 1000) / texts.length).toFixed(0)} µs`);
  const over = (limit: number): number => judged.filter(({ report }) => report.confidence >= limit).length;
  print(
    'chat taken for a report',
    `${String(over(0.8))} sure, ${String(over(0.45))} at least half sure, of ${String(texts.length)}`,
  );
}

export function print(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(34)} ${value}\n`);
}

function score({ precision, recall, f1 }: Score): string {
  return `F1 ${f1.toFixed(3)}, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
}

function calibration({ error, steps }: Calibration): string {
  const said = steps.map(({ from, of, right }) => `${from.toFixed(1)}: ${right.toFixed(2)} of ${String(of)}`);
  return `error ${error.toFixed(3)}; ${said.join(', ')}`;
}
