import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ImportedVillage } from '../../src/domain/imported-village.js';
import type { Absence, Handle, Person } from '../../src/domain/person.js';
import type { GroupMode, Village } from '../../src/domain/village.js';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { change } from '../../src/usecases/change.js';
import { importVillage, villageId } from '../../src/usecases/import-village.js';
import { loadDirectory } from '../../src/usecases/read-villages.js';
import { AREAS, COUNTY, duty, GM, GRID2, group, person, TOWNSHIP, village } from '../domain/small-village.js';
import { temporaryFile } from '../storage/sqlite/temporary-file.js';

const NOW = 1_000;
const holiday: Absence = { from: 0, until: 9_000, standIn: 'doutai' };
const sick: Absence = { from: 500, until: 2_000 };
const desk: Handle = { channel: 'simulator', user: 'suonan' };
const learned: Handle = { channel: 'wechaty', user: '@abc' };

interface Facts {
  absences?: Absence[];
  handles?: Handle[];
  mode?: GroupMode;
}

/** A village of one clerk and one group about whom the file says this much. */
function file({ absences = [], handles = [desk], mode = 'listen' }: Facts = {}): Village {
  return village([person('suonan', [duty('grid_member', GRID2)], { absences, handles }), person('doutai')], {
    groups: [group('g2', '二社群', GRID2, { mode })],
  });
}

const temporary = temporaryFile();
let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(temporary.path);
});
afterEach(async () => {
  await store.close();
  temporary.remove();
});

/** What the service learns while it runs. */
async function learn({ absences, handles, mode }: Facts): Promise<void> {
  await change<ImportedVillage>(store, villageId(TOWNSHIP), (current) => {
    if (current === null) return null;
    const people = current.data.people.map((one): Person =>
      one.id === 'suonan' ? { ...one, absences: absences ?? one.absences, handles: handles ?? one.handles } : one,
    );
    const groups = current.data.groups.map((one) => ({ ...one, mode: mode ?? one.mode }));
    return { ...current, data: { ...current.data, people, groups } };
  });
}

async function now(): Promise<Facts> {
  const directory = await loadDirectory(store);
  const { absences, handles } = directory.person('suonan')!;
  return { absences: [...absences], handles: [...handles], mode: directory.group('g2')!.mode };
}

describe('importing', () => {
  test('tells whether anything was new', async () => {
    expect(await importVillage(store, file(), NOW)).toBe('created');
    expect(await importVillage(store, file(), NOW + 1)).toBe('unchanged');
    expect(await importVillage(store, file({ absences: [sick] }), NOW + 2)).toBe('changed');
    const stored = await store.get<Village>(villageId(TOWNSHIP));
    expect(stored).toMatchObject({ version: 2, kind: 'village', area: TOWNSHIP, at: NOW, due: null });
  });

  test('makes the directory of all villages in the store', async () => {
    await importVillage(store, file(), NOW);
    const other = {
      ...village([person('xb-lead')]),
      root: '62.11.23.207',
      areas: [{ path: '62.11.23.207.203', level: 'village', name: '香卜村', aliases: [], code: 'XBU' }],
    } as const;
    await importVillage(store, other, NOW);
    const directory = await loadDirectory(store);
    expect([directory.villageByCode('GM')?.path, directory.villageByCode('XBU')?.name]).toEqual([GM, '香卜村']);
    expect(directory.person('xb-lead')).not.toBeNull();
  });

  test('refuses letters, ids and handles that another village has, and changes nothing then', async () => {
    await importVillage(store, file(), NOW);
    const twin: Village = { ...file({ handles: [{ channel: 'simulator', user: 'doutai2' }] }), root: '62.11' };
    const renamed = {
      ...twin,
      people: [person('someone', [], { handles: [desk] }), person('doutai', [], { name: '另一个豆太' })],
    };
    const refusal = await importVillage(store, renamed, NOW).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'village_file_invalid' });
    expect(String(refusal)).toContain('the simulator user suonan is both someone and suonan');
    expect(String(refusal)).toContain('the person id doutai is both 另一个豆太 and doutai姓名');
    expect(await store.get(villageId('62.11'))).toBeNull();
    const areas = AREAS.filter((area) => area.path === COUNTY).map((area) => ({ ...area, code: 'GM' }));
    await expect(importVillage(store, { ...twin, areas, people: [], groups: [] }, NOW)).rejects.toThrow(
      'the letters GM is both',
    );
    await expect(
      importVillage(store, { ...twin, areas: [], people: [...file().people], groups: [] }, NOW),
    ).resolves.toBe('created');
  });
});

describe('importing again', () => {
  test('keeps what was learned as long as the file says the same', async () => {
    await importVillage(store, file(), NOW);
    await learn({ absences: [sick], handles: [desk, learned], mode: 'silent' });
    expect(await importVillage(store, file(), NOW)).toBe('unchanged');
    expect(
      await importVillage(store, { ...file(), landmarks: [{ name: '水磨', aliases: [], area: GRID2 }] }, NOW),
    ).toBe('changed');
    expect(await now()).toEqual({ absences: [sick], handles: [desk, learned], mode: 'silent' });
  });

  test('takes over what the file says differently from last time', async () => {
    await importVillage(store, file({ absences: [holiday] }), NOW);
    await learn({ absences: [holiday, sick], handles: [desk, learned], mode: 'silent' });
    const moved = { channel: 'simulator', user: 'suonan-2' };
    await importVillage(store, file({ handles: [moved], mode: 'mention' }), NOW);
    expect(await now()).toEqual({ absences: [sick], handles: [learned, moved], mode: 'mention' });
  });

  test('does not send away again who came back early', async () => {
    await importVillage(store, file({ absences: [holiday] }), NOW);
    await learn({ absences: [] });
    await importVillage(store, file({ absences: [holiday] }), NOW);
    expect((await now()).absences).toEqual([]);
  });

  test('does not double a fact that was learned and then written into the file', async () => {
    await importVillage(store, file(), NOW);
    await learn({ handles: [desk, learned] });
    await importVillage(store, file({ handles: [desk, { user: '@abc', channel: 'wechaty' }] }), NOW);
    expect((await now()).handles).toEqual([desk, learned]);
  });

  test('forgets who is no longer in the file', async () => {
    await importVillage(store, file(), NOW);
    await learn({ handles: [desk, learned] });
    await importVillage(store, village([]), NOW);
    await importVillage(store, file(), NOW);
    expect((await now()).handles).toEqual([desk]);
  });
});
