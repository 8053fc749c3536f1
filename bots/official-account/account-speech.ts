/**
 * Says something to a follower by whatever way is open: the answer to their request, a message of our own, a template; or
 * holds it back until they say something.
 */
import type { Instant } from '../../src/domain/time.js';
import type { OutgoingMessage, SendResult } from '../../src/ports/channel.js';
import { ApiError } from '../shared/api-request.js';
import type { ReplyWindow } from '../shared/reply-window.js';
import { createSpeaker, type Part } from '../shared/speaker.js';
import { splitText } from '../shared/split-text.js';
import type { AccountApi } from './account-api.js';
import { createHeldBack } from './held-back.js';
import { sendFailure } from './send-failure.js';

export interface AccountSpeechOptions {
  api: Pick<AccountApi, 'write' | 'notify'>;
  window: ReplyWindow;
  now: () => Instant;
  /** False for accounts that may only answer. */
  mayWrite: boolean;
  /** For what cannot be written; null when there is none. `field` is the one that takes the text. */
  template: Template | null;
  /** Answers an open request; false when there is none. */
  reply(user: string, text: string): boolean;
}

export interface Template {
  id: string;
  field: string;
}

export interface AccountSpeech {
  /** Once per idempotency key, in order for each follower. Never rejects. */
  say(message: OutgoingMessage): Promise<SendResult>;
}

/** Of UTF-8; the platform's limit of a text. */
const MOST_BYTES = 2_048;
/** Characters; the platform's limit of a template's field. */
const FIELD_LENGTH = 20;
const SENT: SendResult = { sent: true };
const NO_ROOMS: SendResult = {
  ...{ sent: false, retry: false, reason: 'unknown_conversation', detail: 'it has no rooms' },
};
const NOT_NOW: SendResult = {
  ...{ sent: false, retry: true, reason: 'limited' },
  detail: 'may not be written to before they say something again',
};

export function createAccountSpeech(options: AccountSpeechOptions): AccountSpeech {
  const { api, window, now, mayWrite, template, reply } = options;
  const speaker = createSpeaker();
  const held = createHeldBack(MOST_BYTES);

  async function sayPart(user: string, part: Part): Promise<SendResult> {
    const together = held.before(user, part);
    if (reply(user, together.map(({ text }) => text).join('\n'))) {
      held.said(user, together);
      together.forEach(speaker.wasSaid);
      return SENT;
    }
    if (mayWrite && window.isOpen(user, now())) {
      const written = await attempt(() => api.write(user, part.text));
      if (written.sent) window.told(user);
      if (written.sent || written.reason !== 'limited') return written;
      window.closed(user);
    }
    if (template !== null) return attempt(() => api.notify(user, template, shortened(part.text)));
    held.hold(user, part);
    return NOT_NOW;
  }

  return {
    say: (message) => {
      const { id, room } = message.conversation;
      if (room) return Promise.resolve(NO_ROOMS);
      return speaker.send(message, splitText(message.text, MOST_BYTES), async (part) => {
        const result = await sayPart(id, part);
        if (result.sent) held.said(id, [part]);
        return result;
      });
    },
  };
}

async function attempt(work: () => Promise<void>): Promise<SendResult> {
  try {
    await work();
    return SENT;
  } catch (error) {
    return sendFailure(error instanceof ApiError ? error : new ApiError(0, String(error)));
  }
}

function shortened(text: string): string {
  const characters = [...text.replaceAll(/\s+/gu, ' ')];
  return characters.length <= FIELD_LENGTH ? characters.join('') : `${characters.slice(0, FIELD_LENGTH - 1).join('')}…`;
}
