/** A platform's interface behind its access token: a token that is not taken any more is exchanged, once per call. */
import type { Instant } from '../../src/domain/time.js';
import { createAccessToken, type IssueToken } from './access-token.js';
import { ApiError, askApi, readAnswer, type ApiAnswer } from './api-request.js';

export interface ApiClient {
  /**
   * Calls a path such as "/cgi-bin/message/custom/send": POST with `json`, else GET. Resolves to the answer, whose
   * errcode is 0. Rejects with an ApiError.
   */
  call(path: string, request?: ApiCall): Promise<Readonly<Record<string, unknown>>>;
  /** Gets a file. Rejects with an ApiError, also for an answer in JSON with an errcode, which platforms give instead. */
  download(path: string, query: Readonly<Record<string, string>>): Promise<ApiAnswer>;
}

export interface ApiCall {
  query?: Readonly<Record<string, string>>;
  json?: unknown;
}

export interface ApiClientOptions {
  /** Scheme and host, such as "https://api.weixin.qq.com". */
  base: string;
  issue: IssueToken;
  now: () => Instant;
  /** Milliseconds one request may take; ten seconds when left out. */
  patience?: number;
}

/** Not a token, too old, and (WeCom) not this one. */
const NOT_TAKEN = [40_001, 40_014, 42_001];

export function createApiClient({ base, issue, now, patience }: ApiClientOptions): ApiClient {
  const token = createAccessToken(issue, now);

  /** `read` throws what the answer says is wrong. */
  async function ask<T>(path: string, { query, json }: ApiCall, read: (answer: ApiAnswer) => T): Promise<T> {
    const attempt = async (access_token: string): Promise<T> =>
      read(await askApi({ url: `${base}${path}`, query: { ...query, access_token }, json, patience }));
    const first = await token.get();
    try {
      return await attempt(first);
    } catch (error) {
      if (!(error instanceof ApiError) || !NOT_TAKEN.includes(error.code)) throw error;
      return attempt(await token.replace(first));
    }
  }

  return {
    call: (path, request = {}) => ask(path, request, ({ bytes }) => readAnswer(bytes)),
    download: (path, query) =>
      ask(path, { query }, (answer) => {
        if (/json|text\/plain/u.test(answer.type)) readAnswer(answer.bytes);
        return answer;
      }),
  };
}
