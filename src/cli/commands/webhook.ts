/** `gezipu webhook`: who outside is told when a case is opened or changes. */
import type { Command } from 'commander';
import { AppError } from '../../common/errors.js';
import { loadConfig } from '../../config.js';
import { isPrivateAddress } from '../../delivery/webhooks/private-address.js';
import { FOLLOWED_SCOPES, type FollowedScope } from '../../domain/case/followed.js';
import type { Store } from '../../ports/store.js';
import { loadDirectory } from '../../usecases/read-villages.js';
import {
  addSubscription,
  CASE_EVENTS,
  listSubscriptions,
  removeSubscription,
  type CaseEvent,
  type Subscription,
} from '../../usecases/subscriptions.js';
import { areaCalled } from '../knowledge-file.js';
import { withStore } from '../with-store.js';

interface Given {
  url: string;
  area: string;
  events: string;
  scope: string;
}

export function addWebhook(program: Command): void {
  const webhook = program.command('webhook').description('who outside is told of cases (docs/api.md)');
  webhook
    .command('add')
    .description('add a receiver and print the secret that signs what it gets, once')
    .requiredOption('--url <url>', 'https://… or http://…')
    .requiredOption('--area <area>', 'of which area: letters (GM), path or name')
    .option('--events <events>', `comma-separated, from: ${CASE_EVENTS.join(', ')}`, CASE_EVENTS.join(','))
    .option('--scope <scope>', `how much it is told: ${FOLLOWED_SCOPES.join(' or ')} (adds the masked words)`, 'state')
    .action((given: Given) =>
      withStore(async (store) => {
        const { id, secret } = await added(store, given);
        process.stdout.write(`${id}\n${secret}\n`);
      }),
    );
  webhook
    .command('list')
    .description('list the receivers, never their secrets')
    .action(() =>
      withStore(async (store) => {
        for (const { id, url, area, events, scope } of await listSubscriptions(store))
          process.stdout.write(`${[id, url, area, events.join(','), scope].join('\t')}\n`);
      }),
    );
  webhook
    .command('remove <id>')
    .description('end a receiver; what still waits for it is dropped')
    .action((id: string) =>
      withStore(async (store) => {
        if (!(await removeSubscription(store, id, Date.now())))
          throw new AppError('not_found', `there is no receiver ${id}`);
        process.stdout.write('removed\n');
      }),
    );
}

async function added(store: Store, { url, area, events, scope }: Given): Promise<Subscription> {
  const found = areaCalled(await loadDirectory(store), area);
  if (found === null) throw new AppError('bad_request', `no area, or more than one, is called ${area}`);
  const wanted = events.split(',').map((one) => one.trim());
  const known = CASE_EVENTS.filter((one): one is CaseEvent => wanted.includes(one));
  if (known.length !== new Set(wanted).size)
    throw new AppError('bad_request', `--events must be from: ${CASE_EVENTS.join(', ')}`);
  const given = { url: checkedUrl(url), area: found.path, events: known, scope: checkedScope(scope) };
  return addSubscription(store, given, Date.now());
}

function checkedScope(scope: string): FollowedScope {
  const found = FOLLOWED_SCOPES.find((one) => one === scope);
  if (found === undefined) throw new AppError('bad_request', `--scope must be ${FOLLOWED_SCOPES.join(' or ')}`);
  return found;
}

function checkedUrl(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || !/^https?:$/u.test(url.protocol) || url.username !== '')
    throw new AppError('bad_request', '--url must begin with https:// or http:// and hold no password');
  const isPrivate = isPrivateAddress(url.hostname) || /^localhost$|\.localhost$/u.test(url.hostname);
  if (isPrivate && !loadConfig().webhooksPrivate)
    throw new AppError('bad_request', `${url.hostname} is this machine or its network; WEBHOOKS_PRIVATE=1 allows it`);
  return url.href;
}
