/** `gezipu password PERSON`: by what an operator or auditor signs in at the dispatch centre without a chat. */
import type { Command } from 'commander';
import { AppError } from '../../common/errors.js';
import { hashPassword, LEAST_CHARACTERS, weaknessOf, type Weakness } from '../../console/passwords.js';
import type { Store } from '../../ports/store.js';
import { keepPassword, passwordHolder, removePassword } from '../../usecases/console-passwords.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { openExistingStore } from '../store-choice.js';
import { typedSecret } from '../typed-secret.js';

const WEAKNESSES: Readonly<Record<Weakness, string>> = {
  short: `it must have ${LEAST_CHARACTERS} characters at least`,
  long: 'it has more characters than anybody types',
  obvious: 'it is one of those that are tried first: take several words, without names, dates and rows of numbers',
};

export function addPassword(program: Command): void {
  program
    .command('password')
    .description('set the password by which an operator or auditor signs in at /console, asked for or from a pipe')
    .argument('<person>', 'id or name of a person of a village file')
    .option('--remove', 'take it away instead; by the id also of somebody who is in no file any more')
    .action(async (called: string, { remove = false }: { remove?: boolean }) => {
      const store = await openExistingStore(undefined);
      try {
        await (remove ? takeAway(store, called) : set(store, called));
      } finally {
        await store.close();
      }
    });
}

async function set(store: Store, called: string): Promise<void> {
  const person = passwordHolder(await loadDirectory(store), called);
  if (person === null)
    throw new AppError('not_found', `no operator or auditor of a village file, or more than one, is called ${called}`);
  const password = await typedSecret(`Password of ${person.id}`);
  const weakness = weaknessOf(password, person);
  if (weakness !== null) throw new AppError('bad_request', WEAKNESSES[weakness]);
  await keepPassword(store, person.id, await hashPassword(password), Date.now());
  process.stdout.write(`${person.id} may sign in at /console/sign-in; earlier sessions are over\n`);
}

async function takeAway(store: Store, called: string): Promise<void> {
  const id = passwordHolder(await loadDirectory(store), called)?.id ?? called;
  if (!(await removePassword(store, id, Date.now()))) throw new AppError('not_found', `${called} has no password`);
  process.stdout.write(`${id} has no password any more; their sessions are over\n`);
}
