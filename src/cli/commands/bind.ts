/** `gezipu bind WHO`: prints the number by which a person or a group is recognised; how the first clerk becomes known. */
import type { Command } from 'commander';
import { AppError } from '../../common/errors.js';
import type { Directory } from '../../domain/directory.js';
import { makeCode, type Bound } from '../../usecases/bind-codes.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { openExistingStore } from '../store-choice.js';

export function addBind(program: Command): void {
  program
    .command('bind')
    .description('print what a person sends to the bot alone, or somebody says in a group, to be recognised')
    .argument('<who>', 'id or name of a person or a group')
    .action(async (who: string) => {
      const store = await openExistingStore(undefined);
      try {
        const bound = boundBy(who, await loadDirectory(store));
        const code = await makeCode(store, { bound }, Date.now());
        process.stdout.write(`${'group' in bound ? '绑定本群' : '绑定'} ${code}\n`);
      } finally {
        await store.close();
      }
    });
}

function boundBy(who: string, directory: Directory): Bound {
  const people = directory.villages.flatMap((village) => village.people);
  const groups = directory.villages.flatMap((village) => village.groups);
  const persons = new Set(people.filter((one) => one.id === who || one.name === who).map((one) => one.id));
  const found: Bound[] = [
    ...[...persons].map((person) => ({ person })),
    ...groups.filter((one) => one.id === who || one.name === who).map((one) => ({ group: one.id })),
  ];
  const [bound, ...more] = found;
  if (bound === undefined) throw new AppError('not_found', `nobody and no group of a village file is called ${who}`);
  if (more.length === 0) return bound;
  const ids = found.map((one) => ('group' in one ? one.group : one.person)).join(', ');
  throw new AppError('bad_request', `several are called ${who}; say which by the id: ${ids}`);
}
