/** What an operator is told after a move or a restore. */
import type { Census } from '../usecases/census.js';
import type { Moved } from '../usecases/copy-store.js';

const MOST_NAMED = 20;

/** Prints how many of each kind are here and there and whether both hold the same; if not, the exit code is 1. */
export function tellCopied({ written, same, different, from, to }: Moved): void {
  const whole = from.checksum === to.checksum;
  const lines = [
    ...censusTable(from, to),
    `${written} written, ${same} were there already, ${different.length} are there with other contents`,
    ...different.slice(0, MOST_NAMED).map((id) => `  left as it is: ${id}`),
    ...(different.length > MOST_NAMED ? [`  and ${different.length - MOST_NAMED} more`] : []),
    whole
      ? `Both hold the same: checksum ${from.checksum}`
      : 'They do NOT hold the same: something was written to one of them meanwhile, or the second was not empty. ' +
        'Stop the services and run this again, into an empty store.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (!whole) process.exitCode = 1;
}

function censusTable(from: Census, to: Census): string[] {
  const kinds = [...new Set([...Object.keys(from.kinds), ...Object.keys(to.kinds)])].sort();
  const row = (...cells: [string, string | number, string | number]): string =>
    `${cells[0].padEnd(16)}${String(cells[1]).padStart(10)}${String(cells[2]).padStart(10)}`;
  return [row('', 'from', 'to'), ...kinds.map((kind) => row(kind, from.kinds[kind] ?? 0, to.kinds[kind] ?? 0))];
}
