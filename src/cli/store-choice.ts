/** Which store an operator's command works on, and whether it may. */
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { openStore } from '../app.js';
import { AppError } from '../common/errors.js';
import { loadConfig, type Config } from '../config.js';
import type { Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { runningProcesses, type Presence } from '../usecases/presence.js';

/** An address as STORE takes it; without one the store of the configuration. */
export type Address = string | undefined;

/** Opens a store, which is made when it is missing. Errors: those of the setting STORE and of opening it. */
export function openStoreAt(address: Address): Promise<Store> {
  return openStore(configFor(address));
}

/** The same for one that must be there already: a slip of the pen would else make an empty one. */
export async function openExistingStore(address: Address): Promise<Store> {
  const config = configFor(address);
  const { store } = config;
  if (store.kind === 'sqlite' && isMissing(config)) throw new AppError('not_found', `there is no file ${store.path}`);
  return openStore(config);
}

/** True for a file that nobody has made yet. */
export function isMissing({ store }: Config): boolean {
  return store.kind === 'sqlite' && !existsSync(store.path);
}

function configFor(address: Address): Config {
  return address === undefined ? loadConfig() : loadConfig({ STORE: address });
}

/** Throws AppError `store_in_use` that names the service processes that work on the store. */
export async function refuseWhileInUse(store: Store, now: Instant): Promise<void> {
  const running = (await runningProcesses(store, now)).filter((one) => !isDead(one));
  if (running.length === 0) return;
  const names = running.map(({ host, pid }) => `process ${pid} on ${host}`).join(', ');
  throw new AppError(
    'store_in_use',
    `the store is in use by ${names} (one that was killed on another machine counts for ten minutes; see --in-use)`,
  );
}

/** Of a process of this very machine the system knows; of others only that they went silent. */
function isDead({ host, pid }: Presence): boolean {
  if (host !== hostname()) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
