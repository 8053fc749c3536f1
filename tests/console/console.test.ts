import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import sharp from 'sharp';
import { readsOf } from '../../src/usecases/case-reads.js';
import { DAY } from '../../src/domain/time.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { openConsoleOf, type Browser, type Desk } from './browser.js';
import { OFFICE_VILLAGE } from './office.js';

let town: Town;
let desk: Desk;
beforeEach(async () => {
  town = await openTown({ village: OFFICE_VILLAGE });
  desk = openConsoleOf(town);
  await town.say('zhuoma', '二社水管冻裂了，三天没水吃，电话13912341234', 'g2');
  await town.say('cairang', '二社路灯坏了', 'g2');
});
afterEach(() => town.close());

const stateOf = async (number: string) => (await town.cases()).find((one) => one.number === number)?.state;

describe('the door', () => {
  test('a stranger sees how to come in, and nothing else', async () => {
    for (const path of ['/', '/cases/GM-0001', '/stats', '/live', '/nothing']) {
      const seen = await desk.stranger().get(path);
      expect(seen.status).toBe(401);
      expect(seen.html).toContain('/登录');
      expect(seen.html.match(/<main/gu)).toHaveLength(1);
      expect(seen.html).not.toContain('GM-');
    }
  });

  test('whoever goes out is out', async () => {
    const wang = await desk.signIn('wang');
    const board = await wang.get('/');
    expect(board.html).toContain('GM-0001');
    expect((await wang.send(board, '退出')).status).toBe(401);
    expect((await wang.get('/')).status).toBe(401);
  });

  test('/登录 退出 in the chat ends every session', async () => {
    const [one, other] = [await desk.signIn('wang'), await desk.signIn('wang')];
    await town.say('wang', '/登录 退出');
    expect((await one.get('/')).status).toBe(401);
    expect((await other.get('/')).status).toBe(401);
  });

  test('the link goes to whoever asked alone, also out of a group', async () => {
    const said = await town.say('suonan', '/登录', 'g2');
    expect(textsAt(said, 'g2')).not.toContain('http');
    expect(textsAt(said, 'suonan')).toContain('https://gezipu.example/console/in?key=');
  });

  test('villagers are not let in', async () => {
    expect(textsAt(await town.say('zhuoma', '/登录'), 'zhuoma')).not.toContain('http');
  });

  test('pages run nothing and load nothing that is not ours, and nobody keeps them', async () => {
    const { headers } = await (await desk.signIn('wang')).get('/');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'/u);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('a screen on the wall', () => {
  const wallFor = async (who: string): Promise<string> => {
    const { html } = await (await desk.signIn(who)).get('/map');
    return /\/console(\/wall\?key=[\w-]+)/u.exec(html)?.[1] ?? '';
  };

  test('shows its numbers without anybody signed in, and is no way to anything else', async () => {
    const wall = desk.stranger();
    const seen = await wall.get(await wallFor('wang'));
    expect(seen.status).toBe(200);
    expect(seen.html).toMatch(/郭米村.*在办 2 件/su);
    expect(seen.html).not.toMatch(/<a |<form|GM-\d|王书记/u);
    expect((await wall.get('/')).status).toBe(401);
  });

  test('stays dark for an address that nobody gave, and after three months', async () => {
    const address = await wallFor('wang');
    expect((await desk.stranger().get('/wall?key=x')).status).toBe(401);
    town.set(town.now() + 91 * DAY);
    expect((await desk.stranger().get(address)).status).toBe(401);
  });
});

describe('the board', () => {
  test('shows each their own part of the world', async () => {
    expect((await (await desk.signIn('suonan')).get('/')).html).toMatch(/GM-0001.*GM-0002/su);
    expect((await (await desk.signIn('xu')).get('/')).html).not.toContain('GM-0001');
    expect((await (await desk.signIn('audit')).get('/')).html).not.toContain('GM-0001');
  });

  test.each([
    ['audit', '统计'],
    ['op', '值班和群'],
  ])('%s has none, and begins with %s', async (who, title) => {
    const { status, html } = await (await desk.signIn(who)).get('/');
    expect([status, html.includes(`aria-current="page">${title}`)]).toEqual([200, true]);
    expect(html).not.toContain('看板');
  });

  test.each([
    ['kind=05', ['GM-0001']],
    ['q=路灯', ['GM-0002']],
    ['q=gm-0002', ['GM-0002']],
    ['show=late', []],
    ['urgency=B', ['GM-0001']],
    ['area=63.22.22.203.201.2', ['GM-0001', 'GM-0002']],
    ['area=63.22.22.203.202', []],
    ['column=working', []],
    ['kind=%00&urgency=X&column=__proto__&page=-1', ['GM-0001', 'GM-0002']],
  ])('narrowed by %s it shows %j', async (query, numbers) => {
    const { status, html } = await (await desk.signIn('wang')).get(`/?${query}`);
    expect(status).toBe(200);
    const board = html.slice(html.indexOf('id="board"'));
    expect([...new Set(board.match(/GM-\d{4}/gu) ?? [])].sort()).toEqual(numbers);
  });

  test('a phone finds a case only for whoever may see it', async () => {
    const suonan = await desk.signIn('suonan');
    const found = async (who: Browser) => (await who.get('/?q=13912341234')).html.includes('cases/GM-0001');
    expect(await found(suonan)).toBe(false);
    await suonan.send(await suonan.get('/cases/GM-0001'), '接单');
    town.set(town.now() + 1000);
    expect(await found(suonan)).toBe(true);
    expect(await found(await desk.signIn('wang'))).toBe(false);
  });

  test('a sealed report is on nobody’s board who is below or accused', async () => {
    await town.say('zhuoma', '我要举报王书记把低保给了亲戚');
    for (const who of ['suonan', 'wang', 'lamu'])
      expect((await (await desk.signIn(who)).get('/')).html).not.toContain('-S-');
    expect((await (await desk.signIn('ji')).get('/')).html).toContain('-S-');
  });

  test('an open page is told when something has changed, once, and not otherwise', async () => {
    let paused = 0;
    const live = openConsoleOf(town, async () => {
      paused += 1;
      town.set(town.now() + 5000);
      if (paused === 2) await town.say('suonan', '/接单 GM-0001');
    });
    const wang = await live.signIn('wang');
    const seen = /live\?seen=([\w-]+)/u.exec((await wang.get('/')).html)?.[1] ?? '';
    const told = await wang.stream(`/live?seen=${seen}`, 4);
    expect(told.map((chunk) => /event: (\w+)/u.exec(chunk)?.[1] ?? '')).toEqual(['', '', 'changed', '']);
  });

  test('a page that missed something while its line was dead is told at once', async () => {
    const wang = await desk.signIn('wang');
    const seen = /live\?seen=([\w-]+)/u.exec((await wang.get('/')).html)?.[1] ?? '';
    await town.say('suonan', '/接单 GM-0001');
    town.set(town.now() + 5000);
    expect((await wang.stream(`/live?seen=${seen}`, 1)).join('')).toContain('event: changed');
  });
});

describe('a case', () => {
  test('shows what was said and done, and the phone only to whoever has signed in for it', async () => {
    const suonan = await desk.signIn('suonan');
    const before = (await suonan.get('/cases/GM-0001')).html;
    expect(before).toContain('三天没水');
    expect(before).not.toContain('13912341234');
    expect(before).toContain('接单以后能看');
    const after = await suonan.send(await suonan.get('/cases/GM-0001'), '接单');
    expect(after.html).toContain('13912341234');
    expect((await (await desk.signIn('wang')).get('/cases/GM-0001')).html).not.toContain('13912341234');
  });

  test.each([['xu'], ['audit'], ['op']])('is none for %s, and neither is one that does not exist', async (who) => {
    const browser = await desk.signIn(who);
    const hidden = await browser.get('/cases/GM-0001');
    const missing = await browser.get('/cases/GM-9999');
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    expect(hidden.html.replaceAll(/value="[^"]*"/gu, '')).toBe(missing.html.replaceAll(/value="[^"]*"/gu, ''));
  });

  test('a clerk does the whole work by buttons, and the villager reads it in the group', async () => {
    const suonan = await desk.signIn('suonan');
    await suonan.send(await suonan.get('/cases/GM-0001'), '接单');
    await suonan.send(await suonan.get('/cases/GM-0001'), '已联系');
    const asked = await suonan.send(await suonan.get('/cases/GM-0001'), '补问', { text0: '表井在院里吗' });
    expect(asked.html).toContain('等群众回话');
    const said = await town.say('zhuoma', '在院里', 'g2');
    expect(said).toBeDefined();
    expect(textsAt(town.channel.said, 'g2')).toContain('表井在院里吗');
    expect(await stateOf('GM-0001')).toBe('in_progress');
  });

  test('every button asks for what its command needs, and does it', async () => {
    const ma = await desk.signIn('ma');
    const page = await ma.get('/cases/GM-0002');
    await ma.send(page, '派单', { person0: 'doutai' });
    await ma.send(page, '督办', { days0: '3' });
    const wang = await desk.signIn('wang');
    const [, c] = await town.cases();
    expect(c).toMatchObject({ offered: ['doutai'], mode: 'supervise' });
    await wang.send(await wang.get('/cases/GM-0002'), '改类', { category0: '0501' });
    await wang.send(await wang.get('/cases/GM-0002'), '改地点', { area0: '一社' });
    expect((await town.cases())[1]).toMatchObject({ category: '0501' });
    await wang.send(await wang.get('/cases/GM-0002'), '并单', { number0: 'GM-0001' });
    expect(await stateOf('GM-0002')).toBe('merged');
  });

  test('a photo goes along as what shows the result, without what it tells of the phone', async () => {
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } })
      .withExif({ IFD3: { GPSLatitudeRef: 'N' } })
      .jpeg()
      .toBuffer();
    const suonan = await desk.signIn('suonan');
    await suonan.send(await suonan.get('/cases/GM-0001'), '接单');
    const page = await suonan.get('/cases/GM-0001');
    const done = { text0: '换了一截水管，来水了', photo1: new Blob([new Uint8Array(photo)]) };
    await suonan.send(page, '办结', done);
    await suonan.send(page, '办结', done);
    const [c] = await town.cases();
    expect(c?.state).toBe('replied');
    const [media = ''] = c?.remarks.flatMap((remark) => remark.media) ?? [];
    const kept = await town.service.context.media.load(media);
    expect(kept?.cases).toEqual([c?.id]);
    expect((await sharp(kept?.bytes).metadata()).exif).toBeUndefined();
    expect((await suonan.get('/cases/GM-0001')).html).toContain('看图片');
  });

  test('what is no photo is told, and nothing is done', async () => {
    const suonan = await desk.signIn('suonan');
    await suonan.send(await suonan.get('/cases/GM-0001'), '接单');
    const form = { text0: '修好了，来水了', photo1: new Blob(['<svg/>']) };
    const seen = await suonan.send(await suonan.get('/cases/GM-0001'), '办结', form);
    expect([seen.status, await stateOf('GM-0001')]).toEqual([422, 'accepted']);
    expect(seen.html).toContain('没有办成');
  });

  test('the same form sent twice does it once', async () => {
    const suonan = await desk.signIn('suonan');
    await suonan.send(await suonan.get('/cases/GM-0001'), '接单');
    const page = await suonan.get('/cases/GM-0001');
    const first = await suonan.send(page, '记录', { text0: '看了现场' });
    const second = await suonan.send(page, '记录', { text0: '看了现场' });
    expect([first.status, second.status]).toEqual([200, 200]);
    const noted = (await town.cases())[0]?.remarks.filter(({ text }) => text === '看了现场');
    expect(noted).toHaveLength(1);
  });

  test('a form from elsewhere, of another session or for another command does nothing', async () => {
    const suonan = await desk.signIn('suonan');
    const lamus = await (await desk.signIn('lamu')).get('/cases/GM-0001');
    const token = /name="token" value="([^"]+)"/u.exec(lamus.html)?.[1] ?? '';
    for (const forged of ['', 'x', token]) {
      const seen = await suonan.post('/cases/GM-0001', { do: 'accept', token: forged });
      expect(seen.status).toBe(400);
      expect(seen.html).toContain('没有办成');
    }
    const own = /name="token" value="([^"]+)"/u.exec((await suonan.get('/cases/GM-0001')).html)?.[1] ?? '';
    expect((await suonan.post('/cases/GM-0001', { do: 'login', token: own })).status).toBe(400);
    expect(await stateOf('GM-0001')).toBe('dispatched');
  });

  test('what one may not do has no button, and is refused all the same', async () => {
    const suonan = await desk.signIn('suonan');
    const page = await suonan.get('/cases/GM-0001');
    expect(page.html).not.toContain('>派单</button>');
    const token = /name="token" value="([^"]+)"/u.exec(page.html)?.[1] ?? '';
    const seen = await suonan.post('/cases/GM-0001', { do: 'decline', token, text0: '不归我们' });
    expect(seen.html).toContain('办的结果');
    expect(await stateOf('GM-0001')).toBe('dispatched');
  });

  test('what is missing is said, and the form stands open', async () => {
    const suonan = await desk.signIn('suonan');
    await suonan.send(await suonan.get('/cases/GM-0001'), '接单');
    const seen = await suonan.send(await suonan.get('/cases/GM-0001'), '办结', { text0: '  ' });
    expect(seen.html).toContain('处理结果');
    expect(seen.html).toMatch(/<details open name="act"><summary>办结/u);
  });

  test('its history is in words, and a joint one tells who does what of it', async () => {
    await town.say('suonan', '/接单 1');
    await town.say('ma', '/联办 1 @suonan 换管子 @dian 修井房 5天');
    const wang = await desk.signIn('wang');
    await wang.send(await wang.get('/cases/GM-0001'), '改类', { category0: '0501' });
    town.set(town.now() + 9 * DAY);
    await town.service.settle();
    const { html } = await (await desk.signIn('wang')).get('/cases/GM-0001');
    const history = /class="history">(.*?)<\/ol>/su.exec(html)?.[1] ?? '';
    expect(history).toContain('联办');
    expect(history).toMatch(/黄牌|红牌/u);
    expect(history.replaceAll(/<[^>]*>/gu, '')).not.toMatch(/[a-z]{3}|\d{4}/u);
    expect(html).toMatch(/换管子.*修井房/su);
  });

  test('who looked without holding it is kept, and shown to those who answer for it', async () => {
    await (await desk.signIn('lamu')).get('/cases/GM-0001');
    await (await desk.signIn('suonan')).get('/cases/GM-0001');
    const [c] = await town.cases();
    expect((await readsOf(town.store, c!)).map(({ person }) => person)).toEqual(['lamu']);
    expect((await (await desk.signIn('wang')).get('/cases/GM-0001')).html).toMatch(/打开看过的人.*拉姆/su);
    expect((await (await desk.signIn('suonan')).get('/cases/GM-0001')).html).not.toContain('打开看过的人');
  });

  test('a villager who asked not to be named is named nowhere', async () => {
    await town.say('macheng', '三社有人偷偷把垃圾倒河里，不要说是我说的');
    const number = (await town.cases()).at(-1)?.number ?? '';
    const seen = await (await desk.signIn('wang')).get(`/cases/${number}`);
    expect(seen.html).toContain('不公开');
    expect(seen.html).not.toContain('马成');
  });
});

test('whatever villagers write is shown as they wrote it, and runs nowhere', async () => {
  const wang = await desk.signIn('wang');
  const parts = fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=1>',
    '自来水停了',
    '&lt;',
    "'",
    '{{7}}',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { minLength: 1, maxLength: 4 }), async (said) => {
      town.set(town.now() + DAY);
      await town.say('gawa', `二社水管又漏了${said.join('')}`);
      const number = (await town.cases()).at(-1)?.number ?? '';
      const pages = [(await wang.get(`/cases/${number}`)).html, (await wang.get('/')).html];
      for (const html of pages)
        expect(html.replaceAll(/<script src="[^"]*" defer><\/script>/gu, '')).not.toMatch(/<script|<img src=x/u);
    }),
    { numRuns: 8 },
  );
});
