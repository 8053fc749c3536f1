/** Open311 GeoReport v2 (wiki.open311.org/GeoReport_v2) as plain data. Requests are read with a key too: nothing is public. */
import { randomUUID } from 'node:crypto';
import { toAppError } from '../../common/errors.js';
import type { AreaPath } from '../../domain/area.js';
import type { Directory } from '../../domain/directory.js';
import type { Channel } from '../../ports/channel.js';
import type { HttpRequest, HttpResponse } from '../../ports/http.js';
import { authenticate } from '../authenticate.js';
import { createLimiter, type Limiter } from '../rate-limit.js';
import { areaNamed } from '../reach.js';
import type { ApiWorld, Caller } from '../route.js';
import { silentChannel } from '../silent-channel.js';
import { readAsked, type Asked } from './asked.js';
import { discovery } from './discovery.js';
import { refused, rendered, renderedOne, type Nested } from './render.js';
import { listed, numbered, openRequest } from './requests.js';
import { SERVICES, serviceOf } from './service-request.js';

const OPEN311_MOUNT = '/open311/v2';

export interface Open311Options extends ApiWorld {
  /** Told what went wrong here, with nothing of what was asked. */
  trouble(what: string, error: unknown): void;
  limit?: Limiter;
}

const SERVICE = { list: 'services', item: 'service' };
const REQUEST = { list: 'service_requests', item: 'request' };

export function createOpen311(options: Open311Options): Channel {
  const { limit = createLimiter(), trouble } = options;
  const handle = async (request: HttpRequest): Promise<HttpResponse> => {
    const asked = readAsked(request);
    if (asked === null) return refused('xml', 404, 'no such address; it ends in .xml or .json');
    const isPost = request.method === 'POST' && asked.resource === 'requests' && asked.id === null;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isPost && !isRead) return refused(asked.format, 405, 'this address is only read');
    try {
      return await answerTo(options, limit, asked, isPost);
    } catch (error) {
      const isAway = toAppError(error).code.startsWith('store_');
      if (!isAway) trouble(`open311 ${asked.resource}`, error);
      return refused(asked.format, isAway ? 503 : 500, 'come again in a moment');
    }
  };
  return silentChannel('open311', { mount: OPEN311_MOUNT, handle });
}

async function answerTo(world: ApiWorld, limit: Limiter, asked: Asked, isPost: boolean): Promise<HttpResponse> {
  const { resource, format } = asked;
  if (resource === 'discovery') return discovery(format, world.context.now());
  if (resource === 'services') return services(world.context.directory(), asked);
  const key = asked.fields.get('api_key') ?? null;
  const caller = await authenticate(world.context, limit, key, isPost ? 'write' : 'read');
  if ('status' in caller) {
    const answer = refused(
      format,
      caller.status === 401 ? 403 : caller.status,
      'api_key is missing or may not do this',
    );
    return { ...answer, headers: { ...answer.headers, ...caller.headers } };
  }
  const area = jurisdictionOf(caller, asked, world.context.directory());
  if (area === null) return refused(format, 404, 'jurisdiction_id was not found, or is needed to tell which');
  return isPost ? opened(world, caller, asked, area) : shown(world, caller, asked, area);
}

function services(directory: Directory, { id, format, fields }: Asked): HttpResponse {
  const jurisdiction = fields.get('jurisdiction_id');
  const known = jurisdiction === undefined ? true : jurisdictionNamed(jurisdiction, directory) !== null;
  if (!known) return refused(format, 404, 'jurisdiction_id was not found');
  if (id === null) return rendered(format, 200, SERVICE, SERVICES.map(serviceOf));
  const found = SERVICES.find(({ code }) => code === id);
  if (found === undefined) return refused(format, 404, 'service_code was not found');
  return renderedOne(format, 'service_definition', { service_code: found.code, attributes: [] });
}

async function shown(world: ApiWorld, caller: Caller, asked: Asked, area: AreaPath): Promise<HttpResponse> {
  const { resource, id, format, fields } = asked;
  if (id === null && resource === 'requests') {
    const found = await listed(world, caller, area, fields);
    return 'wrong' in found ? refused(format, 400, found.wrong) : rendered(format, 200, REQUEST, found.requests);
  }
  // A request has its id at once: its token is the same.
  const one = id === null ? null : await numbered(world, caller, area, id);
  if (one === null) return refused(format, 404, 'service_request_id was not found');
  const token: Nested = { service_request_id: id, token: id };
  return rendered(format, 200, REQUEST, [resource === 'tokens' ? token : one]);
}

async function opened(world: ApiWorld, caller: Caller, asked: Asked, area: AreaPath): Promise<HttpResponse> {
  const { format, fields } = asked;
  const result = await openRequest(world, caller, area, fields, `open311:${caller.token.id}:${randomUUID()}`);
  if ('wrong' in result) return refused(format, result.status, result.wrong);
  const request = { service_request_id: result.number, service_notice: null, account_id: null };
  return rendered(format, 201, REQUEST, [request]);
}

function jurisdictionNamed(named: string, directory: Directory): AreaPath | null {
  return directory.area(named)?.path ?? directory.villageByCode(named)?.path ?? null;
}

/** A village or a wider area; the token's own when nothing is said. */
function jurisdictionOf(caller: Caller, { fields }: Asked, directory: Directory): AreaPath | null {
  return areaNamed(caller, fields.get('jurisdiction_id') ?? caller.token.area, directory);
}
