/** An Official Account of WeChat (公众号), by its official interface. */
import type { Instant } from '../../src/domain/time.js';
import type { Channel, Receive } from '../../src/ports/channel.js';
import type { ChannelLog } from '../shared/channel-log.js';
import { createIntake, type Intake } from '../shared/intake.js';
import { createReplyWindow } from '../shared/reply-window.js';
import { systemSchedule, type Schedule } from '../shared/schedule.js';
import { createEnvelope } from '../shared/wechat-envelope.js';
import type { XmlFields } from '../shared/xml-body.js';
import { createAccountApi } from './account-api.js';
import { createAccountSpeech, type Template } from './account-speech.js';
import type { Exchange } from './exchange.js';
import { createExchanges } from './exchanges.js';
import { readMessage } from './read-message.js';
import { createWebhook } from './webhook.js';

export interface OfficialAccountOptions {
  appId: string;
  secret: string;
  token: string;
  aesKey: string;
  /** Scheme and host of the platform's interface. */
  base: string;
  /** False for accounts without the right to customer-service messages: they answer while the platform waits, or not. */
  mayWrite: boolean;
  /** For what cannot be written any more; null for none. */
  template: Template | null;
  now: () => Instant;
  log: ChannelLog;
  schedule?: Schedule;
}

const NAME = 'official-account';

/** Handles are openids: the same for as long as the account exists. Throws a RangeError when `aesKey` is none. */
export function createOfficialAccountChannel(options: OfficialAccountOptions): Channel {
  const { token, now, log, mayWrite, template, schedule = systemSchedule } = options;
  const api = createAccountApi(options);
  const exchanges = createExchanges(now, schedule);
  const window = createReplyWindow();
  const speech = createAccountSpeech({ api, window, now, mayWrite, template, reply: exchanges.reply });
  let intake: Intake | null = null;
  let lastHeardAt: Instant | null = null;

  function arrived(fields: XmlFields): Exchange | null {
    const message = readMessage(fields, { channel: NAME, load: api.media });
    if (message === null) return null;
    const { key, sender } = message;
    lastHeardAt = now();
    window.spoke(sender.id, now());
    const exchange = exchanges.arrived(key, sender.id);
    intake?.offer({ key, lane: sender.id, read: async () => message });
    return exchange;
  }

  const envelope = createEnvelope({ token, aesKey: options.aesKey, receiver: options.appId });
  const handle = createWebhook({ token, envelope, now, mayWrite, arrived });
  return {
    name: NAME,
    start: async (receive: Receive) => {
      intake = createIntake({ receive, log, schedule, onOutcome: exchanges.taken });
    },
    stop: async () => {
      const closing = intake;
      intake = null;
      await closing?.close();
    },
    send: async (message) =>
      intake === null
        ? { sent: false, retry: true, reason: 'offline', detail: 'the channel is stopped' }
        : speech.say(message),
    status: () => ({ state: intake === null ? 'stopped' : 'ready', lastHeardAt, detail: '' }),
    http: { mount: '/webhooks/official-account', handle },
  };
}
