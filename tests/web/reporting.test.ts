/** Reporting something on the village's page. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { dyingStore } from '../support/dying-store.js';
import { textsAt } from '../support/town.js';
import { GM, GRID2 } from '../support/town-village.js';
import { hand, openPages, report, said, tokenIn, tokenOn, WATER, type Browser, type PageBench } from './page-bench.js';

let bench: PageBench;
let browser: Browser;
beforeEach(async () => {
  bench = await openPages();
  browser = bench.browser();
});
afterEach(() => bench.close());

const voice = new Uint8Array(readFileSync(new URL('../fixtures/audio/speech.wav', import.meta.url)));

function photo(width = 3000, height = 2000): Promise<Uint8Array> {
  const exif = { IFD0: { Make: 'Phone of somebody' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 10/1 0/1' } };
  return sharp({ create: { width, height, channels: 3, background: '#385' } })
    .withExif(exif)
    .jpeg()
    .toBuffer();
}

describe('a report on the page', () => {
  test('is answered at once with its number and the clerk, who hears of it', async () => {
    expect(await report(browser, WATER)).toMatch(/GM-0001.*停水.*索南/u);
    await bench.town.service.settle();
    const [c] = await bench.town.cases();
    expect(c).toMatchObject({ area: GRID2, phone: '13900000077', reporters: [{ name: '赵小章' }] });
    expect(textsAt(bench.town.channel.said, 'suonan')).toContain('GM-0001');
  });

  test('that nobody would have understood is registered all the same', async () => {
    expect(await report(browser, { text: '那个东西歪了' })).toContain('GM-0001');
    expect(await bench.town.cases()).toHaveLength(1);
  });

  test('of a danger is answered with whom to call', async () => {
    expect(await report(browser, { text: '着火了，草垛着了', grid: GRID2 })).toContain('119');
    expect((await bench.town.cases())[0]).toMatchObject({ emergency: 'fire' });
  });

  test('asks in confidence, and for somebody else', async () => {
    await report(browser, { ...WATER, secret: '1', other: '张奶奶' });
    const [c] = await bench.town.cases();
    expect(c).toMatchObject({ confidential: true });
    expect(c!.remarks[0]!.text).toContain('替张奶奶说的');
  });

  test('sent twice, also at the same time, is one case', async () => {
    const token = await tokenOn(browser, '/v/GM');
    const answers = await Promise.all([1, 2].map(() => hand(browser, WATER, [], token)));
    answers.push(await hand(browser, WATER, [], token));
    expect(new Set(answers.map((one) => one.get('location'))).size).toBe(1);
    expect(await bench.town.cases()).toHaveLength(1);
  });

  test('and a second one soon after it is a matter of its own', async () => {
    await report(browser, WATER);
    expect(await report(browser, { text: '有个东西歪了', grid: GRID2 })).toContain('GM-0002');
  });

  test('survives a process that dies before anybody has worked on it', async () => {
    const { reports } = bench.town.service;
    const from = { channel: 'web', user: 'b' };
    await reports.keep('k1', { ...WATER, from, browser: 'b', village: GM }, []);
    bench.town = await bench.town.restart();
    await bench.town.at(bench.town.now() + MINUTE);
    expect(await bench.town.cases()).toHaveLength(1);
    await bench.town.at(bench.town.now() + MINUTE);
    expect(await bench.town.cases()).toHaveLength(1);
    expect((await bench.town.service.reports.find('k1'))?.data).toMatchObject({
      number: 'GM-0001',
      phone: null,
      text: '',
    });
    await bench.town.at(bench.town.now() + 2 * DAY);
    expect(await bench.town.service.reports.find('k1')).toBeNull();
  });
});

describe('a process that dies over a report', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 23, 26, 30])(
    'after %i writes leaves one case with everything in it',
    async (writes) => {
      const written = {
        ...WATER,
        text: '那个东西歪了',
        from: { channel: 'web', user: 'b' },
        browser: 'b',
        village: GM,
      };
      const bytes = await photo(20, 20);
      await bench.town.service.reports.keep('k1', written, [{ kind: 'image', name: 'a.jpg', bytes }]);
      bench.town = await bench.town.restart((store) => dyingStore(store, writes));
      await bench.town.service.reports.work('k1').catch(() => null);
      bench.town = await bench.town.restart();
      for (let nth = 0; nth < 6; nth += 1) await bench.town.at(bench.town.now() + 2 * MINUTE);
      const cases = await bench.town.cases();
      expect(cases.map((c) => c.remarks.flatMap((one) => one.media).length)).toEqual([1]);
      expect((await bench.town.service.reports.find('k1'))?.data.number).toBe(cases[0]!.number);
    },
  );
});

describe('what comes with it', () => {
  test('is kept small, and without the place and the phone it was taken with', async () => {
    expect(await report(browser, WATER, [{ field: 'photos', name: 'a.jpg', bytes: await photo() }])).toContain(
      'GM-0001',
    );
    const [c] = await bench.town.cases();
    const ids = c!.remarks.flatMap((one) => one.media);
    expect(ids).toHaveLength(1);
    const kept = await bench.town.service.context.media.load(ids[0]!);
    const { width, height, exif } = await sharp(kept!.bytes).metadata();
    expect({ width, height, exif }).toEqual({ width: 1600, height: 1067, exif: undefined });
  });

  test('may be a voice alone, for a person to listen to', async () => {
    expect(await report(browser, { grid: GRID2 }, [{ field: 'voice', name: 'v.wav', bytes: voice }])).toContain(
      'GM-0001',
    );
    expect((await bench.town.cases())[0]).toMatchObject({ unheard: true });
  });

  test('may be all of it, and is one case', async () => {
    const photos = await Promise.all([1, 2, 3].map(async () => photo(20, 20)));
    const files = photos.map((bytes, nth) => ({ field: 'photos' as const, name: `${String(nth)}.jpg`, bytes }));
    await report(browser, WATER, [...files, { field: 'voice', name: 'v.wav', bytes: voice }]);
    const cases = await bench.town.cases();
    expect(cases).toHaveLength(1);
    expect(cases[0]!.remarks.flatMap((one) => one.media)).toHaveLength(4);
  });

  test.each([
    ['no picture', 'photos', 'x.jpg', Buffer.from('hello'), '不是照片'],
    [
      'a drawing with a script',
      'photos',
      'x.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      '不是照片',
    ],
    ['half a picture', 'photos', 'x.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1]), '不是照片'],
    ['no voice', 'voice', 'x.mp3', Buffer.from('<html>'), '放不出来'],
    ['a picture of 21 MB', 'photos', 'x.jpg', Buffer.alloc(21 * 1024 * 1024, 1), '太大'],
  ] as const)('%s is told, and what was written stays', async (_what, field, name, bytes, told) => {
    const answer = await hand(browser, WATER, [{ field, name, bytes }]);
    expect(answer.status).toBe(422);
    expect(said(answer.text)).toContain(told);
    expect(answer.text).toContain('家里自来水停了两天了');
    expect(await bench.town.cases()).toHaveLength(0);
  });

  test('four pictures are one too many', async () => {
    const bytes = await photo(20, 20);
    const files = [1, 2, 3, 4].map((nth) => ({ field: 'photos' as const, name: `${String(nth)}.jpg`, bytes }));
    expect(said((await hand(browser, WATER, files)).text)).toContain('最多 3 张');
  });
});

describe('the form', () => {
  test.each([
    [{ text: '' }, '请写几个字'],
    [{ text: 'x'.repeat(2001) }, '太长'],
    [{ text: '停水', phone: '123' }, '电话不对'],
  ])('%# says what is missing', async (fields, told) => {
    expect(said((await hand(browser, fields)).text)).toContain(told);
    expect(await bench.town.cases()).toHaveLength(0);
  });

  test('has the grid of the scanned code filled in', async () => {
    for (const grid of ['2', GRID2]) {
      const { text } = await browser.get(`/v/GM?grid=${grid}`).expect(200);
      expect(text).toMatch(new RegExp(`<option value="${GRID2}" selected`, 'u'));
    }
    expect((await browser.get('/v/GM?grid=99')).text).not.toContain(' selected');
  });

  test('never gives back as marks what was written as text', async () => {
    const evil = '"><script>alert(1)</script>';
    const fields = Object.fromEntries(['text', 'name', 'place', 'other', 'phone'].map((name) => [name, evil]));
    const refused = await hand(browser, fields);
    expect(refused.text).not.toContain('<script>alert');
    await report(browser, { ...WATER, text: `停水了${evil}`, name: evil.slice(0, 40), place: evil.slice(0, 40) });
    expect((await browser.get('/v/GM/me')).text).not.toContain('<script>alert');
    expect((await browser.get('/v/GM/me')).text).toContain('&lt;script>alert');
  });

  test('of another browser, of yesterday or of nobody is shown again with what was written', async () => {
    const foreign = await tokenOn(bench.browser(), '/v/GM');
    const old = await tokenOn(browser, '/v/GM');
    for (const token of [foreign, 'x', '']) {
      const answer = await hand(browser, WATER, [], token);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('家里自来水停了两天了');
    }
    bench.town.set(bench.town.now() + DAY + MINUTE);
    const late = await hand(browser, WATER, [], old);
    expect(late.status).toBe(422);
    expect((await hand(browser, WATER, [], tokenIn(late.text))).status).toBe(303);
  });

  test('takes no command from a page', async () => {
    await report(browser, { text: '/办结 1 好了' });
    expect((await bench.town.cases())[0]!.remarks[0]!.text).not.toContain('/');
  });

  test('that is no form is answered with the page', async () => {
    await browser.post('/v/GM/report').set('content-type', 'multipart/form-data; boundary=x').send('--x').expect(422);
    await browser.post('/v/GM/report').set('content-type', 'text/plain').send('hello').expect(422);
  });
});

describe('a hundred reports from one phone', () => {
  test('are slowed and told, and none is lost', async () => {
    const answers: string[] = [];
    for (let nth = 0; nth < 100; nth += 1)
      answers.push(
        await report(nth < 50 ? browser : bench.browser(), { ...WATER, text: `第${String(nth)}件，有个东西歪了` }),
      );
    expect(answers.filter((one) => one.includes('一件一件登记'))).toHaveLength(94);
    const handled = async () => bench.town.noted.filter((one) => !one.startsWith('delivery')).length;
    const at = await handled();
    for (let passed = 0; passed < 9; passed += 1) await bench.town.at(bench.town.now() + HOUR);
    expect((await handled()) - at).toBeGreaterThanOrEqual(94);
    const waiting = await bench.town.store.find({ kind: 'written-report', area: '', status: ['waiting'], limit: 200 });
    expect(waiting).toHaveLength(0);
  }, 60_000);
});
