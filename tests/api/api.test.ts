import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ROUTES } from '../../src/api/routes.js';
import { MINUTE } from '../../src/domain/time.js';
import { revokeToken } from '../../src/usecases/api-tokens.js';
import { GM, GRID2 } from '../support/town-village.js';
import { openDesk, shown, type Desk } from './desk.js';

let desk: Desk;
let head: string;
let clerk: string;
beforeEach(async () => {
  desk = await openDesk();
  head = await desk.token('wang');
  clerk = await desk.token('suonan');
});
afterEach(async () => {
  expect(desk.troubles).toEqual([]);
  await desk.close();
});

const LAMP = '二社学校门口的路灯坏了三天了，麻烦修一下';

describe('a case', () => {
  test('is opened for somebody, seen, worked on and told of by the same rules as in the chat', async () => {
    const filed = await desk.post('/cases', head, { area: 'GM', text: LAMP, phone: '13912345678', name: '马大娘' });
    expect(filed.status).toBe(201);
    const { number } = filed.body as { number: string };
    expect(filed.headers['location']).toBe(`/api/v1/cases/${number}`);
    await desk.town.service.settle();
    const seen = await desk.get(`/cases/${number}`, clerk).expect(200);
    expect(seen.body).toMatchObject({ state: 'dispatched', area: GRID2, category: '0402', phone: null });
    expect(shown(seen).may).toContain('accept');
    const accepted = await desk.post(`/cases/${number}/actions`, clerk, { action: 'accept' }).expect(200);
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      lead: { id: 'suonan', name: '索南' },
      phone: '13912345678',
    });
    await desk.post(`/cases/${number}/remarks`, clerk, { text: '灯泡下午到，电话 13912345678' }).expect(200);
    const others = await desk.get(`/cases/${number}`, head).expect(200);
    expect(JSON.stringify(others.body)).not.toContain('13912345678');
    expect(shown(others).remarks[1]).toMatchObject({ from: 'clerk', by: '索南', text: '灯泡下午到，电话 139****5678' });
  });

  test('is not there for whoever may not look at it, and actions need the right', async () => {
    await desk.town.say('zhuoma', LAMP, 'g2');
    const [one] = await desk.town.cases();
    const other = await desk.token('yixi');
    const narrow = await desk.token('wang', { area: `${GM}.1` });
    await desk.get(`/cases/${one!.number}`, other).expect(404);
    await desk.get(`/cases/${one!.number}`, narrow).expect(404);
    await desk.post(`/cases/${one!.number}/actions`, other, { action: 'accept' }).expect(404);
    const refused = await desk.post(`/cases/${one!.number}/actions`, clerk, { action: 'transfer', to: ['doutai'] });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'not_allowed' });
    await desk.post(`/cases/${one!.number}/actions`, clerk, { action: 'resume' }).expect(409);
  });

  test('of misconduct is sealed: it is opened and nobody of the village sees it', async () => {
    const body = { area: 'GM', text: '我要举报王书记吃拿卡要，把低保给了自己亲戚', category: '1205' };
    const filed = shown(await desk.post('/cases', head, body).expect(201));
    expect(filed.number).toMatch(/^GM-S-/u);
    await desk.get(`/cases/${filed.number}`, head).expect(404);
    expect(shown(await desk.get('/cases', head)).items).toEqual([]);
  });

  test('asked for twice under one key is opened once, and another request under it is refused', async () => {
    const key = { 'Idempotency-Key': 'a-17' };
    const first = await desk.post('/cases', head, { area: 'GM', text: LAMP }, key);
    desk.town.set(desk.town.now() + 5 * MINUTE);
    const again = await desk.post('/cases', head, { area: 'GM', text: LAMP }, key);
    expect(again.body).toEqual(first.body);
    expect(await desk.town.cases()).toHaveLength(1);
    await desk.post('/cases', head, { area: 'GM', text: `${LAMP}！` }, key).expect(422);
    const { number } = first.body as { number: string };
    const note = { text: '已经去看了' };
    await desk.post(`/cases/${number}/remarks`, head, note, { 'Idempotency-Key': 'n-1' }).expect(200);
    const twice = await desk.post(`/cases/${number}/remarks`, head, note, { 'Idempotency-Key': 'n-1' });
    expect(shown(twice).remarks).toHaveLength(2);
  });
});

