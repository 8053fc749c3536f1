/** Pictures and voices at rest. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../src/domain/time.js';
import type { Aggregate, Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { createMediaKeys } from '../../src/usecases/media-keys.js';
import { createMediaStore, UNCLAIMED, type MediaStore } from '../../src/usecases/media.js';
import { freshAggregate } from '../../src/usecases/fresh-aggregate.js';

const KEYS = createMediaKeys('the first secret');
const PICTURE = { kind: 'image', name: '李家沟水管.jpg' } as const;
const BYTES = new Uint8Array([0xff, 0xd8, 0, 10, 13, 255, 1]);

let store: Store;
let media: MediaStore;
let now = 1_000_000;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
  now = 1_000_000;
  media = createMediaStore(store, KEYS, () => now);
});
afterEach(() => store.close());

const stored = async (id: string): Promise<Aggregate<Record<string, string>>> => (await store.get(id))!;

/** What the worker does with those that fell due. */
async function sweep(): Promise<void> {
  for (const id of await store.due(now, 10)) await media.review((await store.get(id))!);
}

describe('what is kept', () => {
  test('comes back whole, and is there once however often it is offered', async () => {
    const id = await media.keep('in/1', PICTURE, BYTES);
    expect(await media.keep('in/1', PICTURE, BYTES)).toBe(id);
    expect(await media.load(id)).toEqual({ ...PICTURE, cases: [], bytes: Buffer.from(BYTES) });
    expect(await media.load('m/00/0000')).toBeNull();
  });

  test('is another one for another message, so that neither goes with the other', async () => {
    expect(await media.keep('in/1', PICTURE, BYTES)).not.toBe(await media.keep('in/2', PICTURE, BYTES));
  });

  test('has an id that tells nothing of it to whoever has not the key', async () => {
    const other = createMediaStore(store, createMediaKeys('another secret'), () => now);
    expect(await other.keep('in/1', PICTURE, BYTES)).not.toBe(await media.keep('in/1', PICTURE, BYTES));
  });

  test('lies there with neither its bytes nor its name, and never twice with the same nonce', async () => {
    const [one, two] = [await media.keep('in/1', PICTURE, BYTES), await media.keep('in/2', PICTURE, BYTES)];
    const text = JSON.stringify([await stored(one), await stored(two)]);
    for (const hidden of ['李家沟', Buffer.from(BYTES).toString('base64')]) expect(text).not.toContain(hidden);
    expect((await stored(one)).data['nonce']).not.toBe((await stored(two)).data['nonce']);
  });

  test('opens under no other id, and not when a bit of it was changed', async () => {
    const [id, other] = [await media.keep('in/1', PICTURE, BYTES), await media.keep('in/2', PICTURE, BYTES)];
    const one = await stored(id);
    await store.commit({ ...(await stored(other)), data: one.data }, 1);
    await expect(media.load(other)).rejects.toMatchObject({ code: 'store_corrupt' });
    const sealed = Buffer.from(one.data['sealed']!, 'base64');
    sealed[3]! ^= 1;
    await store.commit({ ...one, data: { ...one.data, sealed: sealed.toString('base64') } }, 1);
    await expect(media.load(id)).rejects.toMatchObject({ code: 'store_corrupt' });
  });

  test('is read with an earlier secret as long as that is known, and says which key is missing when not', async () => {
    const id = await media.keep('in/1', PICTURE, BYTES);
    const turned = createMediaStore(store, createMediaKeys('the second', ['the first secret']), () => now);
    expect((await turned.load(id))?.bytes).toEqual(Buffer.from(BYTES));
    const lost = createMediaStore(store, createMediaKeys('the second'), () => now);
    await expect(lost.load(id)).rejects.toMatchObject({ code: 'media_key_missing' });
    await expect(lost.load(id)).rejects.toThrow(new RegExp(KEYS.current.id, 'u'));
  });
});

describe('what version 0.1.0 kept', () => {
  const id = 'm/ab/abcd';
  beforeEach(async () => {
    const data = { kind: 'image', name: 'a.jpg', base64: Buffer.from(BYTES).toString('base64') };
    await store.commit(freshAggregate({ id, kind: 'media', area: '', status: 'image', at: now, data }), 0);
  });

  test('is read as it lies there, and goes with its case', async () => {
    expect(await media.load(id)).toEqual({ kind: 'image', name: 'a.jpg', cases: [], bytes: Buffer.from(BYTES) });
    await media.release(id, 'case/1');
    expect(await media.load(id)).toBeNull();
  });
});

describe('how long it is kept', () => {
  const message = (waiting: boolean) =>
    freshAggregate({ id: 'in/1', kind: 'message', area: '', at: now, data: { message: waiting ? {} : null } });

  test('until its last case releases it', async () => {
    const id = await media.keep('in/1', PICTURE, BYTES);
    await media.claim([id], 'case/1');
    await media.claim([id, 'm/00/none'], 'case/2');
    await media.drop(id);
    now += 100 * DAY;
    await sweep();
    await media.release(id, 'case/1');
    await media.release(id, 'case/1');
    expect((await media.load(id))?.cases).toEqual(['case/2']);
    await media.release(id, 'case/2');
    expect(await media.load(id)).toBeNull();
  });

  test('two days when no case wants it: a crash came between, or it was no report', async () => {
    const id = await media.keep('in/1', PICTURE, BYTES);
    await store.commit(message(false), 0);
    now += UNCLAIMED - HOUR;
    await sweep();
    expect(await media.load(id)).not.toBeNull();
    now += HOUR;
    await sweep();
    expect(await media.load(id)).toBeNull();
  });

  test('as long as its message is still to be worked on, however late that is', async () => {
    const id = await media.keep('in/1', PICTURE, BYTES);
    await store.commit(message(true), 0);
    for (let days = 0; days < 10; days += 2) {
      now += 2 * DAY;
      await sweep();
    }
    expect(await media.load(id)).not.toBeNull();
  });
});
