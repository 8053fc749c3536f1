/** Exports as files: text, or packed with gzip when the name ends in .gz. They hold what villagers said: for the owner alone. */
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { AppError } from '../common/errors.js';

/** The lines of an export. Throws AppError `backup_invalid` when it cannot be read to its end. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const unpack = isPacked(path) ? createGunzip() : new PassThrough();
  // Its failure also ends `unpack`, and is thrown by the loop.
  pipeline(createReadStream(path), unpack).catch(() => undefined);
  try {
    yield* splitLines(unpack);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('backup_invalid', `${path}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/**
 * Cut at line feeds alone: Node's own line reader also cuts at U+2028, which people do send. A line is put together once
 * it is complete, because one with a picture in it comes in a thousand pieces.
 */
async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const [first = '', ...rest] = decoder.decode(chunk, { stream: true }).split('\n');
    pieces.push(first);
    for (const next of rest) {
      yield pieces.join('');
      pieces = [next];
    }
  }
  const last = pieces.join('') + decoder.decode();
  if (last !== '') yield last;
}

/**
 * Writes the lines into a new file, which has its name only once it is complete and on the disk.
 * Throws AppError `config_invalid` when there is such a file already.
 */
export async function writeLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  if (existsSync(path)) throw new AppError('config_invalid', `${path} is there already; name another file`);
  const part = `${path}.${process.pid}.part`;
  try {
    await pipeline(
      Readable.from(withLineFeeds(lines)),
      isPacked(path) ? createGzip() : new PassThrough(),
      createWriteStream(part, { mode: 0o600, flush: true }),
    );
    await rename(part, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** After this the new name survives a power cut too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync();
  await handle.close();
}

export async function* withLineFeeds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

function isPacked(path: string): boolean {
  return path.endsWith('.gz');
}
