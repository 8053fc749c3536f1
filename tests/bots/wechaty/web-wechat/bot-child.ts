/** Run by bot-process.ts: the real channel over the real libraries; their only world is the loopback server. */
import type { IncomingMessage, OutgoingMessage, SendResult } from '../../../../src/ports/channel.js';
import type { ChannelStatus } from '../../../../src/ports/channel.js';
import { createWechat4uChannel } from '../../../../bots/wechaty/wechat4u.js';

/** A message as it goes over the wire between processes: bytes in base64. */
export type Heard = Omit<IncomingMessage, 'media'> & {
  media?: { kind: string; name: string; duration: number; bytes: string };
};

export type ToChild =
  | { ask: 'send'; nr: number; message: OutgoingMessage }
  | { ask: 'status'; nr: number }
  | { ask: 'stop'; nr: number }
  | { ask: 'refuse'; nr: number; count: number };

export type FromChild =
  | { is: 'heard'; message: Heard }
  | { is: 'scan'; link: string }
  | { is: 'outcome'; key: string }
  | { is: 'log'; level: string; text: string; facts: string }
  | { is: 'answer'; nr: number; result: SendResult | ChannelStatus | null };

const [session = ''] = process.argv.slice(2);
let refusals = 0;
const tell = (message: FromChild): void => void process.send?.(message);
const logger =
  (level: string) =>
  (facts: object, text: string): void =>
    tell({
      is: 'log',
      level,
      text,
      facts: JSON.stringify(facts, (_, value: unknown) => (value instanceof Error ? String(value) : value)),
    });

const channel = createWechat4uChannel({
  session,
  now: Date.now,
  log: { info: logger('info'), warn: logger('warn'), error: logger('error') },
  onOutcome: (key) => tell({ is: 'outcome', key }),
  onScan: (link) => tell({ is: 'scan', link }),
});

async function receive({ media, ...message }: IncomingMessage): Promise<void> {
  const bytes = media === undefined ? undefined : await media.load();
  if (refusals > 0) {
    refusals -= 1;
    throw new Error('store away');
  }
  const loaded = media && { ...media, bytes: Buffer.from(bytes ?? []).toString('base64') };
  tell({ is: 'heard', message: { ...message, media: loaded } });
}

async function answer(asked: ToChild): Promise<SendResult | ChannelStatus | null> {
  switch (asked.ask) {
    case 'send':
      return channel.send(asked.message);
    case 'status':
      return channel.status();
    case 'refuse':
      refusals = asked.count;
      return null;
    case 'stop':
      await channel.stop();
      return null;
  }
}

process.on('message', (asked: ToChild) => {
  void answer(asked).then((result) => {
    process.send?.({ is: 'answer', nr: asked.nr, result } satisfies FromChild, () => {
      if (asked.ask === 'stop') process.exit();
    });
  });
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());

await channel.start(receive);
