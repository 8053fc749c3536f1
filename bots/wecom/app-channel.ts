import type { Instant } from '../../src/domain/time.js';
import type { Channel, SendResult } from '../../src/ports/channel.js';
import type { Store } from '../../src/ports/store.js';
import type { ApiClient } from '../shared/api-client.js';
import type { ChannelLog } from '../shared/channel-log.js';
import type { Schedule } from '../shared/schedule.js';
import { createEnvelope } from '../shared/wechat-envelope.js';
import type { XmlFields } from '../shared/xml-body.js';
import { createAppSpeech } from './app-speech.js';
import { createCallback } from './callback.js';
import { convertAppMessage } from './convert-app-message.js';
import { createHandOver, type HandOver } from './hand-over.js';
import { loadMedia } from './load-media.js';
import { throwIfMisconfigured } from './refused-settings.js';
import type { WecomSettings } from './settings.js';

export interface AppChannelOptions {
  settings: WecomSettings;
  api: ApiClient;
  store: Store;
  now: () => Instant;
  log: ChannelLog;
  schedule: Schedule;
  /** Told the token that comes when there is something to pull from this account of customer service. */
  onKefu(account: string, token: string): void;
}

const NAME = 'wecom';
const OFFLINE: SendResult = { sent: false, retry: true, reason: 'offline', detail: 'not started' };

/**
 * The application, to which members of the corp write and which writes to them, and group robots, which only speak: the
 * id of a room is the name that the settings give its robot.
 */
export function createAppChannel({ settings, api, store, now, log, schedule, onKefu }: AppChannelOptions): Channel {
  const { agentId, callback, corpId } = settings;
  const envelope = createEnvelope({ ...callback, receiver: corpId });
  const speech = createAppSpeech({ settings, api, store, now });
  let handOver: HandOver | null = null;
  let lastHeardAt: Instant | null = null;

  async function take(fields: XmlFields): Promise<boolean> {
    if (handOver === null) return false;
    if (fields.get('Event') === 'kf_msg_or_event') {
      // Safe without waiting: what is there to be pulled stays there.
      onKefu(fields.get('OpenKfId') ?? '', fields.get('Token') ?? '');
      return true;
    }
    const message = convertAppMessage(fields, { channel: NAME, load: (id) => loadMedia(api, id), now: now() });
    if (message === null) return true;
    lastHeardAt = now();
    return handOver.offer({ key: message.key, lane: message.sender.id, read: async () => message });
  }

  return {
    name: NAME,
    start: async (receive) => {
      // First of all: WeCom tells a thing three times within seconds, and then no more.
      handOver = createHandOver({ receive, log, schedule });
      await check(api, agentId, log);
    },
    stop: async () => {
      const ended = handOver;
      handOver = null;
      await ended?.close();
      await speech.idle();
    },
    send: async (message) => (handOver === null ? OFFLINE : speech.send(message)),
    status: () => ({ state: handOver === null ? 'stopped' : 'ready', lastHeardAt, detail: '' }),
    http: { mount: '/webhooks/wecom', handle: createCallback({ envelope, now, log, take }) },
  };
}

/** Throws AppError `config_invalid` when WeCom does not know these settings; goes on when it cannot be asked now. */
async function check(api: ApiClient, agentId: number, log: ChannelLog): Promise<void> {
  try {
    await api.call('/cgi-bin/agent/get', { query: { agentid: String(agentId) } });
  } catch (err) {
    throwIfMisconfigured(err, 'WECOM_SECRET');
    log.warn({ err }, 'WeCom did not say whether the settings are right; going on');
  }
}
