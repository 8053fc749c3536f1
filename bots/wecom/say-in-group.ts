import { createHash } from 'node:crypto';
import type { SendResult } from '../../src/ports/channel.js';
import { MINUTE } from '../../src/domain/time.js';
import { askForJson } from '../shared/api-request.js';
import type { Limit, Quota } from './quota.js';
import { sendFailure } from './send-failure.js';

/** Bytes of one markdown message. */
export const ROBOT_MARKDOWN = 4_096;

/** Bytes of one picture. */
const ROBOT_PICTURE = 2 * 1024 * 1024;

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
  return send(url, key, { msgtype: 'markdown', markdown: { content } });
}

/** Shows a picture; one that is too large is left out, because the text has said it all. */
export async function showInGroup(
  { url, quota }: { url: string; quota: Quota },
  key: string,
  png: Uint8Array,
): Promise<SendResult> {
  if (png.length > ROBOT_PICTURE || !(await quota.take(key))) return { sent: true };
  const image = { base64: Buffer.from(png).toString('base64'), md5: createHash('md5').update(png).digest('hex') };
  return send(url, key, { msgtype: 'image', image });
}

async function send(url: string, key: string, json: object): Promise<SendResult> {
  try {
    await askForJson({ url: `${url}/cgi-bin/webhook/send`, query: { key }, json });
    return { sent: true };
  } catch (error) {
    return sendFailure(error);
  }
}
