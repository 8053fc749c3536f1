/** What we ask of an Official Account's interface, by the names of its documentation. */
import { SECOND, type Instant } from '../../src/domain/time.js';
import { createApiClient } from '../shared/api-client.js';
import { ApiError, askApi, askForJson, readAnswer, TOO_LARGE } from '../shared/api-request.js';
import type { IssueToken } from '../shared/access-token.js';

export interface AccountApiOptions {
  appId: string;
  secret: string;
  /** Scheme and host of the platform. */
  base: string;
  now: () => Instant;
}

/** Everything rejects with an ApiError. */
export interface AccountApi {
  /** A customer-service message; within 48 hours of the person's last word, five at most. */
  write(openid: string, text: string): Promise<void>;
  /** A template message with one field; verified service accounts only. */
  notify(openid: string, template: { id: string; field: string }, value: string): Promise<void>;
  /** What was sent, for three days. Empty when the platform has it no more. */
  media(mediaId: string): Promise<Uint8Array>;
  /** A lasting QR code (100,000 at most); resolves to the link that it holds. The same scene again gives the same. */
  qrCode(scene: string): Promise<string>;
  /** Replaces the menu by this one, in the platform's own form. */
  setMenu(menu: unknown): Promise<void>;
}

/** "invalid media_id": three days are over. */
const NO_SUCH_MEDIA = 40_007;

export function createAccountApi({ appId, secret, base, now }: AccountApiOptions): AccountApi {
  const client = createApiClient({ base, now, issue: stableToken({ appId, secret, base }) });
  return {
    write: async (touser, content) => {
      await client.call('/cgi-bin/message/custom/send', { json: { touser, msgtype: 'text', text: { content } } });
    },
    notify: async (touser, { id, field }, value) => {
      const json = { touser, template_id: id, data: { [field]: { value } } };
      await client.call('/cgi-bin/message/template/send', { json });
    },
    media: async (media_id) => {
      try {
        const { type, bytes } = await client.download('/cgi-bin/media/get', { media_id });
        return /json|text\/plain/u.test(type) ? await linked(bytes) : bytes;
      } catch (error) {
        // Asked for again it would be there no more, and no smaller.
        const isGone = error instanceof ApiError && (error.code === NO_SUCH_MEDIA || error.code === TOO_LARGE);
        if (isGone) return new Uint8Array();
        throw error;
      }
    },
    qrCode: async (scene_str) => {
      const json = { action_name: 'QR_LIMIT_STR_SCENE', action_info: { scene: { scene_str } } };
      const { url } = await client.call('/cgi-bin/qrcode/create', { json });
      if (typeof url !== 'string') throw new ApiError(0, 'gave no link for the code');
      return url;
    },
    setMenu: async (json) => {
      await client.call('/cgi-bin/menu/create', { json });
    },
  };
}

/** Of a video only a link is given. */
async function linked(bytes: Uint8Array): Promise<Uint8Array> {
  const { video_url: url } = readAnswer(bytes);
  if (typeof url !== 'string') throw new ApiError(0, 'gave neither a file nor a link');
  return (await askApi({ url })).bytes;
}

/**
 * All processes are given the same token, so none takes it from another. Only when it was refused although it is still
 * the same, a new one is forced: 20 times a day at most.
 */
function stableToken({ appId: appid, secret, base }: Omit<AccountApiOptions, 'now'>): IssueToken {
  const ask = async (force_refresh: boolean): Promise<{ token: string; life: number }> => {
    const answer = await askForJson({
      url: `${base}/cgi-bin/stable_token`,
      json: { grant_type: 'client_credential', appid, secret, force_refresh },
    });
    const { access_token: token, expires_in: seconds } = answer;
    if (typeof token !== 'string') throw new ApiError(0, 'gave no access token');
    return { token, life: Number(seconds) * SECOND };
  };
  return async (refused) => {
    const issued = await ask(false);
    return issued.token === refused ? ask(true) : issued;
  };
}
