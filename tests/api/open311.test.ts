import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { XMLParser } from 'fast-xml-parser';
import { SERVICES, statusOf } from '../../src/api/open311/service-request.js';
import { CASE_STATES } from '../../src/domain/case/types.js';
import { MINUTE } from '../../src/domain/time.js';
import { GM, GRID2 } from '../support/town-village.js';
import { openDesk, type Desk } from './desk.js';

let desk: Desk;
let key: string;
beforeEach(async () => {
  desk = await openDesk();
  key = await desk.token('wang');
});
afterEach(async () => {
  expect(desk.troubles).toEqual([]);
  await desk.close();
});

type Row = Record<string, string | null>;

const get = (path: string) => desk.bare().get(`/open311/v2${path}`);
const rows = ({ body }: { body: unknown }): Row[] => body as Row[];
const list = async (query = ''): Promise<Row[]> => rows(await get(`/requests.json?api_key=${key}${query}`).expect(200));
const report = (fields: object) =>
  desk
    .bare()
    .post('/open311/v2/requests.json')
    .type('form')
    .send({ api_key: key, jurisdiction_id: 'GM', ...fields });

const LAMP = { service_code: '0402', description: '学校门口路灯不亮', address_string: '二社学校门口' };

describe('looking around', () => {
  test('services and their definitions need no key, and none of them goes around everybody', async () => {
    await desk.bare().head('/open311/v2/services.json').expect(200);
    const services = rows(await get('/services.json?jurisdiction_id=GM').expect(200));
    expect(services).toHaveLength(SERVICES.length);
    expect(services.map((one) => one['service_code'])).not.toContain('1202');
    await get('/services/0402.xml').expect(200).expect('Content-Type', 'text/xml; charset=utf-8');
    await get('/services/1202.json').expect(404);
    await get('/services.json?jurisdiction_id=NO').expect(404);
    const { text } = await get('/discovery.xml').expect(200);
    expect(new XMLParser().parse(text)).toMatchObject({
      discovery: { endpoints: { endpoint: { formats: { format: ['text/xml', 'application/json'] } } } },
    });
  });

  test('requests need one', async () => {
    await get('/requests.json').expect(403);
    await get('/requests.xml?api_key=gzp_none').expect(403);
  });
});

describe('a report', () => {
  test('becomes a case of the place, and is found by its id, in both formats', async () => {
    const opened = await report({
      ...LAMP,
      address_id: GRID2,
      first_name: '大娘',
      last_name: '马',
      phone: '13912345678',
    }).expect(201);
    const [{ service_request_id: id }] = opened.body as [{ service_request_id: string }];
    expect((await desk.town.cases())[0]).toMatchObject({
      number: id,
      area: GRID2,
      category: '0402',
      phone: '13912345678',
    });
    const [found] = rows(await get(`/requests/${id}.json?api_key=${key}`).expect(200));
    expect(found).toMatchObject({
      status: 'open',
      service_code: '0402',
      address: '二社二社学校门口',
      address_id: GRID2,
    });
    const { text } = await get(`/requests/${id}.xml?api_key=${key}`).expect(200);
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?>/u);
    const parsed = new XMLParser({ parseTagValue: false }).parse(text) as { service_requests: { request: Row } };
    expect(parsed.service_requests.request).toMatchObject({
      service_request_id: id,
      description: found!['description'],
    });
    expect(text + JSON.stringify(found)).not.toMatch(/13912345678|马大娘/u);
    expect(rows(await get(`/tokens/${id}.json?api_key=${key}`))).toEqual([{ service_request_id: id, token: id }]);
  });

  test.each([
    ['without a place', { address_string: '' }, 400],
    ['of an unknown service', { service_code: '9999' }, 404],
    ['of misconduct', { service_code: '1202' }, 404],
    ['for nowhere', { jurisdiction_id: 'NO' }, 404],
    ['for a township', { jurisdiction_id: '63.22.22.203' }, 400],
    ['with a place off the earth', { address_string: '', lat: '95', long: '10' }, 400],
    ['with a key that may only read', { api_key: 'reader' }, 403],
  ])('%s is refused', async (_, fields, status) => {
    const given = 'api_key' in fields ? { api_key: await desk.token('ma', { scopes: ['read'] }) } : fields;
    const answer = await report({ ...LAMP, ...given }).expect(status);
    expect(answer.body).toEqual([{ code: status, description: expect.any(String) }]);
    expect(await desk.town.cases()).toEqual([]);
  });
});

describe('the list', () => {
  test('holds nothing sealed, confidential or sensitive, whoever asks', async () => {
    await desk.town.say('zhuoma', '二社路灯坏了，修一下');
    await desk.town.say('cairang', '二社水管漏水，别说是我说的');
    const misconduct = '我要举报豆太吃拿卡要，把低保给了自己亲戚';
    await desk.post('/cases', key, { area: 'GM', text: misconduct }).expect(201);
    const all = await desk.town.cases();
    expect(all.map((c) => c.sealed || c.confidential)).toEqual([false, true, true]);
    key = await desk.token('ma');
    expect((await list()).map((one) => one['service_request_id'])).toEqual([all[0]!.number]);
    expect(await list(`&service_request_id=${all.map((c) => c.number).join(',')}`)).toHaveLength(1);
    await get(`/requests/${all[1]!.number}.json?api_key=${key}`).expect(404);
  });

  test('is narrowed by status, service and dates', async () => {
    await report(LAMP).expect(201);
    desk.town.set(desk.town.now() + MINUTE);
    await report({ ...LAMP, service_code: '0601', description: '垃圾没人拉' }).expect(201);
    const later = new Date(desk.town.now()).toISOString();
    expect((await list()).map((one) => one['service_code'])).toEqual(['0601', '0402']);
    expect(await list('&service_code=0402,0401')).toHaveLength(1);
    expect(await list('&status=closed')).toEqual([]);
    expect(await list(`&start_date=${later}`)).toHaveLength(1);
    expect(await list(`&jurisdiction_id=${GM}&status=open`)).toHaveLength(2);
    await get(`/requests.json?api_key=${key}&start_date=yesterday`).expect(400);
  });
});

test('every state has the status that the mapping gives it', () => {
  const closed = CASE_STATES.filter((state) => statusOf(state) === 'closed');
  expect(closed).toEqual(['answered', 'closed', 'merged', 'declined', 'withdrawn', 'archived']);
  expect(CASE_STATES.filter((state) => statusOf(state) === null)).toEqual(['draft']);
});
