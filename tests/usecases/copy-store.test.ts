/** Moving house and putting back a backup: from one file into another, with everything that was there. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Aggregate, Store } from '../../src/ports/store.js';
import { MINUTE } from '../../src/domain/time.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { takeCensus } from '../../src/usecases/census.js';
import { copyStore } from '../../src/usecases/copy-store.js';
import { exportLines } from '../../src/usecases/export-store.js';
import { checkExport, importStore } from '../../src/usecases/import-store.js';
import { createMediaStore } from '../../src/usecases/media.js';
import { announce } from '../../src/usecases/presence.js';
import { aggregate, NOW, storeAll } from '../storage/contract/subject.js';
import { temporaryFile } from '../storage/sqlite/temporary-file.js';
import { throughStore } from '../support/through-store.js';
import { MEDIA_KEYS, openTown, type Town } from '../support/town.js';

const PICTURE = new Uint8Array([0xff, 0xd8, 0, 1, 2, 254, 255]);

const files = [temporaryFile(), temporaryFile()];
let town: Town;
let from: Store;
let to: Store;
beforeEach(async () => {
  [from, to] = await Promise.all([openSqliteStore(files[0]!.path), openSqliteStore(files[1]!.path)]);
});
afterEach(async () => {
  await Promise.all([from.close(), to.close()]);
  for (const file of files) file.remove();
  files.splice(0, 2, temporaryFile(), temporaryFile());
});

/** A village in the middle of its work: a case with a picture, an answer that cannot be said, people known by now. */
async function livedIn(): Promise<Store> {
  town = await openTown();
  const media = { kind: 'image', name: '水管.jpg', duration: 0, load: async () => PICTURE } as const;
  await town.say('zhuoma', '二社自来水停了\u2028水管裂了', 'g2', { media });
  await town.say('suonan', '/接单 1');
  town.channel.fail = () => ({ sent: false, retry: true, reason: 'offline', detail: 'test' });
  await town.say('suonan', '/办结 1 修好了');
  town.channel.fail = null;
  return town.store;
}

async function allOf(store: Store): Promise<Aggregate[]> {
  return (await store.scan('', 10_000)).filter((one) => one.kind !== 'process');
}

/** As a file gives them: the same lines each time it is opened. */
function asFile(lines: readonly string[]): () => AsyncIterable<string> {
  return async function* () {
    yield* lines;
  };
}

async function linesOf(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(store, NOW)) lines.push(line);
  return lines;
}

describe('moving house', () => {
  test('takes everything along, with versions, and both houses have the same census', async () => {
    const house = await livedIn();
    const moved = await copyStore(house, to);
    expect(await allOf(to)).toEqual(await allOf(house));
    expect(moved).toMatchObject({ same: 0, different: [], from: moved.to });
    expect(moved.from.kinds).toMatchObject({ case: 1, media: 1, message: 3, village: 1 });
    expect(moved.written).toBe((await allOf(house)).length);
    expect((await allOf(to)).some((one) => one.version > 1)).toBe(true);
    await town.close();
  });

  test('goes on where it was interrupted, and brings nothing twice', async () => {
    await storeAll(
      from,
      Array.from({ length: 200 }, (_, n) => aggregate(`c${n}`)),
    );
    let left = 90;
    const breaking = throughStore(to, {
      restore: (one) => (left-- > 0 ? to.restore(one) : Promise.reject(new Error('the cable'))),
    });
    await expect(copyStore(from, breaking)).rejects.toThrow('the cable');
    const again = await copyStore(from, to);
    expect(again).toMatchObject({ written: 110, same: 90, different: [] });
    expect(await copyStore(from, to)).toMatchObject({ written: 0, same: 200, different: [] });
  });

  test('never overwrites what is there with other contents, and names it', async () => {
    await storeAll(from, [aggregate('a'), aggregate('b')]);
    await to.commit(aggregate('a', { status: 'closed' }), 0);
    const moved = await copyStore(from, to);
    expect(moved).toMatchObject({ written: 1, same: 0, different: ['1.2/a'] });
    expect(moved.from.checksum).not.toBe(moved.to.checksum);
    expect((await to.get('1.2/a'))?.status).toBe('closed');
  });

  test('a different version or order of fields is told from a difference', async () => {
    const data = { b: 1, a: [{ d: 1, c: 2 }] };
    await from.commit({ ...aggregate('a'), data }, 0);
    await to.commit({ ...aggregate('a'), data: { a: [{ c: 2, d: 1 }], b: 1 } }, 0);
    expect(await copyStore(from, to)).toMatchObject({ same: 1, different: [] });
    await from.commit({ ...aggregate('a'), data }, 1);
    expect(await copyStore(from, to)).toMatchObject({ same: 0, different: ['1.2/a'] });
  });

  test('shows when somebody still lived in the old house', async () => {
    await storeAll(from, [aggregate('a')]);
    const late = throughStore(to, {
      restore: async (one) => {
        await from.commit(aggregate('late'), 0);
        return to.restore(one);
      },
    });
    const moved = await copyStore(from, late);
    expect([moved.from.kinds, moved.to.kinds]).toEqual([{ case: 2 }, { case: 1 }]);
    expect(moved.from.checksum).not.toBe(moved.to.checksum);
  });

  test('leaves behind the signs of the processes that worked there', async () => {
    await announce(from, 'p1', { host: 'h', pid: 1 }, () => NOW).beat();
    expect(await copyStore(from, to)).toMatchObject({ written: 0, from: { kinds: {} }, to: { kinds: {} } });
  });
});

