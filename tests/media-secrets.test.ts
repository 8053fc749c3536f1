/** Where the secret of pictures and voices comes from. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../src/config.js';
import { openMediaKeys, readMediaKeys } from '../src/media-secrets.js';
import { createMediaKeys } from '../src/usecases/media-keys.js';

const SECRET = 'a'.repeat(64);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gezipu-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const settings = (env: Record<string, string> = {}) =>
  loadConfig({ STORE: `sqlite:${join(folder, 'data', 'gezipu.sqlite')}`, ...env });
const file = () => join(folder, 'data', 'media.key');

test('on one machine a key is made at the first start, for its owner alone, and found again', async () => {
  expect(await readMediaKeys(settings())).toBeNull();
  const made = await openMediaKeys(settings());
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'data'))).toEqual(['media.key']);
  expect(await openMediaKeys(settings())).toEqual(made);
  expect(made.current.id).not.toBe(
    (await openMediaKeys(loadConfig({ STORE: `sqlite:${folder}/other/x.sqlite` }))).current.id,
  );
});

test('processes that start at the same moment have the same key', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => openMediaKeys(settings())));
  expect(new Set(all.map((keys) => keys.current.id)).size).toBe(1);
  expect(readdirSync(join(folder, 'data'))).toEqual(['media.key']);
});

test('a secret that is set comes first, and what was sealed with the file before stays readable', async () => {
  const made = await openMediaKeys(settings());
  const keys = await openMediaKeys(settings({ MEDIA_KEY: SECRET, MEDIA_OLD_KEYS: 'c'.repeat(32) }));
  expect(keys.current).toEqual(createMediaKeys(SECRET).current);
  expect(keys.all.map((key) => key.id)).toEqual([
    keys.current.id,
    made.current.id,
    createMediaKeys('c'.repeat(32)).current.id,
  ]);
});

test('a secret that is set makes no file', async () => {
  await openMediaKeys(settings({ MEDIA_KEY: SECRET }));
  expect(() => statSync(file())).toThrow(/ENOENT/u);
});

test('on MongoDB it must be set, the same for all', async () => {
  const mongo = { STORE: 'mongodb://db1/gezipu?replicaSet=rs0' };
  await expect(openMediaKeys(loadConfig(mongo))).rejects.toMatchObject({ code: 'config_invalid' });
  await expect(openMediaKeys(loadConfig(mongo))).rejects.toThrow(/MEDIA_KEY must be set.*openssl rand/u);
  expect((await openMediaKeys(loadConfig({ ...mongo, MEDIA_KEY: SECRET }))).all).toHaveLength(1);
});

test('a file that lost its key is refused, and never written over', async () => {
  await openMediaKeys(settings());
  writeFileSync(file(), '\n');
  await expect(openMediaKeys(settings())).rejects.toThrow(/media\.key holds no key/u);
  expect(readFileSync(file(), 'utf8')).toBe('\n');
});

test('a secret that is too short to be one is refused', () => {
  expect(() => settings({ MEDIA_KEY: 'short' })).toThrow(/MEDIA_KEY must have at least 32 characters/u);
});
