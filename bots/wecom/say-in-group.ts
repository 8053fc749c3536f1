import type { SendResult } from '../../src/ports/channel.js';
import { MINUTE } from '../../src/domain/time.js';
import { askForJson } from '../shared/api-request.js';
import type { Limit, Quota } from './quota.js';
import { sendFailure } from './send-failure.js';

/** Bytes of one markdown message. */
export const ROBOT_MARKDOWN = 4_096;

/** Whoever says more is not heard for minutes: https://developer.work.weixin.qq.com/document/path/91770 */
export const ROBOT_LIMITS: readonly Limit[] = [{ most: 20, within: MINUTE }];

/** A message of a group robot; its key is all it needs, and whoever has the key can speak in the group. */
export async function sayInGroup(
  { url, quota }: { url: string; quota: Quota },
  key: string,
  content: string,
): Promise<SendResult> {
  if (!(await quota.take(key)))
    return { sent: false, retry: true, reason: 'limited', detail: '20 a minute were said by this robot' };
  const json = { msgtype: 'markdown', markdown: { content } };
  try {
    await askForJson({ url: `${url}/cgi-bin/webhook/send`, query: { key }, json });
    return { sent: true };
  } catch (error) {
    return sendFailure(error);
  }
}
