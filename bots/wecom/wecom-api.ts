import type { Instant } from '../../src/domain/time.js';
import { SECOND } from '../../src/domain/time.js';
import { createApiClient, type ApiClient } from '../shared/api-client.js';
import { ApiError, askForJson } from '../shared/api-request.js';

export interface WecomAccount {
  /** Scheme and host of the interface. */
  url: string;
  corpId: string;
  secret: string;
}

/** WeCom's interface as one application may use it. https://developer.work.weixin.qq.com/document/path/91039 */
export function createWecomApi({ url, corpId, secret }: WecomAccount, now: () => Instant): ApiClient {
  const issue = async () => {
    const query = { corpid: corpId, corpsecret: secret };
    const answer = await askForJson({ url: `${url}/cgi-bin/gettoken`, query });
    const { access_token: token, expires_in: life } = answer;
    if (typeof token !== 'string' || typeof life !== 'number') throw new ApiError(0, 'answered without a token');
    return { token, life: life * SECOND };
  };
  return createApiClient({ base: url, issue, now });
}
