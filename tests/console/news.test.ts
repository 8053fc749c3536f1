/** News with pictures: from the form of the dispatch centre to what everybody sees on the village's page. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { newsPage } from '../../src/console/pages/news/news-page.js';
import { newsKey } from '../../src/usecases/arrange-village.js';
import { importVillage } from '../../src/usecases/import-village.js';
import type { HttpResponse } from '../../src/ports/http.js';
import type { SentFile } from '../../src/web/read-form.js';
import { createSigner } from '../../src/web/signed.js';
import { createVillagePages } from '../../src/web/village-pages.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { MEDIA_KEYS } from '../support/town.js';
import { GM } from '../support/town-village.js';
import { htmlOf, OFFICE_VILLAGE, openOffice, type Office } from './office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const SAID = {
  do: 'add',
  area: GM,
  day: '2026-11-20',
  title: '水渠修好了',
  text: '二社东头',
  alt1: '新修的水渠，打13912345678',
};

const photo = async (field: string, width = 3000, background = '#385'): Promise<SentFile> => ({
  ...{ field, name: 'IMG_1.jpg', cut: false },
  bytes: await sharp({ create: { width, height: 1500, channels: 3, background } })
    .withExif({ IFD0: { Make: 'a phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 10/1 0/1' } })
    .jpeg()
    .toBuffer(),
});

const news = () => office.town.service.context.directory().area(GM)?.page?.news ?? [];
const stored = async (): Promise<number> =>
  (await office.town.store.find({ kind: 'media', area: '', limit: 99 })).length;

async function seen(path: string): Promise<HttpResponse> {
  const { context, reports } = office.town.service;
  const signer = createSigner(MEDIA_KEYS);
  const pages = createVillagePages({ context, reports, signer, locale: zhCN, publicUrl: 'http://gezipu.example' });
  const [query, body, { signal }] = [new URLSearchParams(), new Uint8Array(), new AbortController()];
  return pages({ method: 'GET', path, headers: {}, query, body, signal });
}

const imageOn = async (): Promise<string> => /<img [^>]*>/u.exec((await seen('/GM')).body as string)?.[0] ?? '';

describe('a picture of the news', () => {
  test('is seen by everybody, small, and without what it tells of the phone and the place', async () => {
    await office.act(newsPage, 'wang', SAID, 'key', [await photo('picture1')]);
    const image = await imageOn();
    expect(image).toMatch(/alt="新修的水渠，打139\*\*\*\*5678" width="1200" height="600" loading="lazy"/u);
    const { status, headers, body } = await seen((/src="\/v([^"]+)"/u.exec(image) ?? [])[1] ?? '');
    expect([status, headers]).toEqual([200, expect.objectContaining({ 'content-type': 'image/jpeg' })]);
    expect(headers['cache-control']).toMatch(/^public, max-age=\d{6,}/u);
    expect(await sharp(body as Buffer).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 600 });
    expect((await sharp(body as Buffer).metadata()).exif).toBeUndefined();
    expect(await office.html(newsPage, 'wang')).toContain('width="120" height="60"');
  });

  test('is there once however often the form is sent, also beside a second one', async () => {
    const files = [await photo('picture1'), await photo('picture3', 800)];
    const form = { ...SAID, alt3: '放水' };
    await office.act(newsPage, 'wang', form, 'same', files);
    await office.act(newsPage, 'wang', form, 'same', files);
    expect([news().map(({ pictures }) => pictures?.map(({ alt }) => alt)), await stored()]).toEqual([
      [[expect.stringContaining('新修的水渠'), '放水']],
      2,
    ]);
  });

  test('stays as long as the news: past two days, and past the next import', async () => {
    await office.act(newsPage, 'wang', SAID, 'key', [await photo('picture1')]);
    await office.town.at(office.town.now() + 3 * 24 * 3_600_000);
    await importVillage(office.town.store, OFFICE_VILLAGE, office.town.now());
    await office.town.service.context.refresh();
    expect((await seen(/src="\/v([^"]+)"/u.exec(await imageOn())?.[1] ?? '')).status).toBe(200);
  });

  test('goes with the news', async () => {
    await office.act(newsPage, 'wang', SAID, 'key', [await photo('picture1')]);
    const path = /src="\/v([^"]+)"/u.exec(await imageOn())?.[1] ?? '';
    await office.act(newsPage, 'wang', { do: 'remove', area: GM, item: newsKey(news()[0]!) });
    expect([(await seen(path)).status, await stored()]).toEqual([404, 0]);
  });

  test('is not kept for news that are there already', async () => {
    await office.act(newsPage, 'wang', SAID, 'one', [await photo('picture1')]);
    await office.act(newsPage, 'wang', SAID, 'two', [await photo('picture1', 700)]);
    expect([news().length, await stored()]).toEqual([1, 1]);
  });

  test('is all that is shown there: what villagers sent is not', async () => {
    const { media } = office.town.service.context;
    const id = await media.keep('in/aa/m1', { kind: 'image', name: 'a.jpg' }, (await photo('x')).bytes);
    await media.claim([id], 'case');
    expect((await seen(`/GM/news/${id.split('/').at(-1) ?? ''}.jpg`)).status).toBe(404);
  });
});

describe('what is wrong with a picture is said at its field, and nothing is stored:', () => {
  const five = () => Promise.all([1, 2, 3, 4, 4].map((nth) => photo(`picture${String(nth)}`, 50)));
  test.each<[string, Record<string, string>, () => Promise<SentFile[]>, RegExp]>([
    [
      'no photo',
      {},
      async () => [{ ...(await photo('picture1')), bytes: Buffer.from('<svg/>') }],
      /图片1[\s\S]*不是照片/u,
    ],
    ['over 20 MB', {}, async () => [{ ...(await photo('picture1')), cut: true }], /一张最多20兆/u],
    ['no words', { alt1: ' ' }, async () => [await photo('picture1')], /请写图上是什么/u],
    ['words without a picture', {}, async () => [], /请选图片/u],
    ['too many words', { alt1: '水'.repeat(61) }, async () => [await photo('picture1')], /说明请压到60字以内/u],
    ['two in one field', {}, async () => [await photo('picture1', 50), await photo('picture1', 60)], /只放一张/u],
    ['more than four', { alt1: '一', alt2: '二', alt3: '三', alt4: '四' }, five, /图片最多4张/u],
    ['no title', { title: '' }, async () => [await photo('picture1', 50)], /请写标题[\s\S]*请再选一次这张图片/u],
  ])('%s', async (_, wrong, files, says) => {
    const answer = await office.act(newsPage, 'wang', { ...SAID, ...wrong }, 'key', await files());
    expect(answer).toMatchObject({ status: 422 });
    expect(htmlOf(answer)).toMatch(says);
    expect([news(), await stored()]).toEqual([[], 0]);
  });
});
