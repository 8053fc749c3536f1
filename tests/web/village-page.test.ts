/** What anybody may see of a village, and its posters. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createWebChannel } from '../../src/web/web-channel.js';
import { lettersOf } from '../../src/web/letters.js';
import { parseVillageFile } from '../../src/village-file/parse-village-file.js';
import { en } from '../../src/wording/en/index.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { GRID2 } from '../support/town-village.js';
import { pdfText } from '../report/pdf-text.js';
import { openPages, report, said, type PageBench } from './page-bench.js';

let bench: PageBench;
afterEach(() => bench.close());

describe('the first page of a village', () => {
  test('tells what it is, what is new and how it works', async () => {
    const news = [{ at: Date.parse('2026-11-20T00:00:00+08:00'), title: '修好了水渠', text: '二社<b>东头</b>' }];
    bench = await openPages({ open: true, about: '祁连山下的村子。', news });
    const { text } = await bench.browser().get('/v/GM').expect(200);
    expect(said(text)).toMatch(/祁连山下的村子。[\s\S]*怎么办事[\s\S]*修好了水渠/u);
    expect(text).not.toContain('<b>东头');
  });

  test('shows what was sent to its people in their groups, and not what went to cadres', async () => {
    bench = await openPages();
    await bench.town.say('wang', '/通知 二社 明天停水，请存水');
    await bench.town.say('wang', '1');
    await bench.town.say('wang', '/通知 干部 下午开会');
    await bench.town.say('wang', '1');
    const page = said((await bench.browser().get('/v/gm/').expect(200)).text);
    expect(page).toContain('明天停水，请存水');
    expect(page).not.toContain('下午开会');
  });

  test('is kindly told to be closed, or not to be there', async () => {
    bench = await openPages({ open: false, about: '', news: [] });
    const browser = bench.browser();
    expect((await browser.get('/v/GM').expect(403)).text).toContain('没有开');
    expect((await browser.post('/v/GM/report').expect(403)).text).toContain('没有开');
    expect((await browser.get('/v/NO').expect(404)).text).toContain('再扫一次');
    expect((await browser.get('/v').expect(404)).text).toContain('再扫一次');
    expect((await browser.get('/v/XB/nothing').expect(404)).text).toMatch(/没有这一页.*href="\/v\/XB"/su);
    await browser.get('/v/XB/..%2f..%2fetc').expect(404);
    const nowhere = await browser
      .get('/<b>')
      .set('accept', 'text/html')
      .expect(404)
      .expect('content-type', /text\/plain/u);
    expect(nowhere.text).toContain('nothing is at');
  });

  test('loads and runs nothing but its own, and is kept by nobody', async () => {
    bench = await openPages();
    const { headers, text } = await bench.browser().get('/v/GM');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'; style-src 'sha256-"),
      'set-cookie': [expect.stringMatching(/^gezipu=.*Path=\/v\/GM;.*HttpOnly; SameSite=Lax$/u)],
    });
    expect(text).not.toMatch(/ on\w+=|style=|https?:/u);
    const script = await bench.browser().get('/v/assets/page.js').expect(200);
    expect(script.text.length).toBeLessThan(10_000);
  });

  test('has larger letters when they are asked for, on every page from then on', async () => {
    bench = await openPages();
    const browser = bench.browser();
    await browser.get('/v/GM?big=1');
    expect((await browser.get('/v/GM/me')).text).toContain('class="big"');
    await browser.get('/v/GM?big=0');
    expect((await browser.get('/v/GM/me')).text).not.toContain('class="big"');
  });
});

describe('posters', () => {
  test('are one sheet for the village and one for each grid, with codes that lead there', async () => {
    bench = await openPages();
    const { text } = await bench.browser().get('/v/GM/poster').expect(200);
    expect(text.match(/class="poster"/gu)).toHaveLength(3);
    expect(said(text)).toContain('http://gezipu.example/v/GM?grid=2');
    const one = await bench.browser().get('/v/GM/poster?grid=2').expect(200);
    expect(one.text.match(/class="poster"/gu)).toHaveLength(1);
    expect(said(one.text)).toContain('郭米村 二社');
    expect((await bench.browser().get(`/v/GM/poster?grid=${GRID2}`).expect(200)).text).toContain('<svg');
    await bench.browser().get('/v/GM/poster?grid=99').expect(404);
  });

  test('are there as a file too, for all or for the one that is looked at', async () => {
    bench = await openPages();
    const { text } = await bench.browser().get('/v/GM/poster?grid=2').expect(200);
    expect(text).toContain('href="/v/GM/poster.pdf?grid=2"');
    const pages = async (path: string): Promise<string> => {
      const file = await bench.browser().get(path).expect(200).expect('content-type', 'application/pdf').buffer();
      return pdfText(file.body as Buffer);
    };
    expect((await pages('/v/GM/poster.pdf')).match(/有事您说话/gu)).toHaveLength(3);
    expect(await pages('/v/GM/poster.pdf?grid=2')).toMatch(/郭米村二社|郭米村 二社/u);
    await bench.browser().get('/v/GM/poster.pdf?grid=99').expect(404);
  });
});

describe('what is said to a browser', () => {
  test('is kept once for its owner to read', async () => {
    bench = await openPages();
    const { store } = bench.town;
    const channel = createWebChannel({ store, now: bench.town.now, handle: () => Promise.reject(new Error('none')) });
    expect(channel.status().state).toBe('stopped');
    await channel.start(() => Promise.resolve());
    expect(channel.status().state).toBe('ready');
    const message = { conversation: { id: 'b', room: false }, mention: [], urgent: false };
    for (const [idempotencyKey, text] of [
      ['1', '记下了'],
      ['2', '办好了'],
      ['1', '记下了'],
    ] as const)
      expect(await channel.send({ ...message, idempotencyKey, text })).toEqual({ sent: true });
    expect((await lettersOf(store, 'b')).map((one) => one.text)).toEqual(['办好了', '记下了']);
    await channel.stop();
  });
});

describe('a village file', () => {
  const file = readFileSync(new URL('../../demo/guomi.yaml', import.meta.url), 'utf8');
  const withPage = (lines: string): string => file.replace(/ {6}about: [\s\S]*?(?= {6}areas:)/u, lines);

  test('opens or closes the page, and says what stands on it', async () => {
    bench = await openPages();
    const parsed = parseVillageFile(
      withPage('      page: 否\n      about: 我们村\n      news: [{ date: 2026-11-20, title: 修渠 }]\n'),
      'x.yaml',
    );
    const area = 'village' in parsed ? parsed.village.areas.find((one) => one.code === 'GM') : null;
    expect(area?.page).toMatchObject({ open: false, about: '我们村', news: [{ title: '修渠', text: '' }] });
  });

  test.each([
    ['      page: 也许\n', '回答'],
    ['      news: [{ date: 2026-13-20, title: 修渠 }]\n', '日期'],
  ])('with %j is refused', async (lines, told) => {
    bench = await openPages();
    const parsed = parseVillageFile(withPage(lines), 'x.yaml');
    expect('errors' in parsed ? parsed.errors.map(String).join() + JSON.stringify(parsed.errors) : '').toContain(told);
  });
});

describe('in English', () => {
  test('the whole way of a report, and the posters, are English but for the names of the place', async () => {
    bench = await openPages({ open: true, about: '', news: [] }, en);
    const browser = bench.browser();
    const first = (await browser.get('/v/GM').expect(200)).text;
    expect(first).toContain('<html lang="en"');
    const pages = [
      first,
      await report(browser, { text: 'no water', phone: '12' }),
      await report(browser, { text: '家里自来水停了两天了', grid: GRID2, name: 'Zhao', phone: '13900000077' }),
      (await browser.get('/v/GM/me')).text,
      (await browser.get('/v/GM/poster')).text,
      (await browser.get('/v/GM/nothing')).text,
    ];
    expect(pages.map(said).join('\n')).toMatch(/11 digits[\s\S]*GM-0001[\s\S]*Scan with WeChat/u);
    // What the bot is told stays as it was said, and in Chinese; so do the words it listens for.
    const names = /格子铺|郭米村|(?:在)?[一二]社。?|索南|豆太|家里自来水停了两天了。?|删除我的信息|我的/gu;
    const ours = pages.join('\n').replace(names, '');
    expect(ours.match(/.{0,20}\p{Script=Han}.{0,20}/gu) ?? []).toEqual([]);
  });
});

describe('Tibetan letters', () => {
  test('are there for browsers that have none, and stay with them', async () => {
    bench = await openPages();
    const browser = bench.browser();
    const { text, headers } = await browser.get('/v/GM');
    const [, face = ''] = /@font-face \{([^}]*)\}/u.exec(text) ?? [];
    expect(face).toMatch(/local\('Kailasa'\).*unicode-range: U\+0F00-0FFF;/u);
    expect(headers['content-security-policy']).toContain("font-src 'self'");
    const [, address = ''] = /url\('([^']+)'\)/u.exec(face) ?? [];
    const font = await browser.get(address).expect(200).expect('content-type', 'font/woff2').buffer();
    expect(font.get('cache-control')).toBe('public, max-age=31536000');
    expect((font.body as Buffer).subarray(0, 4).toString()).toBe('wOF2');
  });
});

describe('the sentences of the page', () => {
  test('are there in every language, and each says something', async () => {
    bench = await openPages();
    const somethingOf = (page: typeof zhCN.page): [string, unknown][] =>
      Object.entries(page).map(([name, word]) => {
        const worded = (word as (...all: unknown[]) => unknown)(...(SAMPLES[name] ?? []));
        return [name, worded];
      });
    for (const { page } of [zhCN, en])
      for (const [name, worded] of somethingOf(page)) expect([name, JSON.stringify(worded)]).not.toEqual([name, '""']);
    expect(Object.keys(en.page)).toEqual(Object.keys(zhCN.page));
  });
});

const AT = Date.parse('2026-11-23T02:00:00Z');
const SAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  seeAll: ['https://x'],
  welcome: ['郭米村'],
  day: [AT, AT],
  consent: [30],
  problem: ['noText'],
  told: [{ text: '停水', place: '', other: '', confidential: false }],
  added: ['GM-0001'],
  slowed: [AT, AT],
  codeSent: [10],
  codeMessage: ['123456', 10],
  signedInAs: ['卓玛'],
  replied: ['明天去'],
  supplementDone: ['GM-0001'],
  closed: ['郭米村'],
  postersTitle: ['郭米村'],
};
