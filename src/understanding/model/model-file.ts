/** A model as a file: a line of JSON says what it is, and the numbers follow in the order in which it names them. */
import { z } from 'zod';
import { joinArrays, type ByteReader } from './bytes.js';
import type { Head } from './head.js';
import { pack, unpack } from './packed-file.js';
import { QUESTIONS, type Question, type VillageModel } from './village-model.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';

const MARK = 'gezipu model 1\n';

const SLOPE = z.object({ slope: z.number(), offsets: z.object({ group: z.number(), direct: z.number() }) });
const LABELS = z.array(z.string());
const HEADER = z.object({
  fingerprint: z.string(),
  fields: z.array(z.object({ name: z.string(), longest: z.number(), weight: z.number() })),
  calibration: z.object({ topics: z.number(), report: SLOPE, danger: SLOPE }),
  topics: z.object({ rows: z.number(), labels: LABELS }),
  questions: z.object({ rows: z.number(), labels: z.record(z.enum(QUESTIONS), LABELS) }),
});
type Header = z.infer<typeof HEADER>;

export function encodeModel({ topics, questions, ...rest }: VillageModel): Buffer {
  const header = {
    ...rest,
    topics: { rows: topics.vocabulary.hashes.length, labels: topics.head.labels },
    questions: {
      rows: questions.vocabulary.hashes.length,
      labels: Object.fromEntries(QUESTIONS.map((name) => [name, questions.heads[name].labels])),
    },
  };
  const numbersOf = ({ hashes, rarity }: Vocabulary, heads: readonly Head[]): ArrayBufferView[] => [
    hashes,
    rarity,
    ...heads.flatMap(({ weights }) => [weights.steps, weights.cells]),
  ];
  const body = joinArrays([
    Buffer.from(`${JSON.stringify(header)}\n`),
    ...numbersOf(topics.vocabulary, [topics.head]),
    ...numbersOf(
      questions.vocabulary,
      QUESTIONS.map((name) => questions.heads[name]),
    ),
  ]);
  return pack(MARK, body);
}

/** Throws AppError `model_invalid` for anything but a whole model of this version; `name` is said in it. */
export function decodeModel(file: Buffer, name: string): VillageModel {
  const reader = unpack(MARK, file, name);
  const { topics, questions, ...rest }: Header = HEADER.parse(JSON.parse(reader.line()));
  const learned = {
    vocabulary: readVocabulary(reader, topics.rows),
    head: readHead(reader, topics.labels, topics.rows),
  };
  const vocabulary = readVocabulary(reader, questions.rows);
  const heads = Object.fromEntries(
    QUESTIONS.map((question) => [question, readHead(reader, questions.labels[question], questions.rows)]),
  ) as Record<Question, Head>;
  return { ...rest, topics: learned, questions: { vocabulary, heads } };
}

function readVocabulary(reader: ByteReader, rows: number): Vocabulary {
  const hashes = new Int32Array(reader.bytes(rows * Int32Array.BYTES_PER_ELEMENT));
  return createVocabulary(hashes, new Float32Array(reader.bytes(rows * Float32Array.BYTES_PER_ELEMENT)));
}

function readHead(reader: ByteReader, labels: readonly string[], rows: number): Head {
  const columns = 3 * labels.length;
  const steps = new Float32Array(reader.bytes(columns * Float32Array.BYTES_PER_ELEMENT));
  return { labels, weights: { steps, cells: new Int8Array(reader.bytes(rows * columns)) } };
}
