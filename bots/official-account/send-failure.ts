/** What the platform's errcodes mean for somebody who wants to say something. */
import type { SendResult } from '../../src/ports/channel.js';
import type { ApiError } from '../shared/api-request.js';

type Failure = Extract<SendResult, { sent: false }>;

/** From the platform's list of return codes. */
const MEANING: Readonly<Partial<Record<number, Pick<Failure, 'retry' | 'reason'>>>> = {
  40_003: { retry: false, reason: 'refused' }, // no such openid
  43_004: { retry: false, reason: 'refused' }, // does not follow any more
  43_019: { retry: false, reason: 'refused' }, // on the account's black list
  43_101: { retry: false, reason: 'refused' }, // does not want such messages
  45_015: { retry: true, reason: 'limited' }, // 48 hours are over
  45_047: { retry: true, reason: 'limited' }, // five messages are used up
  48_001: { retry: true, reason: 'limited' }, // the account has no such right
  45_009: { retry: true, reason: 'error' }, // too many calls today
  45_011: { retry: true, reason: 'error' }, // too many calls this minute
};

/** Whatever is not known here may go well later: a key put right, an address let in, a platform that is up again. */
export function sendFailure({ code, message }: ApiError): Failure {
  return { sent: false, ...(MEANING[code] ?? { retry: true, reason: 'error' }), detail: message };
}
