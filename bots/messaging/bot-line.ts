import { SECOND } from '../../src/domain/time.js';
import type { OutgoingMessage, SendResult } from '../../src/ports/channel.js';
import { call, wasNotHeard, type Caller } from './call.js';
import { MEDIA, parse, SEND, sendResult, sessionStatus, STATUS, toOrder } from './wire.js';
import type { SessionStatus } from './wire.js';

export interface BotLineOptions extends Caller {
  /** Where the bot process is, without a slash at its end. */
  bot: string;
}

/** What the service asks of the bot process. */
export interface BotLine {
  /** Never rejects. */
  send(message: OutgoingMessage): Promise<SendResult>;
  /** Null when there is no answer. */
  status(): Promise<SessionStatus | null>;
  /** What came with a message that is just being handed over; empty when it is too large. Rejects when it cannot be had now. */
  media(key: string): Promise<Uint8Array>;
}

/** A paced queue may hold a message back for a while; asked again with the same key, it is said once. */
const SEND_PATIENCE = 60 * SECOND;
const STATUS_PATIENCE = 5 * SECOND;
const MEDIA_PATIENCE = 60 * SECOND;

export function createBotLine(options: BotLineOptions): BotLine {
  const base = options.bot;
  const ask = (address: string, body: unknown, patience: number) => call(options, { base, address, body, patience });

  return {
    async send(message) {
      try {
        const answer = await ask(SEND, toOrder(message), SEND_PATIENCE);
        const result = parse(sendResult, await bytesOf(answer));
        return result ?? failed('error', `the bot process answers ${answer.status}`);
      } catch (thrown) {
        return failed(wasNotHeard(thrown) ? 'offline' : 'error', `the bot process at ${base} does not answer`);
      }
    },
    async status() {
      try {
        return parse(sessionStatus, await bytesOf(await ask(STATUS, {}, STATUS_PATIENCE)));
      } catch {
        return null;
      }
    },
    async media(key) {
      const answer = await ask(MEDIA, { key }, MEDIA_PATIENCE);
      if (answer.status === 413) return new Uint8Array();
      if (!answer.ok) throw new Error(`the bot process answers ${answer.status} when it is asked for a file`);
      return bytesOf(answer);
    },
  };
}

async function bytesOf(answer: Response): Promise<Uint8Array> {
  return new Uint8Array(await answer.arrayBuffer());
}

function failed(reason: 'offline' | 'error', detail: string): SendResult {
  return { sent: false, retry: true, reason, detail };
}
