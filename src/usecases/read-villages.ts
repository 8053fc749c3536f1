/** Keeps what a process knows of the villages in step with the store, reading only what changed. */
import { createDirectory, type Directory } from '../domain/directory.js';
import { HOUR, type Instant } from '../domain/time.js';
import type { Village } from '../domain/village.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { VILLAGE_CHANGES_ID } from './ids.js';

/** More than the villages of a province. */
const MOST_VILLAGES = 100_000;

/** More changes than a minute brings; who missed more reads everything. */
const MOST_REMEMBERED = 200;

/**
 * A village is written first and its change noted afterwards. A process that dies between the two leaves a change that
 * nobody notes, so everything is read again this often.
 */
const READ_ALL = HOUR;

/** Which villages changed lately, oldest first, each with the version of this aggregate that notes it. */
interface VillageChanges {
  changed: readonly { village: string; version: number }[];
}

/** Of every village in the store. */
export async function loadDirectory(store: Store): Promise<Directory> {
  return createDirectory(await loadVillages(store));
}

/** In the order of their paths, so that the same villages always make the same directory. */
export async function loadVillages(store: Store): Promise<Village[]> {
  const found = await store.find<Village>({ kind: 'village', area: '', limit: MOST_VILLAGES });
  return found.map((one) => one.data).sort((a, b) => (a.root < b.root ? -1 : 1));
}

/** Notes for all processes that this village aggregate was written. */
export async function noteVillageChange(store: Store, village: string, now: Instant): Promise<void> {
  await change<VillageChanges>(store, VILLAGE_CHANGES_ID, (current) => {
    const version = (current?.version ?? 0) + 1;
    const changed = [...(current?.data.changed ?? []), { village, version }].slice(-MOST_REMEMBERED);
    const begun = { id: VILLAGE_CHANGES_ID, kind: 'village-changes', area: '', at: now, data: { changed } };
    return { ...(current ?? freshAggregate(begun)), data: { changed } };
  });
}

/** Reads the villages: all of them at first and once an hour, else only those that changed. */
export function createVillageReader(store: Store, now: () => Instant): () => Promise<Directory> {
  let villages = new Map<string, Village>();
  let directory = createDirectory([]);
  let known = -1;
  let readAllAt: Instant = Number.NEGATIVE_INFINITY;

  async function readAll(): Promise<Directory> {
    villages = new Map((await loadVillages(store)).map((village) => [village.root, village]));
    readAllAt = now();
    return createDirectory([...villages.values()]);
  }

  async function readChanged(ids: readonly string[]): Promise<Directory> {
    for (const id of new Set(ids)) {
      const village = (await store.get<Village>(id))?.data;
      if (village !== undefined) villages.set(village.root, village);
    }
    return createDirectory([...villages.values()].sort((a, b) => (a.root < b.root ? -1 : 1)));
  }

  return async () => {
    // Before the villages: what is written meanwhile is read once too often, never once too few.
    const noted = await store.get<VillageChanges>(VILLAGE_CHANGES_ID);
    const version = noted?.version ?? 0;
    const changes = noted?.data.changed ?? [];
    const missed = changes.filter((one) => one.version > known);
    const complete = known >= 0 && missed.length === version - known;
    if (!complete || now() - readAllAt >= READ_ALL) directory = await readAll();
    else if (missed.length > 0) directory = await readChanged(missed.map((one) => one.village));
    known = version;
    return directory;
  };
}
