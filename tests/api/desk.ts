/** The API on the whole service of the town, with tokens for some of its people. */
import request from 'supertest';
import { createApi } from '../../src/api/create-api.js';
import { createOpen311 } from '../../src/api/open311/create-open311.js';
import type { Limiter } from '../../src/api/rate-limit.js';
import { createLog } from '../../src/common/log.js';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';
import { createHttp } from '../../src/http/create-http.js';
import { createToken, TOKEN_SCOPES, type TokenScope } from '../../src/usecases/api-tokens.js';
import { openTown, type Town } from '../support/town.js';
import { TOWNSHIP } from '../support/town-village.js';

/** What tests look at in answers. */
export interface Shown {
  number: string;
  may: string[];
  remarks: object[];
  items: { number: string; gist: string }[];
  next: string | null;
  status: number;
  errors: { at: string }[];
  paths: Record<string, object>;
  components: { schemas: object };
}

export const shown = ({ body }: { body: unknown }): Shown => body as Shown;

export interface Desk {
  town: Town;
  /** What the API could not explain. */
  troubles: string[];
  get(path: string, as: string): request.Test;
  post(path: string, as: string, body?: object, headers?: Record<string, string>): request.Test;
  /** Without a token. */
  bare(): ReturnType<typeof request>;
  /** A token for a person of the town. */
  token(person: string, given?: { area?: string; scopes?: readonly TokenScope[] }): Promise<string>;
  /** Asks without a socket. */
  ask(mount: 'api' | 'open311', request: Partial<HttpRequest>): Promise<HttpResponse>;
  close(): Promise<void>;
}

export async function openDesk(limit?: Limiter): Promise<Desk> {
  const town = await openTown();
  const troubles: string[] = [];
  const { context, takeNumber, understandIn } = town.service;
  const trouble = (what: string, error: unknown) => troubles.push(`${what}: ${String(error)}`);
  const api = createApi({ context, takeNumber, understandIn, trouble, ...(limit === undefined ? {} : { limit }) });
  const open311 = createOpen311({
    context,
    takeNumber,
    understandIn,
    trouble,
    ...(limit === undefined ? {} : { limit }),
  });
  const { app } = createHttp({
    channels: [api, open311],
    readiness: () => ({ ready: true, reasons: [] }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    operatorToken: null,
    log: createLog({ level: 'silent' }),
  });
  return {
    ...{ town, troubles },
    get: (path, as) => request(app).get(`/api/v1${path}`).set('Authorization', `Bearer ${as}`),
    post: (path, as, body = {}, headers = {}) =>
      request(app)
        .post(`/api/v1${path}`)
        .set({ Authorization: `Bearer ${as}`, ...headers })
        .send(body),
    bare: () => request(app),
    token: (person, { area = TOWNSHIP, scopes = TOKEN_SCOPES } = {}) =>
      createToken(town.store, { name: person, area, person, scopes }, town.now()),
    ask: (mount, asked) => {
      const request = { method: 'GET', path: '/', query: new URLSearchParams(), headers: {}, body: new Uint8Array() };
      const { http } = mount === 'api' ? api : open311;
      return http!.handle({ ...request, signal: new AbortController().signal, ...asked });
    },
    close: () => town.close(),
  };
}
