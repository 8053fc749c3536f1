/** The API as plain data: a request in, an answer out. */
import { createHash, randomUUID } from 'node:crypto';
import { toAppError } from '../common/errors.js';
import type { Channel } from '../ports/channel.js';
import type { HttpRequest, HttpResponse } from '../ports/http.js';
import { firstAsked } from '../usecases/api-calls.js';
import type { Answer } from './answer.js';
import { authenticate, bearerOf } from './authenticate.js';
import { docsPage } from './docs-page.js';
import { openApiDocument } from './open-api.js';
import { problem } from './problem.js';
import { createLimiter, type Limiter } from './rate-limit.js';
import type { ApiWorld, Caller, Route } from './route.js';
import { ROUTES } from './routes.js';
import { silentChannel } from './silent-channel.js';

export const API_MOUNT = '/api/v1';

export interface ApiOptions extends ApiWorld {
  /** Told what went wrong here, with nothing of what was asked. */
  trouble(what: string, error: unknown): void;
  limit?: Limiter;
}

export function createApi(options: ApiOptions): Channel {
  const { limit = createLimiter(), trouble } = options;
  const document = JSON.stringify(openApiDocument(ROUTES, API_MOUNT));
  const page = docsPage(ROUTES);
  const handle = async (request: HttpRequest): Promise<HttpResponse> => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (isRead && request.path === '/openapi.json') return text('application/json', document);
    if (isRead && request.path === '/docs') return text('text/html; charset=utf-8', page);
    try {
      return toHttp(request, await answerTo(options, limit, request));
    } catch (error) {
      const { code } = toAppError(error);
      const away = code.startsWith('store_') && code !== 'store_corrupt';
      if (!away) trouble(`api ${request.method}`, error);
      const answer = away ? problem('unavailable', 'the store does not answer') : problem('unknown', 'it was noted');
      return toHttp(request, away ? { ...answer, headers: { 'Retry-After': '5' } } : answer);
    }
  };
  return silentChannel('api', { mount: API_MOUNT, handle });
}

async function answerTo(world: ApiWorld, limit: Limiter, request: HttpRequest): Promise<Answer> {
  const found = routeFor(request);
  if ('status' in found) return found;
  const { route, params } = found;
  const secret = bearerOf(request.headers['authorization']);
  const caller = await authenticate(world.context, limit, secret, route.scope);
  if ('status' in caller) return caller;
  const query = queryOf(request.query);
  if (route.body === null) {
    const now = world.context.now();
    return route.run({ world, caller, params, query, body: null, key: randomUUID(), at: now });
  }
  const body = bodyOf(request);
  if (body === undefined) return problem('bad_request', 'the body is not JSON in UTF-8');
  const first = await firstOf(world, caller, request);
  return 'status' in first ? first : route.run({ world, caller, params, query, body, ...first });
}

function routeFor({ method, path }: HttpRequest): Answer | { route: Route; params: Record<string, string> } {
  const fitting = ROUTES.flatMap((route) => {
    const params = paramsIn(route.path, path);
    return params === null ? [] : [{ route, params }];
  });
  const [any] = fitting;
  if (any === undefined) return problem('not_found', 'no such address; see /api/v1/docs');
  const found = fitting.find(({ route }) => route.method === method || (method === 'HEAD' && route.method === 'GET'));
  if (found !== undefined) return found;
  const allowed = fitting.map(({ route }) => route.method).join(', ');
  return { ...problem('method_not_allowed', `${allowed} only`), headers: { Allow: allowed } };
}

/** Null when the path is another one. */
function paramsIn(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/u, '').split('/');
  if (wanted.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [nth, part] of wanted.entries()) {
    const value = given[nth] ?? '';
    const name = /^\{(\w+)\}$/u.exec(part)?.[1];
    if (name === undefined && part !== value) return null;
    if (name !== undefined) params[name] = decoded(value);
  }
  return params;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

/** A parameter that is given twice is a list, which no schema takes. */
function queryOf(query: URLSearchParams): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** Undefined when it is none. */
function bodyOf({ body }: HttpRequest): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,100}$/u;

/** The key and instant of this call, or of the first one with the same idempotency key. */
async function firstOf(
  { context }: ApiWorld,
  { token }: Caller,
  { headers, method, path, body }: HttpRequest,
): Promise<Answer | { key: string; at: number }> {
  const now = context.now();
  const given = headers['idempotency-key'];
  if (given === undefined) return { key: `api:${token.id}:${randomUUID()}`, at: now };
  if (!IDEMPOTENCY_KEY.test(given)) return problem('bad_request', 'Idempotency-Key: 1 to 100 visible ASCII characters');
  const key = `api:${token.id}:${given}`;
  const at = await firstAsked(context.store, key, `${method} ${path} ${Buffer.from(body).toString('base64')}`, now);
  return at === null ? problem('unprocessable', 'something else was asked under this Idempotency-Key') : { key, at };
}

function toHttp({ method, headers: asked }: HttpRequest, { status, type, headers, body }: Answer): HttpResponse {
  const written = JSON.stringify(body);
  const etag =
    status === 200 && method !== 'POST' ? `"${createHash('sha256').update(written).digest('hex').slice(0, 32)}"` : null;
  const given = { ...headers, 'Cache-Control': 'private, no-cache', ...(etag === null ? {} : { ETag: etag }) };
  if (etag !== null && asked['if-none-match']?.includes(etag) === true)
    return { status: 304, headers: given, body: '' };
  return {
    status,
    headers: { ...given, 'Content-Type': `${type ?? 'application/json'}; charset=utf-8` },
    body: method === 'HEAD' ? '' : written,
  };
}

function text(type: string, body: string): HttpResponse {
  return { status: 200, headers: { 'Content-Type': type, 'Cache-Control': 'no-cache' }, body };
}
