import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/console/console-page.js';
import { channelsPage } from '../../src/console/pages/channels/channels-page.js';
import type { ChannelStatus } from '../../src/ports/channel.js';
import { HOUR, MINUTE } from '../../src/domain/time.js';
import { change } from '../../src/usecases/change.js';
import { noteBack, noteEnded } from '../../src/usecases/session-diary.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { MONDAY } from '../domain/case/world.js';
import { htmlOf, openOffice, type Office } from './office.js';

let office: Office;
let links: number;
beforeEach(async () => {
  office = await openOffice();
  links = 0;
});
afterEach(() => office.close());

const status = (state: ChannelStatus['state'], more: Partial<ChannelStatus> = {}): ChannelStatus => ({
  ...{ state, lastHeardAt: null, detail: '' },
  ...more,
});

async function page(person: string, channels: Record<string, ChannelStatus>): Promise<string> {
  const viewer: Viewer = {
    ...office.viewer(person),
    channels: new Map(Object.entries(channels).map(([name, one]) => [name, { status: () => one }])),
    wechatLogin: () => Promise.resolve(`https://gezipu.example/channels/wechaty/?once=${String(++links)}`),
  };
  return htmlOf(await channelsPage.render(viewer, new URLSearchParams()));
}

const AWAY = { wechaty: status('waiting', { detail: 'not logged in', queued: 3 }) };

describe('the channels', () => {
  test('stand there by their names, with state, last message and what waits', async () => {
    const html = await page('wang', {
      'official-account': status('ready', { lastHeardAt: MONDAY - 5 * MINUTE }),
      'wecom-kefu': status('stopped'),
      another: status('starting'),
    });
    expect(html).toMatch(/公众号<\/th><td>正常<\/td><td>[^<]*9:55/u);
    expect(html).toMatch(/微信客服<\/th><td>没有启动<\/td><td>还没有<\/td><td><\/td><td>[^<]*gezipu doctor/u);
    expect(html).toMatch(/another<\/th><td>正在启动/u);
  });

  test('lead an operator to the code when WeChat is away, and nobody else', async () => {
    expect(await page('op', AWAY)).toContain('href="https://gezipu.example/channels/wechaty/?once=1"');
    const html = await page('wang', AWAY);
    expect(html).toMatch(/微信<\/th><td>收不到消息<\/td><td>还没有<\/td><td>3<\/td><td>[^<]*请管理员/u);
    expect(html).not.toContain('once=');
    expect(links).toBe(1);
  });

  test.each([
    ['WeChat hears', status('ready')],
    ['another process has the session', status('waiting', { detail: 'standing by, host 7 has the session' })],
  ])('make no link while %s', async (_, wechaty) => {
    expect(await page('op', { wechaty })).not.toContain('once=');
    expect(links).toBe(0);
  });

  test('say to operators alone what programs say of themselves, without numbers of people', async () => {
    const channels = { 'wecom-kefu': status('waiting', { detail: 'refused by 13912341234 <b>' }) };
    const html = await page('op', channels);
    expect(html).toContain('refused by 139****1234 &lt;b>');
    expect(await page('wang', channels)).not.toContain('refused');
  });

  test('have their gaps below them, the latest first', async () => {
    const { context } = office.town.service;
    const gap = async (from: number, until: number | null): Promise<void> => {
      office.town.set(until ?? from);
      await noteEnded(context, 'wechaty', from, zhCN.login);
      if (until !== null) await noteBack(context, 'wechaty', zhCN.login);
    };
    await gap(MONDAY, MONDAY + HOUR);
    await gap(MONDAY + 2 * HOUR, null);
    const html = await page('op', AWAY);
    expect(html).toContain('微信掉线记录');
    expect(html.indexOf('12:00起，还没恢复')).toBeGreaterThan(0);
    expect(html.indexOf('12:00起，还没恢复')).toBeLessThan(html.indexOf('10:00到'));
  });
});

describe('what could not be said in the end', () => {
  beforeEach(async () => {
    await office.town.say('zhuoma', '二社水管冻裂了，三天没水吃', 'g2');
    const [c] = await office.town.cases();
    await change(office.town.store, c?.id ?? '', (current) => {
      if (current === null) return null;
      const outbox = current.outbox.map((item) => ({ ...item, failed: 'refused: zhuoma' }));
      const item = { ...{ id: 'x', due: 0, tries: 9, lease: null, failed: 'refused: zhuoma' } } as const;
      const said = { to: { to: 'person', person: 'zhuoma' }, notice: { kind: 'said', text: '秘密' } } as const;
      return { ...current, outbox: [...outbox, { ...item, ...said }] };
    });
  });

  test.each([['wang'], ['op'], ['ma']])('%s reads how much, and neither what nor whom', async (person) => {
    const html = await page(person, {});
    expect(html).toMatch(/事项的通知<\/th><td>1条<\/td>/u);
    expect(html).toContain('gezipu undelivered');
    expect(html).not.toMatch(/秘密|zhuoma|refused/u);
  });

  test('is of the own villages', async () => {
    expect(await page('xu', {})).toContain('没发出去的：没有。');
  });
});
