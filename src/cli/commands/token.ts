/** `gezipu token`: keys by which programs speak for a person of the directory. */
import type { Command } from 'commander';
import { AppError } from '../../common/errors.js';
import { isStaff } from '../../domain/person.js';
import type { Store } from '../../ports/store.js';
import { createToken, listTokens, revokeToken, TOKEN_SCOPES, type TokenScope } from '../../usecases/api-tokens.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import { areaCalled } from '../knowledge-file.js';
import { withStore } from '../with-store.js';

interface Given {
  name: string;
  area: string;
  person: string;
  scopes: string;
}

export function addToken(program: Command): void {
  const token = program.command('token').description('keys of the API and of Open311');
  token
    .command('create')
    .description('make a key and print it, once')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--area <area>', 'how far it reaches: letters (GM), path or name')
    .requiredOption('--person <id>', 'as whom it acts: id of a person who works here')
    .option('--scopes <scopes>', `comma-separated, from: ${TOKEN_SCOPES.join(', ')}`, 'read')
    .action((given: Given) => withStore(async (store) => process.stdout.write(`${await created(store, given)}\n`)));
  token
    .command('list')
    .description('list the keys, never their secrets')
    .action(() =>
      withStore(async (store) => {
        for (const one of await listTokens(store)) {
          const made = new Date(one.madeAt).toISOString().slice(0, 10);
          const state = one.revoked ? 'revoked' : one.scopes.join(',');
          process.stdout.write(`${[one.id, one.name, one.person, one.area, made, state].join('\t')}\n`);
        }
      }),
    );
  token
    .command('revoke <which>')
    .description('end a key at once, by its id or name')
    .action((which: string) =>
      withStore(async (store) => {
        const count = await revokeToken(store, which);
        if (count === 0) throw new AppError('not_found', `no key that works has the id or name ${which}`);
        process.stdout.write(`${count} revoked\n`);
      }),
    );
}

async function created(store: Store, { name, area, person, scopes }: Given): Promise<string> {
  const directory = await loadDirectory(store);
  const found = areaCalled(directory, area);
  if (found === null) throw new AppError('bad_request', `no area, or more than one, is called ${area}`);
  const who = directory.person(person);
  if (who === null || !isStaff(who)) throw new AppError('bad_request', `nobody who works here has the id ${person}`);
  const wanted = scopes.split(',').map((scope) => scope.trim());
  const known = TOKEN_SCOPES.filter((scope): scope is TokenScope => wanted.includes(scope));
  if (known.length !== new Set(wanted).size)
    throw new AppError('bad_request', `--scopes must be from: ${TOKEN_SCOPES.join(', ')}`);
  return createToken(store, { name, area: found.path, person, scopes: known }, Date.now());
}
