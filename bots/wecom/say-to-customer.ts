import type { Instant } from '../../src/domain/time.js';
import type { SendResult } from '../../src/ports/channel.js';
import type { RecentMap } from '../shared/recent-map.js';
import type { ReplyWindow } from '../shared/reply-window.js';
import type { KefuApi } from './kefu-api.js';
import { sendFailure } from './send-failure.js';

/** Bytes of one text. */
export const CUSTOMER_TEXT = 2_048;

/** By which somebody who has just come may be greeted once. */
export interface Greeting {
  code: string;
  until: Instant;
}

export interface ToCustomers {
  api: KefuApi;
  window: ReplyWindow;
  greetings: RecentMap<Greeting>;
  now: () => Instant;
}

/**
 * A greeting does not count among the five messages that may follow what a customer says, and needs none of theirs:
 * https://developer.work.weixin.qq.com/document/path/94677 and 95122
 */
export async function sayToCustomer(to: ToCustomers, customer: string, content: string): Promise<SendResult> {
  const { api, window, greetings, now } = to;
  const greeting = greetings.get(customer);
  if (greeting !== undefined && now() < greeting.until) {
    greetings.delete(customer);
    return attempt(() => api.greet(greeting.code, content));
  }
  if (!window.isOpen(customer, now())) return NOT_NOW;
  const result = await attempt(() => api.say(customer, content));
  if (result.sent) window.told(customer);
  else if (result.reason === 'limited') window.closed(customer);
  return result;
}

const NOT_NOW: SendResult = {
  ...{ sent: false, retry: true, reason: 'limited' },
  detail: 'five messages or 48 hours are over; the next thing that they say opens it again',
};

async function attempt(work: () => Promise<void>): Promise<SendResult> {
  try {
    await work();
    return { sent: true };
  } catch (error) {
    return sendFailure(error);
  }
}
