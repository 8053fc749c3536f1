/** What the two ends send each other, checked where it arrives. docs/channels/README.md describes it for other programs. */
import { z } from 'zod';
import type { ChannelStatus, IncomingMessage, OutgoingMessage, Picture, SendResult } from '../../src/ports/channel.js';

/** Below it the service takes messages of a channel: `<mount>` is `/webhooks/messaging/<channel>`. */
export const mountOf = (channel: string): string => `/webhooks/messaging/${channel}`;

/** Where the bot process answers. */
export const BOT_MOUNT = '/channel';
export const SEND = `${BOT_MOUNT}/send`;
export const STATUS = `${BOT_MOUNT}/status`;
export const MEDIA = `${BOT_MOUNT}/media`;

/** Far longer than what anybody types or is told. */
const TEXT = z.string().max(20_000);
const ID = z.string().min(1).max(500);
const NAME = z.string().max(500);

/** Characters of base64; a larger picture is left out, because the text says the same. */
const MOST_PICTURE = 700_000;

const gesture = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('recalled'), key: ID }),
  z.strictObject({ kind: z.literal('followed'), scene: NAME.nullable() }),
  z.strictObject({ kind: z.literal('scanned'), scene: NAME }),
  z.strictObject({ kind: z.literal('unfollowed') }),
  z.strictObject({ kind: z.literal('chosen'), key: NAME }),
]);

/** A message without the bytes that came with it: those are fetched while it is being taken, and only if it is kept. */
const message = z.strictObject({
  key: ID,
  conversation: z.strictObject({ id: ID, room: z.boolean(), name: NAME }),
  sender: z.strictObject({ id: ID, name: NAME, remark: NAME.optional() }),
  at: z.number(),
  text: TEXT,
  addressed: z.boolean(),
  quote: z.strictObject({ senderName: NAME, text: TEXT }).optional(),
  media: z
    .strictObject({ kind: z.enum(['voice', 'image', 'video', 'file']), name: NAME, duration: z.number() })
    .optional(),
  location: z.strictObject({ latitude: z.number(), longitude: z.number(), label: NAME }).optional(),
  gesture: gesture.optional(),
});

/** What a bot process knows of its session besides what every channel tells. */
export interface SessionStatus extends ChannelStatus {
  /** What the phone must open to log in; null when no login is waited for. */
  link: string | null;
}

const status = z.strictObject({
  state: z.enum(['stopped', 'starting', 'waiting', 'ready']),
  lastHeardAt: z.number().nullable(),
  detail: NAME,
  session: ID.nullable().optional(),
  queued: z.number().optional(),
  link: z.string().max(2_000).nullable(),
}) satisfies z.ZodType<SessionStatus>;

export const inbound = z.strictObject({ message, status });
export type Inbound = z.output<typeof inbound>;

export const sessionStatus = status;

const outgoing = z.strictObject({
  conversation: z.strictObject({ id: ID, room: z.boolean() }),
  text: TEXT,
  mention: z.array(z.strictObject({ id: ID, name: NAME })).max(100),
  idempotencyKey: ID,
  urgent: z.boolean(),
  picture: z
    .strictObject({ name: NAME, base64: z.base64().max(MOST_PICTURE) })
    .transform(({ name, base64 }): Picture => ({ name, png: Buffer.from(base64, 'base64') }))
    .optional(),
}) satisfies z.ZodType<OutgoingMessage>;

export const sendOrder = outgoing;

/** As it goes over the wire. */
export function toOrder({ picture, ...message }: OutgoingMessage): z.input<typeof outgoing> {
  const order = { ...message, mention: [...message.mention] };
  if (picture === undefined) return order;
  const base64 = Buffer.from(picture.png).toString('base64');
  return base64.length > MOST_PICTURE ? order : { ...order, picture: { name: picture.name, base64 } };
}

export const sendResult = z.union([
  z.strictObject({ sent: z.literal(true) }),
  z.strictObject({
    sent: z.literal(false),
    retry: z.boolean(),
    reason: z.enum(['offline', 'unknown_conversation', 'refused', 'limited', 'error']),
    detail: z.string(),
  }),
]) satisfies z.ZodType<SendResult>;

export const mediaOrder = z.strictObject({ key: ID });

/** As it goes over the wire. */
export function toWire({ channel: _, media, ...rest }: IncomingMessage): Inbound['message'] {
  if (media === undefined) return rest;
  const { kind, name, duration } = media;
  return { ...rest, media: { kind, name, duration } };
}

/** Null for what is no JSON of this form. */
export function parse<T>(schema: z.ZodType<T>, body: Uint8Array): T | null {
  try {
    const read = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
