import { z } from 'zod';
import type { ApiClient } from '../shared/api-client.js';
import type { Page } from './pull.js';

/** One account of customer service. Everything rejects with an ApiError. */
export interface KefuApi {
  /** What was said after the cursor, of the last three days; "" begins with the oldest. */
  fetch(cursor: string, token: string): Promise<Page>;
  /** By the customers' ids; those of whom nothing is told are left out. */
  nicknames(customers: readonly string[]): Promise<ReadonlyMap<string, string>>;
  say(customer: string, content: string): Promise<void>;
  /** Says one thing to somebody who has just come, with the code that came with them. */
  greet(code: string, content: string): Promise<void>;
}

const page = z.object({
  next_cursor: z.string().catch(''),
  has_more: z.number().catch(0),
  msg_list: z.array(z.unknown()).catch([]),
});
const customers = z.object({
  customer_list: z.array(z.object({ external_userid: z.string(), nickname: z.string().catch('') })).catch([]),
});

/** Of whom is asked at a time. */
const MOST_NAMES = 100;

export function createKefuApi(api: ApiClient, account: string): KefuApi {
  const call = (path: string, json: object) => api.call(`/cgi-bin/kf/${path}`, { json });
  return {
    fetch: async (cursor, token) => {
      const asked = { cursor, ...(token === '' ? {} : { token }), limit: 1_000, voice_format: 0, open_kfid: account };
      const { next_cursor: next, has_more, msg_list: messages } = page.parse(await call('sync_msg', asked));
      return { messages, next: next === '' ? cursor : next, more: has_more === 1 };
    },
    nicknames: async (ids) => {
      const names = new Map<string, string>();
      for (let from = 0; from < ids.length; from += MOST_NAMES) {
        const asked = { external_userid_list: ids.slice(from, from + MOST_NAMES) };
        const { customer_list } = customers.parse(await call('customer/batchget', asked));
        for (const { external_userid, nickname } of customer_list) names.set(external_userid, nickname);
      }
      return names;
    },
    say: async (touser, content) => {
      await call('send_msg', { touser, open_kfid: account, msgtype: 'text', text: { content } });
    },
    greet: async (code, content) => {
      await call('send_msg_on_event', { code, msgtype: 'text', text: { content } });
    },
  };
}
