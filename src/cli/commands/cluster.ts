/** `gezipu cluster MESSAGES.tsv`: which messages tell of one matter, the hottest matters first. */
import { type Command } from 'commander';
import { AppError } from '../../common/errors.js';
import { dayOf } from '../../domain/calendar.js';
import { clusterMessages, type MessageCluster } from '../message-clusters.js';
import { readMessageRows } from '../message-rows.js';

interface Options {
  top: string;
  ids?: true;
}

export function addCluster(program: Command): void {
  program
    .command('cluster <file>')
    .description('which messages of a table (id, time, title, detail, with tabs) tell of one matter')
    .option('--top <number>', 'so many matters, the hottest first', '20')
    .option('--ids', 'with the ids of the messages of each')
    .action(cluster);
}

async function cluster(file: string, { top, ids }: Options): Promise<void> {
  const most = Number(top);
  if (!Number.isInteger(most) || most < 1) throw new AppError('bad_request', '--top is a whole number, such as 20');
  const rows = await readMessageRows(file);
  const clusters = clusterMessages(rows);
  const told = clusters.reduce((sum, one) => sum + one.rows.length, 0);
  print(
    `${String(rows.length)} messages, ${String(told)} of them in ${String(clusters.length)} matters told twice or more`,
  );
  clusters.slice(0, most).forEach((one, i) => {
    print(`${String(i + 1)}\t${described(one)}`);
    if (ids === true) print(`\t${one.rows.map((row) => row.id).join(' ')}`);
  });
}

function described({ rows, title, places }: MessageCluster): string {
  const [first, last] = [dayOf(rows[0]?.at ?? 0), dayOf(rows.at(-1)?.at ?? 0)];
  return [
    `${String(rows.length)} messages`,
    first === last ? first : `${first} to ${last}`,
    title,
    places.join('、'),
  ].join('\t');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
