/**
 * A model as a file: the mark, then everything else compressed, then a checksum. Inside a line of JSON says what it is,
 * and the numbers follow in the order in which it names them.
 */
import { createHash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../common/errors.js';
import { ByteReader, joinArrays } from './bytes.js';
import type { Head } from './head.js';
import { HEADS, type HeadName, type VillageModel } from './village-model.js';
import { createVocabulary } from './vocabulary.js';

/** With the version of the format: another one is not read. */
const MARK = Buffer.from('gezipu model 1\n');
const CHECKSUM = 32;

const SLOPE = z.object({ slope: z.number(), offsets: z.object({ group: z.number(), direct: z.number() }) });
const HEADER = z.object({
  fingerprint: z.string(),
  fields: z.array(z.object({ name: z.string(), longest: z.number(), weight: z.number() })),
  calibration: z.object({ report: SLOPE, danger: SLOPE, category: z.number() }),
  labels: z.record(z.enum(HEADS), z.array(z.string())),
  rows: z.number(),
});

export function encodeModel({ fingerprint, fields, calibration, heads, vocabulary }: VillageModel): Buffer {
  const labels = Object.fromEntries(HEADS.map((name) => [name, heads[name].labels]));
  const header = JSON.stringify({ fingerprint, fields, calibration, labels, rows: vocabulary.hashes.length });
  const body = joinArrays([
    Buffer.from(`${header}\n`),
    vocabulary.hashes,
    vocabulary.rarity,
    ...HEADS.flatMap((name) => [heads[name].weights.steps, heads[name].weights.cells]),
  ]);
  const packed = Buffer.concat([MARK, brotliCompressSync(body)]);
  return Buffer.concat([packed, checksumOf(packed)]);
}

/** Throws AppError `model_invalid` for anything but a whole model of this version; `name` is said in it. */
export function decodeModel(file: Buffer, name: string): VillageModel {
  if (!file.subarray(0, MARK.length).equals(MARK))
    throw new AppError('model_invalid', `${name}: no model of this version`);
  const packed = file.subarray(0, -CHECKSUM);
  if (!checksumOf(packed).equals(file.subarray(-CHECKSUM)))
    throw new AppError('model_invalid', `${name}: damaged or cut off`);
  const reader = new ByteReader(brotliDecompressSync(packed.subarray(MARK.length)));
  const { labels, rows, ...rest } = HEADER.parse(JSON.parse(reader.line()));
  const hashes = new Int32Array(reader.bytes(rows * Int32Array.BYTES_PER_ELEMENT));
  const rarity = new Float32Array(reader.bytes(rows * Float32Array.BYTES_PER_ELEMENT));
  const heads = Object.fromEntries(HEADS.map((head) => [head, readHead(reader, labels[head], rows)]));
  return { ...rest, vocabulary: createVocabulary(hashes, rarity), heads: heads as Record<HeadName, Head> };
}

function readHead(reader: ByteReader, labels: readonly string[], rows: number): Head {
  const columns = 3 * labels.length;
  const steps = new Float32Array(reader.bytes(columns * Float32Array.BYTES_PER_ELEMENT));
  return { labels, weights: { steps, cells: new Int8Array(reader.bytes(rows * columns)) } };
}

function checksumOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
