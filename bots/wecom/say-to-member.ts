import type { SendResult } from '../../src/ports/channel.js';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import type { ApiClient } from '../shared/api-client.js';
import type { Limit, Quota } from './quota.js';
import { sendFailure } from './send-failure.js';

/** Bytes of one text; what is longer is cut off by the platform. */
export const MEMBER_TEXT = 2_048;

/** What is more is dropped without a word: https://developer.work.weixin.qq.com/document/path/90454 */
export const MEMBER_LIMITS: readonly Limit[] = [
  { most: 30, within: MINUTE },
  { most: 1_000, within: HOUR },
];

/** A message of the application to one of its members: https://developer.work.weixin.qq.com/document/path/90236 */
export async function sayToMember(
  { api, agentId, quota }: { api: ApiClient; agentId: number; quota: Quota },
  member: string,
  content: string,
): Promise<SendResult> {
  if (!(await quota.take(member)))
    return {
      sent: false,
      retry: true,
      reason: 'limited',
      detail: '30 a minute, 1,000 an hour were said to this member',
    };
  const json = { touser: member, msgtype: 'text', agentid: agentId, text: { content } };
  try {
    const { invaliduser = '' } = await api.call('/cgi-bin/message/send', { json });
    return invaliduser === '' ? { sent: true } : { ...NOT_SEEN, detail: 'no member who sees the application' };
  } catch (error) {
    return sendFailure(error);
  }
}

const NOT_SEEN = { sent: false, retry: true, reason: 'unknown_conversation' } as const;
