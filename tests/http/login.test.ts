import { afterEach, beforeEach, expect, test } from '@jest/globals';
import request from 'supertest';
import { createLog } from '../../src/common/log.js';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import { createHttp } from '../../src/http/create-http.js';
import type { LoginView } from '../../src/http/login-page.js';
import type { Store } from '../../src/ports/store.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { isAdmitted, LINK_LIFE, makeLoginLink, PASS_LIFE, redeemLink } from '../../src/usecases/login-passes.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { MONDAY } from '../domain/case/world.js';

const TOKEN = 'operator-token-of-the-test';
let time = MONDAY;
let store: Store;
let view: LoginView;

beforeEach(async () => {
  time = MONDAY;
  store = await openSqliteStore(':memory:');
  const status = { state: 'waiting', lastHeardAt: MONDAY - HOUR, detail: 'not <logged> in', queued: 3 } as const;
  view = { status, link: 'https://login.example/l/abc', gaps: [{ from: MONDAY - 2 * HOUR, until: null }], now: MONDAY };
});
afterEach(() => store.close());

function http() {
  const login = {
    words: { ...zhCN.login, tag: zhCN.tag },
    ...{ secure: false, view: () => Promise.resolve(view) },
    redeem: (link: string) => redeemLink(store, link, time),
    isAdmitted: (pass: string) => isAdmitted(store, pass, time),
  };
  const { app } = createHttp({
    ...{ channels: [], login, operatorToken: TOKEN, log: createLog({ level: 'silent' }) },
    readiness: () => ({ ready: true, reasons: [] }),
    metrics: { contentType: 'text/plain', text: () => Promise.resolve('') },
  });
  return request(app);
}

/** From another machine. */
const page = (cookie = '') => http().get('/channels/wechaty/').set('x-forwarded-for', '1.2.3.4').set('cookie', cookie);
const follow = (link: string) =>
  http().get('/channels/wechaty/').query({ once: link }).set('x-forwarded-for', '1.2.3.4');
const cookieOf = (response: { headers: Record<string, unknown> }): string =>
  String((response.headers['set-cookie'] as string[])[0]).split(';')[0] ?? '';

test('shows the operator the code, how the session is, when something was heard, what waits, and when it was away', async () => {
  const { text, headers } = await page().auth('any', TOKEN).expect(200);
  expect(text).toMatch(/<svg[^]*<path/u);
  expect(text).toMatch(/掉线了/u);
  expect(text).toMatch(/最近一条消息：/u);
  expect(text).toMatch(/等着发的消息：3条/u);
  expect(text).toMatch(/还没恢复/u);
  expect(text).toContain('not &#60;logged&#62; in');
  expect(text).toMatch(/<meta http-equiv="refresh" content="5">/u);
  expect(text).not.toContain('<script');
  expect(text).not.toContain('login.example');
  expect(headers['cache-control']).toBe('no-store');
});

test('shows no code when none is asked for', async () => {
  view = { ...view, status: { ...view.status, state: 'ready', detail: '' }, link: null, gaps: [] };
  const { text } = await page().auth('any', TOKEN).expect(200);
  expect(text).not.toContain('<svg');
  expect(text).toMatch(/在线/u);
});

test('is shown to nobody without the token or a link', async () => {
  await page().expect(401);
  await page('gezipu_login=guessed').expect(401);
  await page().auth('any', 'wrong').expect(401);
});

test('a link opens it once, for its browser, for half an hour', async () => {
  const link = await makeLoginLink(store, time);
  const followed = await follow(link).expect(303).expect('location', '/channels/wechaty/');
  expect(String(followed.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/u);
  const cookie = cookieOf(followed);
  await page(cookie).expect(200);
  expect((await follow(link).expect(410)).text).toMatch(/用过了/u);
  time += PASS_LIFE - MINUTE;
  await page(cookie).expect(200);
  time += 2 * MINUTE;
  await page(cookie).expect(401);
});

test('a link is good for ten minutes, is no pass itself, and a pass is no link', async () => {
  const link = await makeLoginLink(store, time);
  await page(`gezipu_login=${link}`).expect(401);
  const cookie = cookieOf(await follow(link));
  await follow(cookie.replace('gezipu_login=', '')).expect(410);
  const late = await makeLoginLink(store, time);
  time += LINK_LIFE;
  await follow(late).expect(410);
});

test('of a link that is followed twice at once only one opens it', async () => {
  const link = await makeLoginLink(store, time);
  const passes = await Promise.all([redeemLink(store, link, time), redeemLink(store, link, time)]);
  expect(passes.filter((one) => one !== null)).toHaveLength(1);
});
