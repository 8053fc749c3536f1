/**
 * A model of speech small enough to be written here, in ONNX's own format (github.com/onnx/onnx/blob/main/onnx/onnx.proto)
 * and for the real runtime: of the kind of SenseVoice, it hears 水 wherever it is loud, and nothing where it is silent.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TOKENS = ['<unk>', '<s>', '</s>', '<|zh|>', '<|NEUTRAL|>', '<|Speech|>', '<|woitn|>', '水'];
const WATER = TOKENS.indexOf('水');
/** Seven frames of eighty bands, which the runtime hands over together. */
const FEATURES = 560;
/** Mean of the bands' logarithms from which on it counts as loud. */
const LOUD = 12;

/** Writes the model into a folder that may not be there yet; `meta` instead of what the runtime reads of this kind. */
export function writeSmallModel(folder: string, meta: Record<string, string> = senseVoice): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.int8.onnx'), onnx(meta));
  writeFileSync(join(folder, 'tokens.txt'), TOKENS.map((token, id) => `${token} ${id}\n`).join(''));
}

const senseVoice = {
  vocab_size: String(TOKENS.length),
  lfr_window_size: '7',
  lfr_window_shift: '6',
  normalize_samples: '0',
  with_itn: '14',
  without_itn: '15',
  ...Object.fromEntries(['auto', 'zh', 'en', 'yue', 'ja', 'ko'].map((language) => [`lang_${language}`, '0'])),
  neg_mean: Array<number>(FEATURES).fill(0).join(','),
  inv_stddev: Array<number>(FEATURES).fill(1).join(','),
};

/** logits = four tokens that say what kind of speech it is, then frames · weights + bias. */
function onnx(meta: Record<string, string>): Buffer {
  const size = TOKENS.length;
  const weights = filled(FEATURES * size, (at) => (at % size === WATER ? 1 / FEATURES : 0));
  const bias = filled(size, (at) => (at === 0 ? 0 : at === WATER ? -LOUD : -1_000));
  const kind = filled(4 * size, (at) => (at % size === Math.floor(at / size) + 3 ? 1 : 0));
  const graph = [
    text(1, node('MatMul', ['x', 'weights'], 'loudness'), node('Add', ['loudness', 'bias'], 'frames')),
    text(1, node('Concat', ['kind', 'frames'], 'logits', [part(5, text(1, 'axis'), number(3, 1), number(20, INT))])),
    text(2, 'small'),
    text(
      5,
      tensor('weights', [FEATURES, size], weights),
      tensor('bias', [size], bias),
      tensor('kind', [1, 4, size], kind),
    ),
    text(11, value('x', FLOAT, [1, 'frames', FEATURES])),
    text(11, ...['x_length', 'language', 'text_norm'].map((name) => value(name, INT32, [1]))),
    text(12, value('logits', FLOAT, [1, 'out', size])),
  ];
  return Buffer.concat([
    ...[number(1, IR_VERSION), part(7, ...graph), part(8, number(2, OPERATORS))],
    ...Object.entries(meta).map(([name, content]) => part(14, text(1, name), text(2, content))),
  ]);
}

const [FLOAT, INT32] = [1, 6];
/** An attribute that is a whole number. */
const INT = 2;
const [IR_VERSION, OPERATORS] = [8, 13];

function node(operator: string, inputs: string[], output: string, attributes: Buffer[] = []): Buffer {
  return Buffer.concat([text(1, ...inputs), text(2, output), text(4, operator), ...attributes]);
}

function tensor(name: string, dimensions: number[], floats: Float32Array): Buffer {
  return Buffer.concat([
    ...dimensions.map((dimension) => number(1, dimension)),
    ...[number(2, FLOAT), text(8, name), text(9, Buffer.from(floats.buffer))],
  ]);
}

function value(name: string, type: number, dimensions: (number | string)[]): Buffer {
  const shape = dimensions.map((each) => part(1, typeof each === 'number' ? number(1, each) : text(2, each)));
  return Buffer.concat([text(1, name), part(2, part(1, number(1, type), part(2, ...shape)))]);
}

function filled(length: number, of: (at: number) => number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length }, (_, at) => of(at));
}

/** Protocol buffers: a whole number, what has a length, once for each, and a part made of parts. */
function number(field: number, whole: number): Buffer {
  return Buffer.from([...varint(field * 8), ...varint(whole)]);
}

function text(field: number, ...contents: (string | Buffer)[]): Buffer {
  return Buffer.concat(contents.map((content) => part(field, Buffer.from(content))));
}

function part(field: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(content.length)]), content]);
}

function varint(whole: number): number[] {
  return whole < 128 ? [whole] : [(whole % 128) + 128, ...varint(Math.floor(whole / 128))];
}
