/** 我的: seeing and settling what one reported, and nothing of anybody else. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { textsAt } from '../support/town.js';
import { GM, GRID2 } from '../support/town-village.js';
import { BASE, does, openPages, report, said, tokenOn, WATER, type Browser, type PageBench } from './page-bench.js';

let bench: PageBench;
let browser: Browser;
beforeEach(async () => {
  bench = await openPages();
  browser = bench.browser();
});
afterEach(() => bench.close());

async function mine(who: Browser = browser): Promise<string> {
  return said((await who.get('/v/GM/me').expect(200)).text);
}

describe('the matters of a browser', () => {
  test('are shown with how far they are, what clerks answered and what they ask', async () => {
    await report(browser, WATER);
    await bench.town.say('suonan', '/接单 1');
    await bench.town.say('suonan', '/回复 1 今天下午去看');
    expect(await mine()).toMatch(/GM-0001.*已接单[\s\S]*回话：今天下午去看/u);
    await bench.town.say('suonan', '/补问 1 是全院没水吗');
    expect(await mine()).toContain('是全院没水吗');
    expect(await does(browser, 'supplement', { number: 'GM-0001', text: '全院都没有' })).toContain('记到 GM-0001 里了');
    expect(textsAt(bench.town.channel.said, 'suonan')).not.toContain('全院都没有');
    await bench.town.service.settle();
    expect(textsAt(bench.town.channel.said, 'suonan')).toContain('全院都没有');
  });

  test('may be said to be solved or not, with points', async () => {
    await report(browser, WATER);
    await bench.town.say('suonan', '/办结 1 换了阀门');
    expect(await mine()).toContain('办好了吗');
    await does(browser, 'rate', { number: 'GM-0001', solved: '0', score: '2' });
    expect((await bench.town.cases())[0]).toMatchObject({ state: 'redo', reporters: [{ solved: false, score: 2 }] });
    await does(browser, 'rate', { number: 'GM-0001', solved: '1', score: '5' });
    expect((await bench.town.cases())[0]).toMatchObject({ state: 'closed', reporters: [{ solved: true, score: 5 }] });
  });

  test('may be taken back once', async () => {
    await report(browser, WATER);
    const token = await tokenOn(browser, '/v/GM/me');
    const send = () => browser.post('/v/GM/withdraw').type('form').send({ token, number: 'GM-0001' }).expect(200);
    expect(said((await send()).text)).toContain('您撤回了');
    await send();
    const [c] = await bench.town.cases();
    expect(c!.log.filter((one) => one.action === 'withdraw')).toHaveLength(1);
  });

  test('do nothing without the form that was shown to this browser', async () => {
    await report(browser, WATER);
    const foreign = await tokenOn(bench.browser(), '/v/GM/me');
    for (const token of [foreign, '', 'x'])
      await browser.post('/v/GM/withdraw').type('form').send({ token, number: 'GM-0001' });
    expect((await bench.town.cases())[0]!.state).toBe('dispatched');
  });

  test('are nobody else’s: another number is answered like none', async () => {
    await report(browser, WATER);
    const other = bench.browser();
    expect(await mine(other)).not.toContain('GM-0001');
    for (const what of ['supplement', 'withdraw', 'rate', 'appeal']) {
      const answers = await Promise.all(
        ['GM-0001', 'GM-0999'].map((number) => does(other, what, { number, text: 'x', solved: '1' })),
      );
      expect(answers[0]!.replace('GM-0001', '')).toBe(answers[1]!.replace('GM-0999', ''));
      expect(answers[0]).not.toContain('停水');
    }
    const sent = (
      await browser
        .post('/v/GM/report')
        .field('token', await tokenOn(browser, '/v/GM'))
        .field('text', '停电了')
    ).get('location');
    await other
      .get(sent ?? '')
      .expect(303)
      .expect('location', '/v/GM/me');
    expect((await bench.town.cases())[0]!.state).toBe('dispatched');
  });

  test('and what is kept of their owner is shown masked, and deleted when asked', async () => {
    await report(browser, WATER);
    expect(await mine()).toContain('139****0077');
    expect(await does(browser, 'forget')).not.toContain('GM-0001');
    await bench.town.service.settle();
    expect(await mine()).not.toContain('GM-0001');
    expect(JSON.stringify(await bench.town.cases())).not.toMatch(/赵小章|13900000077/u);
  });
});

describe('signing in by phone', () => {
  const ask = async (phone: string): Promise<string> => {
    const answer = await does(browser, 'sign-in', { phone });
    await bench.town.service.settle();
    return answer;
  };
  const codeAt = (who: string): string => /是 (\d{6})/u.exec(textsAt(bench.town.channel.said, who))?.[1] ?? '';
  const enter = async (code: string, phone = '13912341234') =>
    browser
      .post('/v/GM/code')
      .type('form')
      .send({ token: await tokenOn(browser, '/v/GM/me'), phone, code });

  test('brings the code to the chat of that phone, and with it what was reported there', async () => {
    await bench.town.say('zhuoma', '我家自来水停了');
    await ask('139 1234 1234');
    await enter(codeAt('zhuoma')).then((answer) => expect(answer.status).toBe(303));
    expect(await mine()).toMatch(/卓玛，您好[\s\S]*GM-0001/u);
    expect(await report(browser, { text: '路灯坏了', grid: GRID2 })).toContain('GM-0002');
    await bench.town.service.settle();
    expect(textsAt(bench.town.channel.said, 'zhuoma')).toContain('GM-0002');
    await bench.town.say('suonan', '/接单 2');
    expect(textsAt(bench.town.channel.said, 'zhuoma')).toContain('索南接下了');
  });

  test('finds who left the phone in a chat, too', async () => {
    for (const text of ['家里自来水停了', '郭米村', '二社', '13900000099']) await bench.town.say('stranger', text);
    await ask('13900000099');
    expect((await enter(codeAt('stranger'), '13900000099')).status).toBe(303);
    expect(await mine()).toContain('GM-0001');
  });

  test('says the same for a phone that nobody has', async () => {
    const known = await ask('13912341234');
    const unknown = await ask('13800000000');
    expect(unknown.replace('13800000000', '')).toBe(known.replace('13912341234', ''));
  });

  test('takes a code once, for ten minutes, and after five wrong ones no more', async () => {
    await ask('13912341234');
    const code = codeAt('zhuoma');
    for (let nth = 0; nth < 5; nth += 1)
      expect((await enter(code === '000000' ? '000001' : '000000')).status).toBe(200);
    expect(said((await enter(code)).text)).toContain('验证码不对');
    bench.town.channel.said.length = 0;
    await ask('13912341234');
    const second = codeAt('zhuoma');
    expect((await enter(second)).status).toBe(303);
    expect((await enter(second)).status).toBe(200);
    bench.town.channel.said.length = 0;
    await ask('13912341234');
    bench.town.set(bench.town.now() + 10 * MINUTE);
    expect((await enter(codeAt('zhuoma'))).status).toBe(200);
  });

  test('sends five codes an hour and no more, and forgets them', async () => {
    const answers: string[] = [];
    for (let nth = 0; nth < 6; nth += 1) {
      bench.town.set(bench.town.now() + 1);
      answers.push(await ask('13912341234'));
    }
    expect(answers.map((one) => one.includes('太勤'))).toEqual([false, false, false, false, false, true]);
    await bench.town.at(bench.town.now() + HOUR);
    expect(await bench.town.store.find({ kind: 'sign-in-code', area: '', limit: 9 })).toHaveLength(0);
  });

  test('ends when one goes out: the next one at this browser sees nothing', async () => {
    await bench.town.say('zhuoma', '我家自来水停了');
    await ask('13912341234');
    await enter(codeAt('zhuoma'));
    await does(browser, 'sign-out');
    expect(await mine()).not.toContain('GM-0001');
  });
});

describe('the link from the chat', () => {
  const link = (user: string, village = GM): string =>
    bench.ownPage(bench.town.service.context, { channel: 'simulator', user }, village) ?? '';

  test('opens what is theirs, for half an hour', async () => {
    await bench.town.say('zhuoma', '我家自来水停了');
    const path = link('zhuoma').replace(BASE, '');
    await browser.get(path).expect(303).expect('location', '/v/GM/me');
    expect(await mine()).toContain('GM-0001');
    bench.town.set(bench.town.now() + 31 * MINUTE);
    expect((await bench.browser().get(path).expect(410)).text).toContain('过期');
  });

  test('changed, or of another village, opens nothing', async () => {
    await bench.town.say('zhuoma', '我家自来水停了');
    const path = link('zhuoma').replace(BASE, '');
    await browser.get(path.replace('/v/GM', '/v/XB')).expect(410);
    const at = path.indexOf('key=') + 4;
    for (let nth = at; nth < path.length; nth += 9) {
      const forged = `${path.slice(0, nth)}${path[nth] === 'A' ? 'B' : 'A'}${path.slice(nth + 1)}`;
      await browser.get(forged).expect(410);
    }
    expect(await mine()).not.toContain('GM-0001');
  });

  test('is none for a village whose page is closed', async () => {
    await bench.close();
    bench = await openPages({ open: false, about: '', news: [] });
    expect(link('zhuoma')).toBe('');
  });

  test('ends with a month', async () => {
    await bench.town.say('zhuoma', '我家自来水停了');
    await browser.get(link('zhuoma').replace(BASE, '')).expect(303);
    bench.town.set(bench.town.now() + 29 * DAY);
    expect(await mine()).toContain('GM-0001');
    bench.town.set(bench.town.now() + 2 * DAY);
    expect(await mine()).not.toContain('GM-0001');
  });
});
