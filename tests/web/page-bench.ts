/** The pages of the town's village, as browsers see them. */
import request from 'supertest';
import { createLog } from '../../src/common/log.js';
import { createHttp } from '../../src/http/create-http.js';
import { createOwnPage } from '../../src/web/own-page.js';
import { createSigner, type Signer } from '../../src/web/signed.js';
import { createVillagePages } from '../../src/web/village-pages.js';
import { createWebChannel } from '../../src/web/web-channel.js';
import type { Locale } from '../../src/wording/locale.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { MEDIA_KEYS, openTown, type Town } from '../support/town.js';
import { GRID2, TOWN_VILLAGE } from '../support/town-village.js';
import type { VillagePage } from '../../src/domain/area.js';
import type { OwnPage } from '../../src/conversation/turn.js';

export type Browser = ReturnType<typeof request.agent>;

export interface PageBench {
  town: Town;
  signer: Signer;
  ownPage: OwnPage;
  /** Another browser, with cookies of its own. */
  browser(): Browser;
  close(): Promise<void>;
}

export const BASE = 'https://gezipu.example';

export async function openPages(page?: VillagePage, locale: Locale = zhCN): Promise<PageBench> {
  const areas = TOWN_VILLAGE.areas.map((one) => (one.code === 'GM' && page !== undefined ? { ...one, page } : one));
  const town = await openTown({ village: { ...TOWN_VILLAGE, areas } });
  const { context, reports } = town.service;
  const signer = createSigner(MEDIA_KEYS);
  // Cookies of a test are not sent over https.
  const handle = createVillagePages({ context, reports, signer, locale, publicUrl: 'http://gezipu.example' });
  const { app } = createHttp({
    channels: [createWebChannel({ store: town.store, now: town.now, handle })],
    readiness: () => ({ ready: true, reasons: [] }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    operatorToken: null,
    log: createLog({ level: 'silent' }),
  });
  return {
    ...{ town, signer },
    ownPage: createOwnPage({ signer, publicUrl: BASE }),
    browser: () => request.agent(app),
    close: () => town.close(),
  };
}

export type Fields = Readonly<Record<string, string>>;
export type Files = readonly { field: 'photos' | 'voice'; name: string; bytes: Uint8Array }[];

/** What one tells on the form. */
export const WATER = { text: '家里自来水停了两天了', grid: GRID2, name: '赵小章', phone: '13900000077' };

/** The token of the first form on a page. */
export async function tokenOn(browser: Browser, path: string): Promise<string> {
  return tokenIn((await browser.get(path).expect(200)).text);
}

export const tokenIn = (page: string): string => /name="token" value="([^"]+)"/u.exec(page)?.[1] ?? '';

/** Fills the form in and sends it; the answer is not followed. */
export async function hand(browser: Browser, fields: Fields, files: Files = [], token?: string) {
  // The page first: it gives the browser its cookie.
  const shown = token ?? (await tokenOn(browser, '/v/GM'));
  const sent = browser.post('/v/GM/report').field('token', shown);
  for (const [name, value] of Object.entries(fields)) void sent.field(name, value);
  for (const { field, name, bytes } of files) void sent.attach(field, Buffer.from(bytes), name);
  return sent;
}

/** What the page says afterwards. */
export async function report(browser: Browser, fields: Fields, files: Files = []): Promise<string> {
  const answer = await hand(browser, fields, files);
  return answer.status === 303 ? said((await browser.get(answer.get('location') ?? '')).text) : said(answer.text);
}

/** Sends one of the forms of 我的. */
export async function does(browser: Browser, what: string, fields: Fields = {}): Promise<string> {
  const token = await tokenOn(browser, '/v/GM/me');
  return said(
    (
      await browser
        .post(`/v/GM/${what}`)
        .type('form')
        .send({ token, ...fields })
    ).text,
  );
}

/** A page as it is read, without its marks. */
export const said = (page: string): string =>
  (/<main[\s\S]*<\/main>/u.exec(page)?.[0] ?? page).replace(/<[^>]+>/gu, ' ').replace(/[ \t]+/gu, ' ');
