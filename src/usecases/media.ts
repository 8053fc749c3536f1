/** Pictures and voices at rest: sealed before they are written, gone when nobody needs them any more. */
import { DAY, type Instant } from '../domain/time.js';
import type { Media } from '../ports/channel.js';
import type { Aggregate, Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import type { MediaKeys } from './media-keys.js';
import { mediaId, seal, unseal, type Sealed } from './sealed-media.js';

export type MediaKind = Media['kind'];

/** Contents with what is known of them. */
export interface LoadedMedia {
  kind: MediaKind;
  /** As the sender's machine called it; "" when it did not. */
  name: string;
  bytes: Uint8Array;
  /** Ids of the cases it belongs to: two when one message told two matters, none of what older versions wrote. */
  cases: readonly string[];
}

/** The data of a media aggregate; `message` is the id of the message that brought it. */
interface SealedMedia extends Sealed {
  kind: MediaKind;
  message: string;
  cases: readonly string[];
}

/** As version 0.1.0 wrote it, and as it is read for as long as it lies there. */
interface PlainMedia {
  kind: MediaKind;
  name: string;
  base64: string;
  cases?: readonly string[];
}

type StoredMedia = SealedMedia | PlainMedia;

/** Longer than a message waits to be worked on, and a question that it raised to be answered. */
export const UNCLAIMED: Instant = 2 * DAY;

export interface MediaStore {
  /** Stores what a message (the id of its aggregate) brought and resolves its id; the same twice is there once. */
  keep(message: string, media: { kind: MediaKind; name: string }, bytes: Uint8Array): Promise<string>;
  /** Null when it is not there (any more). Errors: `media_key_missing`, `store_corrupt`, those of the store. */
  load(id: string): Promise<LoadedMedia | null>;
  /** They belong to this case too from now on, and stay until it releases them. What is not there is passed over. */
  claim(ids: readonly string[], caseId: string): Promise<void>;
  /** The case needs it no longer; with its last case it is deleted. */
  release(id: string, caseId: string): Promise<void>;
  /** Deletes it if it belongs to no case. */
  drop(id: string): Promise<void>;
  /** For one that fell due: nobody claimed it, so it goes, unless its message is still to be worked on. */
  review(aggregate: Aggregate): Promise<void>;
}

export function createMediaStore(store: Store, keys: MediaKeys, now: () => Instant): MediaStore {
  async function drop(id: string): Promise<void> {
    const found = await store.get<StoredMedia>(id);
    if (found !== null && casesOf(found.data).length === 0) await store.remove(id, found.version);
  }

  return {
    keep: async (message, { kind, name }, bytes) => {
      const id = mediaId(keys.current, message, bytes);
      const sealed = seal(keys.current, id, withName(name, bytes));
      const data: SealedMedia = { kind, message, cases: [], ...sealed };
      const fresh = { id, kind: 'media', area: '', status: kind, at: now(), due: now() + UNCLAIMED, data };
      await store.commit(freshAggregate(fresh), 0);
      return id;
    },
    load: async (id) => {
      const data = (await store.get<StoredMedia>(id))?.data;
      if (data === undefined) return null;
      const opened = 'base64' in data ? plain(data) : named(unseal(keys, id, data));
      return { kind: data.kind, cases: casesOf(data), ...opened };
    },
    claim: async (ids, caseId) => {
      for (const id of ids) await change<StoredMedia>(store, id, (current) => claimed(current, caseId));
    },
    release: async (id, caseId) => {
      await change<StoredMedia>(store, id, (current) => {
        if (current === null || !casesOf(current.data).includes(caseId)) return null;
        const cases = casesOf(current.data).filter((one) => one !== caseId);
        return { ...current, data: { ...current.data, cases } };
      });
      await drop(id);
    },
    drop,
    review: async (aggregate) => {
      const { data } = aggregate as Aggregate<SealedMedia>;
      const message = await store.get<{ message: unknown }>(data.message);
      if (message === null || message.data.message === null) await store.remove(aggregate.id, aggregate.version);
      else await store.commit({ ...aggregate, due: now() + UNCLAIMED }, aggregate.version);
    },
  };
}

/** Id of the key that sealed it; "" for what older versions wrote. */
export function keyOf({ data }: Aggregate): string {
  const media = data as StoredMedia;
  return 'base64' in media ? '' : media.key;
}

const casesOf = (media: StoredMedia): readonly string[] => media.cases ?? [];

function claimed(media: Aggregate<StoredMedia> | null, caseId: string): Aggregate<StoredMedia> | null {
  if (media === null || casesOf(media.data).includes(caseId)) return null;
  return { ...media, due: null, data: { ...media.data, cases: [...casesOf(media.data), caseId] } };
}

/** The name is sealed too: it may be a person's. It stands before the contents, on a line of its own. */
function withName(name: string, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${name.replace(/[\r\n]/gu, ' ')}\n`), bytes]);
}

function named(opened: Buffer): Pick<LoadedMedia, 'name' | 'bytes'> {
  const end = opened.indexOf('\n');
  return { name: opened.subarray(0, end).toString(), bytes: opened.subarray(end + 1) };
}

function plain({ name, base64 }: PlainMedia): Pick<LoadedMedia, 'name' | 'bytes'> {
  return { name, bytes: Buffer.from(base64, 'base64') };
}
