/** What was learned about spans, as the file that comes with the service: a line of JSON, then the numbers. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { joinArrays } from '../model/bytes.js';
import { pack, readPacked, unpack } from '../model/packed-file.js';
import { COLUMNS, type SpanModel } from './span-model.js';

/** Beside the code, so that every build takes it along; written by `npm run train`. */
export const SPAN_MODEL = fileURLToPath(new URL('./spans.model', import.meta.url));

const MARK = 'gezipu spans 1\n';
const HEADER = z.object({ fingerprint: z.string(), rows: z.number(), none: z.array(z.number()) });

export function encodeSpans({ fingerprint, features, weights, none }: SpanModel): Buffer {
  const header: z.infer<typeof HEADER> = { fingerprint, rows: features.length, none: [...none] };
  return pack(MARK, joinArrays([Buffer.from(`${JSON.stringify(header)}\n`), features, weights.steps, weights.cells]));
}

/** Some milliseconds, once per process. Throws AppError `model_invalid` when it is missing or damaged. */
export function loadSpans(file = SPAN_MODEL): SpanModel {
  const reader = unpack(MARK, readPacked(file), file);
  const { fingerprint, rows, none } = HEADER.parse(JSON.parse(reader.line()));
  const features = new Int32Array(reader.bytes(rows * Int32Array.BYTES_PER_ELEMENT));
  const steps = new Float32Array(reader.bytes(COLUMNS * Float32Array.BYTES_PER_ELEMENT));
  return { fingerprint, features, weights: { steps, cells: new Int8Array(reader.bytes(rows * COLUMNS)) }, none };
}
