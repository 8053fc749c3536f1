import type { SendResult } from '../../src/ports/channel.js';
import { ApiError } from '../shared/api-request.js';

type Failure = Extract<SendResult, { sent: false }>;

/** Error codes of WeCom: https://developer.work.weixin.qq.com/document/path/90313 */
const BY_CODE: Readonly<Record<number, Pick<Failure, 'reason' | 'retry'>>> = {
  0: { reason: 'offline', retry: true },
  // Token and secret: somebody may have changed them, and puts them right.
  40001: { reason: 'offline', retry: true },
  40014: { reason: 'offline', retry: true },
  42001: { reason: 'offline', retry: true },
  // Our address is not among those that the application trusts.
  60020: { reason: 'refused', retry: true },
  // Not (yet) among those who see the application.
  60111: { reason: 'unknown_conversation', retry: true },
  81013: { reason: 'unknown_conversation', retry: true },
  // Too much, of an application, of a robot, and of a robot as older versions say it.
  45009: { reason: 'limited', retry: true },
  45033: { reason: 'limited', retry: true },
  130101: { reason: 'limited', retry: true },
  // The robot was taken out of its group.
  93000: { reason: 'refused', retry: false },
  // Customer service: five were said, or 48 hours are over, until they say something again.
  95001: { reason: 'limited', retry: true },
  95002: { reason: 'limited', retry: true },
  // A person has the conversation; it comes back to us when they end it.
  95018: { reason: 'refused', retry: true },
};

/** Makes a result of what the interface rejected with. */
export function sendFailure(thrown: unknown): Failure {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  const known = thrown instanceof ApiError ? BY_CODE[thrown.code] : undefined;
  return { sent: false, ...(known ?? { reason: 'error', retry: true }), detail };
}
