import { z } from 'zod';
import { SimulatorError } from './simulator-error.js';

/** Wechaty takes smaller numbers for seconds. */
const EARLIEST = 100_000_000_000;
/** Of one file, in bytes; as base64 in JSON it still fits into a request of 12 MB. */
const LARGEST_FILE = 8_000_000;
/** Characters of base64 that hold so much. */
const LARGEST_BASE64 = Math.ceil(LARGEST_FILE / 3) * 4;

const media = z.strictObject({
  name: z.string().min(1).max(200),
  base64: z.base64(),
  /** Milliseconds of a voice or video, when known. */
  duration: z.number().nonnegative().default(0),
});

const line = z.strictObject({
  /** Who speaks: a person's id or name. */
  as: z.string().min(1),
  /** Where: a group's id or topic; to the bot alone when absent. */
  in: z.string().min(1).optional(),
  text: z.string().optional(),
  /** The id of the message that is quoted. */
  quote: z.string().min(1).optional(),
  media: media.optional(),
  /** When it was said, in milliseconds since 1970, to play what is past; now when absent. */
  at: z.number().int().min(EARLIEST).optional(),
  /** The same key is the same message, however often and after whatever restart it is said. */
  key: z.string().min(1).max(200).optional(),
});

/** What somebody is made to say. Either a text (which may be empty) or a file, as in WeChat. */
export type Line = z.input<typeof line>;
export type ParsedLine = z.output<typeof line>;

/** Throws a `SimulatorError` with a sentence when it is no line. */
export function parseLine(value: unknown): ParsedLine {
  const parsed = line.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SimulatorError(400, `这条消息的格式不对：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const { text, media: file, quote } = parsed.data;
  if ((text === undefined) === (file === undefined))
    throw new SimulatorError(400, '一条消息要么是文字(text)，要么是一个文件(media)。');
  if (file && quote !== undefined) throw new SimulatorError(400, '引用别人的话只能用文字(text)。');
  if (file && file.base64.length > LARGEST_BASE64) throw new SimulatorError(413, '文件太大了，最多8MB。');
  return parsed.data;
}