describe('a token', () => {
  test('is needed, may do what its scopes say, and ends when it is revoked', async () => {
    await desk
      .bare()
      .get('/api/v1/cases')
      .expect(401)
      .expect('WWW-Authenticate', /Bearer/u);
    await desk.get('/cases', 'gzp_nothing').expect(401);
    const reader = await desk.token('ma', { scopes: ['read'] });
    await desk.get('/cases', reader).expect(200);
    await desk.post('/cases', reader, { area: 'GM', text: LAMP }).expect(403);
    await revokeToken(desk.town.store, 'ma');
    await desk.get('/cases', reader).expect(401);
  });

  test('of somebody who does not work here is refused', async () => {
    await desk.get('/cases', await desk.token('zhuoma')).expect(403);
  });

  test('that asks too often is told when to come again', async () => {
    await desk.close();
    desk = await openDesk((_token, now) => (now > 0 ? 7 : 0));
    const refused = await desk.get('/cases', await desk.token('wang'));
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '7']);
    expect(refused.headers['content-type']).toMatch('application/problem+json');
  });
});

describe('what is wrong', () => {
  test.each([
    ['no JSON', '{"area":', 400],
    ['a list', '[]', 400],
    ['an unknown field', JSON.stringify({ area: 'GM', text: LAMP, admin: true }), 400],
    ['an unknown village', JSON.stringify({ area: 'XX', text: LAMP }), 404],
    ['an unknown category', JSON.stringify({ area: 'GM', text: LAMP, category: '9999' }), 400],
    ['a county', JSON.stringify({ area: '63.02', text: LAMP }), 404],
  ])('%s is answered as a problem', async (_, body, status) => {
    const answer = await desk
      .bare()
      .post('/api/v1/cases')
      .set('Authorization', `Bearer ${head}`)
      .type('json')
      .send(body);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(shown(answer).status).toBe(status);
  });

  test('fields are named', async () => {
    const { errors } = shown(await desk.get('/cases?limit=0&state=new,gone&colour=red', head).expect(400));
    expect(errors.map(({ at }) => at).sort()).toEqual(['query', 'query.limit', 'query.state']);
  });

  test('a method that an address does not know is told those it does', async () => {
    await desk.bare().delete('/api/v1/cases').expect(405).expect('Allow', 'GET, POST');
    await desk.bare().get('/api/v1/nothing').expect(404);
  });
});

describe('what has not changed', () => {
  test('is not sent again', async () => {
    const first = await desk.get('/categories', clerk).expect(200);
    await desk.get('/categories', clerk).set('If-None-Match', first.headers['etag']!).expect(304);
  });
});

describe('the document', () => {
  test('has every route, and the reader too', async () => {
    const { paths } = shown(await desk.bare().get('/api/v1/openapi.json').expect(200));
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
    await desk.bare().head('/api/v1/docs').expect(200);
    const { text } = await desk.bare().get('/api/v1/docs').expect(200);
    expect(text).not.toContain('<script');
    for (const { name } of ROUTES) expect(text).toContain(`id="${name}"`);
  });

  test('refers to nothing that it does not have', async () => {
    const answer = await desk.bare().get('/api/v1/openapi.json');
    const named = [...answer.text.matchAll(/"#\/components\/schemas\/(\w+)"/gu)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(10);
    for (const name of named) expect(Object.keys(shown(answer).components.schemas)).toContain(name);
  });
});

describe('every answer', () => {
  test('is as the document says', async () => {
    const filed = await desk.post('/cases', head, { area: 'GM', text: LAMP }).expect(201);
    await desk.town.say('wang', '通知：明天上午9点到12点全村停电检修', 'gv');
    const { number } = filed.body as { number: string };
    const asked: Record<string, () => PromiseLike<{ status: number; body: unknown }>> = {
      listVillages: () => desk.get('/villages', head),
      listAreas: () => desk.get('/areas?below=GM', head),
      listCategories: () => desk.get('/categories', head),
      listCases: () => desk.get('/cases?open=true', head),
      openCase: () => Promise.resolve(filed),
      getCase: () => desk.get(`/cases/${number}`, head),
      addRemark: () => desk.post(`/cases/${number}/remarks`, head, { from: 'reporter', text: '还是黑的' }),
      act: () => desk.post(`/cases/${number}/actions`, head, { action: 'transfer', to: ['doutai'] }),
      getStatistics: () => desk.get(`/statistics?area=${GM}`, head),
      listNotices: () => desk.get('/notices?village=GM', head),
    };
    expect(Object.keys(asked).sort()).toEqual(ROUTES.map(({ name }) => name).sort());
    for (const { name, gives } of ROUTES) {
      const { status, body } = await asked[name]!();
      expect([name, status, gives[status]?.schema.safeParse(body).error?.message]).toEqual([name, status, undefined]);
      if (body !== null && typeof body === 'object' && 'items' in body) expect(body.items).not.toEqual([]);
    }
  });
});
