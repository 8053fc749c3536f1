/**
 * The villages' pages as a channel: what is said to a browser is kept for its owner to read, and what is written there is
 * handed over like every other message. It lives in the service and not in bots/, because it shows cases.
 */
import type { Instant } from '../domain/time.js';
import type { Channel } from '../ports/channel.js';
import type { HttpRequest, HttpResponse } from '../ports/http.js';
import type { Store } from '../ports/store.js';
import { WEB } from '../usecases/sign-in-codes.js';
import { keepLetter } from './letters.js';
import { PAGES } from './own-page.js';

export interface WebChannelOptions {
  store: Store;
  now: () => Instant;
  handle: (request: HttpRequest) => Promise<HttpResponse>;
}

export function createWebChannel({ store, now, handle }: WebChannelOptions): Channel {
  let state: 'stopped' | 'ready' = 'stopped';
  return {
    name: WEB,
    start: async () => {
      state = 'ready';
    },
    stop: async () => {
      state = 'stopped';
    },
    send: async ({ conversation, text, idempotencyKey }) => {
      try {
        await keepLetter(store, conversation.id, { key: idempotencyKey, at: now(), text });
        return { sent: true };
      } catch (error) {
        return { sent: false, retry: true, reason: 'error', detail: String(error) };
      }
    },
    // Nobody hears here: reports are kept whole and said by the service itself.
    status: () => ({ state, lastHeardAt: null, detail: '' }),
    http: { mount: PAGES, handle },
  };
}
