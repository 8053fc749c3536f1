/** Reading an export back: first the whole of it, to see that nothing is missing, and only then into a store. */
import { z } from 'zod';
import { AppError } from '../common/errors.js';
import type { Aggregate, OutboxItem, Store } from '../ports/store.js';
import { createCounter, takeCensus, type Census } from './census.js';
import { copyInto, type Moved } from './copy-store.js';
import { EXPORT_FORMAT } from './export-store.js';

const headSchema = z.object({ export: z.literal('gezipu'), format: z.int().positive() });

const endSchema = z.object({
  end: z.literal(true),
  kinds: z.record(z.string(), z.int()),
  checksum: z.string(),
});

/** What an aggregate consists of; what is in it is as the service wrote it. */
const aggregateSchema: z.ZodType<Aggregate> = z.strictObject({
  id: z.string().min(1),
  version: z.int().positive(),
  kind: z.string(),
  area: z.string(),
  status: z.string(),
  at: z.number(),
  due: z.number().nullable(),
  ref: z.string().nullable(),
  data: z.unknown(),
  seen: z.array(z.string()),
  outbox: z.array(z.custom<OutboxItem>((item) => typeof item === 'object' && item !== null)),
});

/**
 * Puts an export into a store. `open` gives its lines anew each time: they are read to the end before anything is
 * written, so that half a file changes nothing. What the store has already is compared and left as it is.
 * `from` is the census of the file.
 * Errors: `backup_invalid`, with the line, for what is no export, not of a known format, damaged or not complete;
 * those of the store, after which it may be called again.
 */
export async function importStore(to: Store, open: () => AsyncIterable<string>): Promise<Moved> {
  const from = await checkExport(open());
  const copied = await copyInto(to, aggregatesIn(open()));
  return { ...copied, from, to: await takeCensus(to) };
}

/** Reads an export to its end and returns its census. Errors: `backup_invalid` as for `importStore`. */
export async function checkExport(lines: AsyncIterable<string>): Promise<Census> {
  const reading = aggregatesIn(lines);
  for (;;) {
    const { done, value } = await reading.next();
    if (done === true) return value;
  }
}

/** The aggregates of an export, one by one; throws at the end when it is not the whole of it. */
async function* aggregatesIn(lines: AsyncIterable<string>): AsyncGenerator<Aggregate, Census> {
  const counter = createCounter();
  let end: z.output<typeof endSchema> | null = null;
  let number = 0;
  for await (const line of lines) {
    number++;
    if (end !== null) throw broken(number, 'something follows after the end');
    const value = parse(line, number);
    if (number === 1) {
      checkHead(value);
      continue;
    }
    const ended = endSchema.safeParse(value);
    if (ended.success) {
      end = ended.data;
      continue;
    }
    const aggregate = aggregateSchema.safeParse(value);
    if (!aggregate.success) throw broken(number, 'is no aggregate');
    counter.add(aggregate.data.kind, line);
    yield aggregate.data;
  }
  const census = counter.census();
  if (end === null) throw broken(number, 'is the last, and no end: the file was cut off');
  if (end.checksum !== census.checksum) throw broken(number, 'has another checksum than the lines before it');
  return census;
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw broken(number, 'is no JSON: the file was cut off or damaged', cause);
  }
}

function checkHead(value: unknown): void {
  const head = headSchema.safeParse(value);
  if (!head.success) throw broken(1, 'is not the head of an export');
  if (head.data.format > EXPORT_FORMAT)
    throw broken(1, `says format ${head.data.format}, and this version reads up to ${EXPORT_FORMAT}: use a newer one`);
}

function broken(line: number, what: string, cause?: unknown): AppError {
  return new AppError('backup_invalid', `line ${line} ${what}`, { cause });
}
