/**
 * `gezipu replay FILE.tsv`: feeds real messages (id, time, title, detail) through the running service as villagers of the
 * imported villages, and prints what became of each. Run it again, or after a crash: nothing is lost and nothing doubled.
 */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { AppError } from '../../common/errors.js';
import { openStore } from '../../app.js';
import { loadConfig } from '../../config.js';
import { outcomeOf, type ReplayOutcome } from '../../usecases/replay-outcome.js';
import { clientFor, withServiceOptions, type ServiceChoice } from '../service-choice.js';
import { parseReplayFile, type ReplayLine } from '../replay-file.js';
import type { SimulatorClient } from '../simulator-client.js';

interface Options extends ServiceChoice {
  limit?: string;
  out?: string;
  width: string;
}

const CHANNEL = 'simulator';

export function addReplay(program: Command): void {
  const command = program
    .command('replay <file>')
    .description('feed messages (id, time, title, detail) through the running service and print what became of them')
    .option('--limit <n>', 'only the first n messages')
    .option('--width <n>', 'messages offered at the same time', '8');
  withServiceOptions(command).action(replay);
}

async function replay(file: string, options: Options): Promise<void> {
  const lines = parseReplayFile(await readFile(file, 'utf8')).slice(
    0,
    options.limit === undefined ? undefined : Number(options.limit),
  );
  const client = clientFor(options);
  const villagers = (await client.world()).people.filter((one) => one.about?.startsWith('村民') !== false);
  if (villagers.length === 0)
    throw new AppError('not_found', 'the service has no villagers; import a village file first');
  const store = await openStore(loadConfig());
  const sum = new Map<string, number>();
  try {
    await inParallel(lines, Number(options.width), async (line) => {
      const { messageId } = await offer(client, line, villagers);
      const outcome = await outcomeOf(store, CHANNEL, messageId);
      sum.set(outcome.kind, (sum.get(outcome.kind) ?? 0) + 1);
      process.stdout.write(`${line.id}\t${outcome.kind}\t${outcome.case ?? '-'}\t${line.title}\n`);
    });
  } finally {
    await store.close();
  }
  process.stderr.write(`${summary(lines.length, sum)}\n`);
}

/** The same message is always said by the same villager, under the same key. */
function offer(
  client: SimulatorClient,
  line: ReplayLine,
  villagers: readonly { id: string }[],
): Promise<{ messageId: string }> {
  const speaker = villagers[Number(line.id.replace(/\D/gu, '')) % villagers.length] ?? villagers[0];
  if (speaker === undefined) throw new AppError('not_found', 'no villager to speak');
  return client.say({ as: speaker.id, text: line.text, key: `replay:${line.id}`, at: line.at });
}

async function inParallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const next = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of next) await work(item);
    }),
  );
}

const WORDS: Record<ReplayOutcome['kind'], string> = {
  case: 'cases',
  follower: 'followers of a case',
  added: 'added to a case of the same person',
  answered: 'explained refusals',
  waiting: 'still waiting',
};

function summary(all: number, sum: ReadonlyMap<string, number>): string {
  const parts = Object.entries(WORDS).map(([kind, words]) => `${String(sum.get(kind) ?? 0)} ${words}`);
  return `${String(all)} messages: ${parts.join(', ')}`;
}
