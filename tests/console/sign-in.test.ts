/** Coming into the dispatch centre, by a link or by a password, and being out again. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import type { ConsoleOptions, Reply } from '../../src/console/desk.js';
import { passwordPage, signInByPassword } from '../../src/console/password-sign-in.js';
import { hashPassword } from '../../src/console/passwords.js';
import { createConsoleDoor, signedIn, signIn, welcomePage } from '../../src/console/sign-in.js';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import type { HttpRequest } from '../../src/ports/http.js';
import { keepPassword, removePassword } from '../../src/usecases/console-passwords.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { createSigner } from '../../src/web/signed.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { MEDIA_KEYS } from '../support/town.js';
import { OFFICE_VILLAGE, openOffice, type Office } from './office.js';

const signer = createSigner(MEDIA_KEYS);
const RIGHT = '雪山下的三头牦牛 wrp';

let office: Office;
let options: ConsoleOptions;
beforeEach(async () => {
  office = await openOffice();
  const { context } = office.town.service;
  // What is not needed at the door is left out.
  options = { context, signer, locale: zhCN, publicUrl: 'http://gezipu.example' } as unknown as ConsoleOptions;
  await keepPassword(office.town.store, 'op', await hashPassword(RIGHT), office.town.now());
});
afterEach(() => office.close());

interface Sent {
  path?: string;
  form?: Record<string, string>;
  headers?: Record<string, string>;
  address?: string;
}

const asked = ({ path = '/', form = {}, headers = {}, address }: Sent): HttpRequest => ({
  method: 'POST',
  path,
  query: new URLSearchParams(path.split('?')[1] ?? ''),
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  ...(address === undefined ? {} : { address }),
  body: Buffer.from(new URLSearchParams(form).toString()),
  signal: new AbortController().signal,
});

const enter = (who: string, password: string, more: Sent = {}): Promise<Reply> =>
  signInByPassword(options, asked({ ...more, form: { who, password } }));

const statusOf = (reply: Reply): number => ('page' in reply ? (reply.status ?? 200) : 303);
const shown = (reply: Reply): string => ('page' in reply ? renderToString(reply.page) : '');
const cookieOf = (reply: Reply): string => ('cookie' in reply ? (reply.cookie ?? '') : '');
const whoIs = async (cookie: string): Promise<string | null> =>
  (await signedIn(options, asked({ headers: { cookie } })))?.me.id ?? null;

describe('a link from the chat', () => {
  const keyFor = async (person: string): Promise<string> => {
    const door = createConsoleDoor(options.context, { signer, publicUrl: 'https://x', outside: true });
    return new URL(await door.link(person)).searchParams.get('key') ?? '';
  };
  const follow = async (key: string): Promise<Reply> => signIn(options, asked({ form: { key } }));

  test('opens once, however often it was looked at before', async () => {
    const key = await keyFor('wang');
    for (let nth = 0; nth < 3; nth += 1)
      expect(shown(welcomePage(options, asked({ path: `/in?key=${key}` })))).toContain('进入后台');
    const cookie = cookieOf(await follow(key));
    expect(await whoIs(cookie)).toBe('wang');
    expect(statusOf(await follow(key))).toBe(410);
    expect(cookie).toMatch(/; Max-Age=43200; Path=\/console; HttpOnly; SameSite=Lax$/u);
  });

  test('is too old after ten minutes', async () => {
    const key = await keyFor('wang');
    office.town.set(office.town.now() + 10 * MINUTE + 1);
    expect(statusOf(await follow(key))).toBe(410);
  });

  test('lets in until nobody has looked for two hours, and for twelve at most', async () => {
    const cookie = cookieOf(await follow(await keyFor('wang')));
    for (let hour = 0; hour < 11; hour += 1) {
      office.town.set(office.town.now() + HOUR);
      expect(await whoIs(cookie)).toBe('wang');
    }
    office.town.set(office.town.now() + HOUR + 1);
    expect(await whoIs(cookie)).toBeNull();
    const second = cookieOf(await follow(await keyFor('wang')));
    office.town.set(office.town.now() + 2 * HOUR + 1);
    expect(await whoIs(second)).toBeNull();
  });

  test('and every session end with a word in the chat, or when the file does not name the person any more', async () => {
    const { store, service } = office.town;
    const [key, cookie] = [await keyFor('wang'), cookieOf(await follow(await keyFor('wang')))];
    await createConsoleDoor(service.context, { signer, publicUrl: '', outside: true }).leave('wang');
    expect([await whoIs(cookie), statusOf(await follow(key))]).toEqual([null, 410]);
    const again = cookieOf(await follow(await keyFor('suonan')));
    const people = OFFICE_VILLAGE.people.filter(({ id }) => id !== 'suonan');
    await importVillage(store, { ...OFFICE_VILLAGE, people }, office.town.now());
    await service.context.refresh();
    expect(await whoIs(again)).toBeNull();
  });
});

describe('a password', () => {
  test('lets an operator in by id or name, typed in whatever width', async () => {
    expect(shown(passwordPage(options))).toMatch(/name="password" type="password"/u);
    expect(await whoIs(cookieOf(await enter('op', RIGHT)))).toBe('op');
    expect(await whoIs(cookieOf(await enter(' ｏｐ ', RIGHT.replace('wrp', 'ｗｒｐ'))))).toBe('op');
  });

  test('is answered the same when it is wrong, when nobody is called so, and when the person may have none', async () => {
    await keepPassword(office.town.store, 'wang', await hashPassword(RIGHT), office.town.now());
    const answers = [
      await enter('op', `${RIGHT}x`),
      await enter('nobody', RIGHT),
      await enter('wang', RIGHT),
      await enter('audit', RIGHT),
      await enter('<script>', ''),
    ];
    const plain = answers.map((one) => shown(one).replace(/value="[^"]*"/u, ''));
    expect(answers.map(statusOf)).toEqual([422, 422, 422, 422, 422]);
    expect(new Set(plain).size).toBe(1);
    expect(plain[0]).toContain('姓名和密码对不上');
    expect(answers.map(shown).join('')).not.toContain('<script>');
  });

  test.each([['op'], ['nobody']])(
    'of %s is not looked at for a quarter of an hour after five wrong ones',
    async (who) => {
      for (let nth = 0; nth < 5; nth += 1) expect(statusOf(await enter(who, 'wrong'))).toBe(422);
      const sixth = await enter(who, RIGHT);
      expect([statusOf(sixth), shown(sixth)]).toEqual([429, expect.stringContaining('过15分钟再试')]);
      const reborn = await office.town.restart();
      options = { ...options, context: reborn.service.context };
      office = { ...office, town: reborn, close: () => reborn.close() };
      expect(statusOf(await enter(who, RIGHT))).toBe(429);
      office.town.set(office.town.now() + 15 * MINUTE);
      expect(statusOf(await enter(who, RIGHT))).toBe(who === 'op' ? 303 : 422);
    },
  );

  test('that is tried many times at once is looked at five times', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, nth) => enter('op', `wrong ${String(nth)}`)));
    expect(answers.filter((one) => statusOf(one) === 422)).toHaveLength(5);
  });

  test('that is right lets the wrong ones before be forgotten', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let nth = 0; nth < 4; nth += 1) await enter('op', 'wrong');
      expect(statusOf(await enter('op', RIGHT))).toBe(303);
    }
  });

  test('is looked at twenty times for one address, whoever is named, and again for another', async () => {
    const from = (address: string, nth: number) => enter(`nobody ${String(nth)}`, 'wrong', { address });
    for (let nth = 0; nth < 20; nth += 1) expect(statusOf(await from('2001:db8:1:2::7', nth))).toBe(422);
    expect(statusOf(await from('2001:db8:1:2::8', 21))).toBe(429);
    expect(statusOf(await from('203.0.113.9', 22))).toBe(422);
  });

  test('that is changed or taken away ends every session', async () => {
    const { store, now } = office.town;
    const first = cookieOf(await enter('op', RIGHT));
    await keepPassword(store, 'op', await hashPassword('another one 88 kx'), now());
    expect([await whoIs(first), statusOf(await enter('op', RIGHT))]).toEqual([null, 422]);
    const second = cookieOf(await enter('op', 'another one 88 kx'));
    expect(await removePassword(store, 'op', now())).toBe(true);
    expect([await whoIs(second), statusOf(await enter('op', 'another one 88 kx'))]).toEqual([null, 422]);
    expect(await removePassword(store, 'op', now())).toBe(false);
  });

  test('is not taken from a page of another site', async () => {
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };
    expect(statusOf(await enter('op', RIGHT, foreign))).toBe(400);
  });

  test('leaves a line for every try, which names nobody', async () => {
    const lines: unknown[] = [];
    const { context } = options;
    options = {
      ...options,
      context: { ...context, observer: { ...context.observer, message: (...all) => lines.push(all) } },
    };
    await enter('op', RIGHT);
    for (let nth = 0; nth < 6; nth += 1) await enter('audit', 'wrong');
    expect(lines.map((one) => (one as string[])[1])).toEqual([
      'signed_in',
      ...Array.from({ length: 5 }, () => 'password_wrong'),
      'password_too_often',
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/audit|"op"|"wrong"/u);
  });
});
