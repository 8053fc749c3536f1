import type { Instant } from '../../src/domain/time.js';
import type { Channel, OutgoingMessage, Receive, SendResult } from '../../src/ports/channel.js';
import type { Store } from '../../src/ports/store.js';
import type { ApiClient } from '../shared/api-client.js';
import type { ChannelLog } from '../shared/channel-log.js';
import { createRecentMap } from '../shared/recent-map.js';
import { createReplyWindow } from '../shared/reply-window.js';
import type { Schedule } from '../shared/schedule.js';
import { createSpeaker } from '../shared/speaker.js';
import { splitText } from '../shared/split-text.js';
import { createKefuApi } from './kefu-api.js';
import { createKefuHearing } from './kefu-hearing.js';
import { createKept } from './kept.js';
import { loadMedia } from './load-media.js';
import { createPull, type Pull } from './pull.js';
import { throwIfMisconfigured } from './refused-settings.js';
import { CUSTOMER_TEXT, sayToCustomer, type ToCustomers } from './say-to-customer.js';

export interface KefuChannelOptions {
  /** Id of the account of customer service. */
  account: string;
  api: ApiClient;
  /** The variable that holds the secret with which it is used. */
  secret: string;
  store: Store;
  now: () => Instant;
  log: ChannelLog;
  schedule: Schedule;
}

export interface KefuChannel extends Channel {
  /** The platform says that there is something to fetch; `token` is what it says it with. */
  called(token: string): void;
}

const NAME = 'wecom-kefu';
/** Of whom it is known that they have just come. */
const NEWCOMERS = 1_000;

/** 微信客服: people in WeChat write to the village without adding anybody; their ids stay the same. */
export function createKefuChannel(options: KefuChannelOptions): KefuChannel {
  const { secret, now } = options;
  const kefu = createKefuApi(options.api, options.account);
  const to: ToCustomers = { api: kefu, window: createReplyWindow(), greetings: createRecentMap(NEWCOMERS), now };
  const speaker = createSpeaker();
  let pull: Pull | null = null;
  let lastHeardAt: Instant | null = null;

  async function send(message: OutgoingMessage): Promise<SendResult> {
    const { conversation, text } = message;
    if (pull === null) return OFFLINE;
    if (conversation.room) return NO_ROOM;
    return speaker.send(message, splitText(text, CUSTOMER_TEXT), (part) =>
      sayToCustomer(to, conversation.id, part.text),
    );
  }

  return {
    name: NAME,
    start: async (receive) => {
      pull = openPull(options, to, async (message) => {
        await receive(message);
        lastHeardAt = now();
      });
      await pull.now('').catch((error: unknown) => throwIfMisconfigured(error, secret));
    },
    stop: async () => {
      const ended = pull;
      pull = null;
      await ended?.close();
      await speaker.idle();
    },
    send,
    status: () => {
      if (pull === null) return { state: 'stopped', lastHeardAt, detail: '' };
      const trouble = pull.trouble();
      return { state: trouble === null ? 'ready' : 'waiting', lastHeardAt, detail: trouble ?? '' };
    },
    called: (token) => void pull?.now(token).catch(() => undefined),
  };
}

const OFFLINE: SendResult = { sent: false, retry: true, reason: 'offline', detail: 'not started' };
const NO_ROOM: SendResult = {
  ...{ sent: false, retry: true, reason: 'unknown_conversation' },
  detail: 'customer service has no rooms',
};

function openPull(
  { account, api, store, now, log, schedule }: KefuChannelOptions,
  to: ToCustomers,
  receive: Receive,
): Pull {
  const load = (mediaId: string): Promise<Uint8Array> => loadMedia(api, mediaId);
  const { take } = createKefuHearing({ ...to, channel: NAME, load, receive, log });
  const kept = createKept<{ cursor: string }>(store, 'kefu-cursor', now);
  return createPull({ account, kept, fetch: to.api.fetch, take, log, schedule });
}
