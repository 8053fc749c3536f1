/**
 * How well `gezipu cluster` finds what was checked by hand: `npx tsx bench/clusters.ts MESSAGES.tsv`. Of each matter of
 * bench/hot-issues.tsv: in which group most of its messages are, how many of them, and what else is there.
 */
import { clusterMessages } from '../src/cli/message-clusters.js';
import { readMessageRows } from '../src/cli/message-rows.js';
import { readMatters } from '../scripts/similarity/read-tellings.js';

const print = (line: string): boolean => process.stdout.write(`${line}\n`);

const rows = await readMessageRows(process.argv[2] ?? '');
const began = performance.now();
const clusters = clusterMessages(rows);
print(`${String(rows.length)} messages, ${((performance.now() - began) / 1000).toFixed(1)} s`);

const matterOf = readMatters('bench/hot-issues.tsv');
const matters = new Map<string, number>();
for (const matter of matterOf.values()) matters.set(matter, (matters.get(matter) ?? 0) + 1);
for (const [matter, told] of matters) {
  if (told === 1) continue;
  const found = clusters.map(({ rows: some }, at) => ({
    ...{ at, size: some.length },
    hits: some.filter(({ id }) => matterOf.get(id) === matter).length,
  }));
  const [best] = found.sort((a, b) => b.hits - a.hits);
  if (best === undefined) continue;
  const { hits, size, at } = best;
  const shares = `precision ${(hits / size).toFixed(2)}, recall ${(hits / told).toFixed(2)}`;
  print(
    `${matter.padEnd(18)} ${String(told)} told; hottest no. ${String(at + 1)}: ${String(size)} of which ${String(hits)}; ${shares}`,
  );
}