describe('an export put back', () => {
  test('is the same village: the case goes on, the picture is whole, what was not said is said', async () => {
    const lines = await linesOf(await livedIn());
    await town.close();
    const folder = files[1]!.path.replace(/[^/]+$/u, '');
    await to.close();
    to = await openSqliteStore(`${folder}town.sqlite`);
    const imported = await importStore(to, asFile(lines));
    expect(imported).toMatchObject({ same: 0, different: [], from: imported.to });
    const [picture] = await to.find({ kind: 'media', area: '', limit: 10 });
    const media = createMediaStore(to, MEDIA_KEYS, () => town.now());
    expect([...((await media.load(picture?.id ?? ''))?.bytes ?? [])]).toEqual([...PICTURE]);
    const again = await openTown({ folder, start: town.now() });
    const heard = await again.at(again.now() + 5 * MINUTE);
    expect(heard.some((one) => one.where === 'g2' && one.text.includes('修好了'))).toBe(true);
    const solved = await again.say('zhuoma', '好了，谢谢', 'g2');
    expect(solved.some((one) => one.text.includes('算办好了'))).toBe(true);
    await again.service.stop();
    await again.store.close();
  });

  test('is as of the moment it began, whatever is said meanwhile', async () => {
    await storeAll(
      from,
      ['a', 'b'].map((name) => aggregate(name)),
    );
    const reading = exportLines(from, NOW);
    const lines = [(await reading.next()).value as string];
    await from.commit(aggregate('b', { status: 'closed' }), 1);
    await from.commit(aggregate('c'), 0);
    for await (const line of reading) lines.push(line);
    await importStore(to, asFile(lines));
    expect((await allOf(to)).map((one) => [one.id, one.status])).toEqual([
      ['1.2/a', 'new'],
      ['1.2/b', 'new'],
    ]);
  });

  test('has the census of its store at its end', async () => {
    const house = await livedIn();
    const lines = await linesOf(house);
    expect(await checkExport(asFile(lines)())).toEqual(await takeCensus(house));
    await town.close();
  });

  test('of an empty store is whole too', async () => {
    expect(await importStore(to, asFile(await linesOf(from)))).toMatchObject({ written: 0, from: { kinds: {} } });
  });
});

describe('what is no whole export', () => {
  const SPOILT: readonly (readonly [what: string, spoil: (lines: string[]) => string[], says: RegExp])[] = [
    ['an empty file', () => [], /cut off/u],
    ['another file', () => ['id\ttime\ttitle'], /line 1 is no JSON/u],
    ['JSON of somebody else', () => ['{"a":1}', '{}'], /line 1 is not the head/u],
    ['a newer format', ([, ...rest]) => ['{"export":"gezipu","format":2}', ...rest], /format 2.*newer/u],
    ['a missing end', (lines) => lines.slice(0, -1), /line 3 .*cut off/u],
    ['half a line', (lines) => [...lines.slice(0, 2), lines[2]!.slice(0, 40)], /line 3 is no JSON/u],
    ['a missing line', ([head, , ...rest]) => [head!, ...rest], /checksum/u],
    ['lines in another order', ([head, a, b, end]) => [head!, b!, a!, end!], /checksum/u],
    ['one changed letter', (lines) => lines.map((line) => line.replace('"new"', '"now"')), /checksum/u],
    ['something after the end', (lines) => [...lines, lines[1]!], /line 5 something follows/u],
    ['a line that is no aggregate', ([head, ...rest]) => [head!, '{"id":"x"}', ...rest], /line 2 is no aggregate/u],
  ];

  test.each(SPOILT)('%s is refused, and nothing of it is taken over', async (_what, spoil, says) => {
    await storeAll(
      from,
      ['a', 'b'].map((name) => aggregate(name)),
    );
    const lines = spoil(await linesOf(from));
    const refusal = await importStore(to, asFile(lines)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'backup_invalid' });
    expect((refusal as Error).message).toMatch(says);
    expect(await allOf(to)).toEqual([]);
  });
});
