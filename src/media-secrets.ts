/** Where the secret of pictures and voices comes from: the settings, or a file beside the store. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from './common/errors.js';
import type { Config } from './config.js';
import { createMediaKeys, type MediaKeys } from './usecases/media-keys.js';

type Settings = Pick<Config, 'store' | 'media'>;

const SECRET_BYTES = 32;

/**
 * The keys; when there is no secret yet, one is made and kept in the file `media.key`, for its owner alone to read.
 * Throws AppError `config_invalid` on MongoDB without MEDIA_KEY: every process would make another one.
 */
export async function openMediaKeys(settings: Settings): Promise<MediaKeys> {
  const known = await readMediaKeys(settings);
  if (known !== null) return known;
  const file = keyFile(settings);
  if (file === null)
    throw new AppError(
      'config_invalid',
      'MEDIA_KEY must be set, because STORE is on MongoDB; make one with: openssl rand -hex 32',
    );
  await makeSecret(file);
  return createMediaKeys((await secretIn(file)) ?? '');
}

/** Makes nothing; null when there is no secret yet. */
export async function readMediaKeys(settings: Settings): Promise<MediaKeys | null> {
  const { key, oldKeys } = settings.media;
  const file = keyFile(settings);
  const kept = file === null ? null : await secretIn(file);
  // A secret that was set later does not make the first one useless.
  const [current, ...before] = [key, kept, ...oldKeys].filter((secret) => secret !== null);
  return current === undefined ? null : createMediaKeys(current, before);
}

function keyFile({ store }: Settings): string | null {
  return store.kind === 'sqlite' ? join(dirname(store.path), 'media.key') : null;
}

async function secretIn(file: string): Promise<string | null> {
  try {
    const secret = (await readFile(file, 'utf8')).trim();
    if (secret.length >= SECRET_BYTES) return secret;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new AppError('config_invalid', `${file} cannot be read`, { cause });
  }
  throw new AppError('config_invalid', `${file} holds no key; put the right one back`);
}

/** On the disk before anything is sealed with it. Of several processes that start at once the first one's stays. */
async function makeSecret(file: string): Promise<void> {
  const made = `${file}.${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(made, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(SECRET_BYTES).toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(made, file).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await unlink(made);
  const folder = await open(dirname(file), 'r');
  await folder.sync().finally(() => folder.close());
}
