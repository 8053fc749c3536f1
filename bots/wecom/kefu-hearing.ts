import { SECOND } from '../../src/domain/time.js';
import type { Receive } from '../../src/ports/channel.js';
import type { ChannelLog } from '../shared/channel-log.js';
import { createRecentKeys } from '../shared/recent-keys.js';
import type { RecentMap } from '../shared/recent-map.js';
import type { ReplyWindow } from '../shared/reply-window.js';
import type { LoadMedia } from './convert-app-message.js';
import type { KefuApi } from './kefu-api.js';
import { convertKefuMessage, readKefuMessage, saidAt, type KefuMessage } from './kefu-message.js';
import type { Greeting } from './say-to-customer.js';

export interface KefuHearing {
  /** Hands over what came, in order for each customer; rejects at the end when something of it was not taken. */
  take(messages: readonly unknown[]): Promise<void>;
}

export interface KefuHearingOptions {
  channel: string;
  api: KefuApi;
  load: LoadMedia;
  receive: Receive;
  window: ReplyWindow;
  greetings: RecentMap<Greeting>;
  log: ChannelLog;
}

/** More than come with one page, which comes again as a whole when one of it was refused. */
const REMEMBERED = 5_000;
/** After it the code of a greeting is worth nothing. */
const GREET_WITHIN = 20 * SECOND;
/** Customers heard at the same time: a voice that is slow to fetch must not hold up everybody, nor all be fetched at once. */
const AT_ONCE = 8;

export function createKefuHearing(options: KefuHearingOptions): KefuHearing {
  const { channel, api, load, receive, window, greetings, log } = options;
  const settled = createRecentKeys(REMEMBERED);

  async function hear(message: KefuMessage, names: ReadonlyMap<string, string>): Promise<void> {
    const { msgid, msgtype, origin, event, external_userid: customer } = message;
    if (origin === 3) window.spoke(customer, saidAt(message));
    if (event !== undefined && event.welcome_code !== '')
      greetings.set(customer, { code: event.welcome_code, until: saidAt(message) + GREET_WITHIN });
    if (event?.event_type === 'msg_send_fail')
      log.error({ key: msgid, failType: event.fail_type }, 'customer service could not deliver what it had taken');
    const heard = convertKefuMessage(message, { channel, name: names.get(customer) ?? '', load });
    if (heard === null && origin === 3) log.info({ key: msgid, msgtype }, 'a kind of message that is not understood');
    if (heard !== null) await receive(heard);
    settled.add(msgid);
  }

  /** Without their names people are served all the same. */
  async function namesOf(customers: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return api.nicknames(customers).catch((err: unknown) => {
      log.warn({ err }, 'names of customers are not known');
      return new Map();
    });
  }

  function read(raw: unknown): KefuMessage[] {
    const message = readKefuMessage(raw);
    if (message === null) log.warn({}, 'customer service told something that is not as described; left out');
    return message === null || settled.has(message.msgid) ? [] : [message];
  }

  async function take(raw: readonly unknown[]): Promise<void> {
    const queues = new Map<string, KefuMessage[]>();
    for (const message of raw.flatMap(read)) {
      const { external_userid: customer } = message;
      queues.set(customer, [...(queues.get(customer) ?? []), message]);
    }
    const names = await namesOf([...queues.keys()].filter((customer) => customer !== ''));
    const refusals: unknown[] = [];
    const next = queues.values();
    const work = async (): Promise<void> => {
      for (const queue of next)
        for (const message of queue) await hear(message, names).catch((error: unknown) => refusals.push(error));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (refusals.length > 0) throw new Error(`${refusals.length} messages were not taken`, { cause: refusals[0] });
  }

  return { take };
}
