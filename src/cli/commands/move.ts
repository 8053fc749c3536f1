/** `gezipu move --from sqlite:… --to mongodb://…`: everything of one store into another; run it again when it was interrupted. */
import type { Command } from 'commander';
import { AppError } from '../../common/errors.js';
import { copyStore } from '../../usecases/copy-store.js';
import { tellCopied } from '../tell-copied.js';
import { openExistingStore, openStoreAt, refuseWhileInUse } from '../store-choice.js';

interface Options {
  from: string;
  to: string;
  inUse?: boolean;
}

export function addMove(program: Command): void {
  program
    .command('move')
    .description('copy everything of one store into another, and check that it arrived; stop the services first')
    .requiredOption('--from <store>', 'where it is, e.g. sqlite:./data/gezipu.sqlite')
    .requiredOption('--to <store>', 'where it goes, as STORE takes it')
    .option('--in-use', 'move although a service seems to work on one of them (it was killed, and did not sign off)')
    .action(move);
}

async function move({ from, to, inUse = false }: Options): Promise<void> {
  if (from === to) throw new AppError('config_invalid', '--from and --to are the same store');
  const source = await openExistingStore(from);
  try {
    const target = await openStoreAt(to);
    try {
      if (!inUse) for (const store of [source, target]) await refuseWhileInUse(store, Date.now());
      tellCopied(await copyStore(source, target));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
