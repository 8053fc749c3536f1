/** What was learned as a file: a mark, then everything else compressed, then a checksum. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { AppError } from '../../common/errors.js';
import { ByteReader } from './bytes.js';

const CHECKSUM = 32;

/** `mark` says what it is, with the version of the format: another one is not read. */
export function pack(mark: string, body: Buffer): Buffer {
  const packed = Buffer.concat([Buffer.from(mark), brotliCompressSync(body)]);
  return Buffer.concat([packed, checksumOf(packed)]);
}

/** Throws AppError `model_invalid` for anything but a whole file of this mark; `name` is said in it. */
export function unpack(mark: string, file: Buffer, name: string): ByteReader {
  if (!file.subarray(0, mark.length).equals(Buffer.from(mark)))
    throw new AppError('model_invalid', `${name}: no model of this version`);
  const packed = file.subarray(0, -CHECKSUM);
  if (!checksumOf(packed).equals(file.subarray(-CHECKSUM)))
    throw new AppError('model_invalid', `${name}: damaged or cut off`);
  return new ByteReader(brotliDecompressSync(packed.subarray(mark.length)));
}

/** Throws AppError `model_invalid` when it cannot be read. */
export function readPacked(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new AppError('model_invalid', `${file}: cannot be read`, { cause: error });
  }
}

function checksumOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
