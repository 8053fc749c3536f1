import type { SendResult } from '../../src/ports/channel.js';

type Failure = Extract<SendResult, { sent: false }>;

/** Return codes of web WeChat, as its libraries quote them: `1205 == 0`. */
const BY_CODE: Readonly<Record<string, Pick<Failure, 'reason' | 'retry'>>> = {
  '1100': { reason: 'offline', retry: true },
  '1101': { reason: 'offline', retry: true },
  '1102': { reason: 'offline', retry: true },
  // Not a friend any more, or a message to oneself.
  '1204': { reason: 'refused', retry: false },
  // Too frequent.
  '1205': { reason: 'limited', retry: true },
};

/** Makes a result of whatever a puppet threw while sending. The text that was to be sent is not part of it. */
export function sendFailure(thrown: unknown): Failure {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  const code = /(-?\d+)'? == '?0/.exec(detail)?.[1];
  const known = code === undefined ? undefined : BY_CODE[code];
  return { sent: false, ...(known ?? { reason: 'error', retry: true }), detail };
}
