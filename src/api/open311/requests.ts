/** Service requests: found, listed and opened. */
import { isWithin, type AreaPath } from '../../domain/area.js';
import type { Case } from '../../domain/case/types.js';
import { DAY } from '../../domain/time.js';
import { fileCase, mayFile } from '../file-case.js';
import { listCases } from '../list-cases.js';
import { areasWithin, caseNumbered, maySee } from '../reach.js';
import type { ApiWorld, Caller } from '../route.js';
import { listSchema, reportSchema, wrongIn, type ListAsked, type ReportAsked } from './asked.js';
import type { Nested } from './render.js';
import { isPublic, requestOf, SERVICES, statusOf } from './service-request.js';

/** As the specification has it: without dates the last 90 days, and at most a thousand. */
const SPAN = 90 * DAY;
const MOST = 1000;
const MOST_NAMED = 50;

type Fields = ReadonlyMap<string, string>;

export async function numbered(
  { context }: ApiWorld,
  caller: Caller,
  area: AreaPath,
  number: string,
): Promise<Nested | null> {
  const found = await caseNumbered(context, caller, number);
  if (found === null || !isPublic(found) || !isWithin(found.area, area)) return null;
  return requestOf(found, context.directory());
}

export async function listed(
  world: ApiWorld,
  caller: Caller,
  area: AreaPath,
  fields: Fields,
): Promise<{ requests: Nested[] } | { wrong: string }> {
  const read = listSchema.safeParse(Object.fromEntries(fields));
  if (!read.success) return { wrong: `not understood: ${wrongIn(read.error)}` };
  const named = read.data.service_request_id;
  if (named !== undefined) {
    const numbers = named.split(',').slice(0, MOST_NAMED);
    const found = await Promise.all(numbers.map((number) => numbered(world, caller, area, number.trim())));
    return { requests: found.filter((one) => one !== null) };
  }
  const { context } = world;
  const directory = context.directory();
  const now = context.now();
  const until = (read.data.end_date ?? now) + 1;
  const since = Math.max(read.data.start_date ?? -Infinity, until - SPAN);
  const filter = { areas: areasWithin(caller, area, directory), since, until };
  const isAsked = (c: Case): boolean => maySee(caller, c, directory) && isPublic(c) && fits(c, read.data);
  const requests: Nested[] = [];
  for (let after = null; requests.length < MOST;) {
    const page = await listCases(context.store, filter, { limit: MOST - requests.length, after, now }, isAsked);
    requests.push(...page.cases.map((c) => requestOf(c, directory)));
    if (page.next === null) break;
    after = page.next;
  }
  return { requests };
}

function fits(c: Case, { service_code: codes, status }: ListAsked): boolean {
  return (
    (codes === undefined || codes.split(',').includes(c.category)) &&
    (status === undefined || status.split(',').includes(statusOf(c.state) ?? ''))
  );
}

export type Opened = { number: string } | { status: 400 | 403 | 404; wrong: string };

export async function openRequest(
  world: ApiWorld,
  caller: Caller,
  area: AreaPath,
  fields: Fields,
  key: string,
): Promise<Opened> {
  const read = reportSchema.safeParse(Object.fromEntries(fields));
  if (!read.success) return { status: 400, wrong: `missing or not understood: ${wrongIn(read.error)}` };
  const {
    service_code: category,
    description: text,
    phone = '',
    first_name: first = '',
    last_name: last = '',
  } = read.data;
  if (!SERVICES.some(({ code }) => code === category)) return { status: 404, wrong: 'service_code was not found' };
  const place = placeOf(read.data);
  if (place === null) return { status: 400, wrong: 'lat and long, address_string or address_id is needed' };
  const { context } = world;
  const directory = context.directory();
  const where = gridIn(read.data.address_id, area) ?? area;
  const village = directory.villageOf(where);
  if (village === null) return { status: 400, wrong: 'jurisdiction_id must name a village' };
  if (!mayFile(caller.person, village.path, directory) || !isWithin(where, caller.token.area))
    return { status: 403, wrong: 'api_key may not report here' };
  const filed = {
    ...{
      area: directory.area(where)?.path ?? village.path,
      text,
      category,
      place,
      confidential: false,
      channel: 'open311',
    },
    ...{ name: `${last}${first}` || '群众', phone: phone === '' ? null : phone },
  };
  return { number: (await fileCase(world, caller, filed, key, context.now())).number };
}

function placeOf({ address_string: address, address_id: id, lat, long }: ReportAsked): string | null {
  if (address !== undefined && address !== '') return address;
  if (lat !== undefined && long !== undefined) return `${lat}, ${long}`;
  return id === undefined || id === '' ? null : '';
}

/** Address ids are paths of areas: those that requests carry. */
const gridIn = (id: string | undefined, area: AreaPath): AreaPath | null =>
  id !== undefined && isWithin(id, area) ? id : null;
