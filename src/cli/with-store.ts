/** Commands that need nothing but the store. */
import { openStore } from '../app.js';
import { loadConfig } from '../config.js';
import type { Store } from '../ports/store.js';

/** Opens the store of the configuration for `work`, and closes it whatever comes of it. */
export async function withStore(work: (store: Store) => Promise<unknown>): Promise<void> {
  const store = await openStore(loadConfig());
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
