/** WeCom is set up by its variables, and a missing or wrong one is named at the start. */
import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.js';

const SECRETS = {
  WECOM_CORP_ID: 'ww5823bf96d3bd56c7',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'a'.repeat(43),
  WECOM_TOKEN: 'QDG6eK',
  WECOM_AES_KEY: 'b'.repeat(43),
};
const ON = { CHANNELS: 'simulator,wecom', ...SECRETS };

describe('WeCom switched on', () => {
  test('is what its variables say', () => {
    const robots = '干部群=693a91f6-7d2c-4bc4-97a0-0ec2a1b3c4d5，网格群=793a91f6-7d2c-4bc4-97a0-0ec2a1b3c4d5';
    const env = { ...ON, WECOM_ROBOTS: robots, WECOM_KEFU_ID: 'wkAJ2GCAAASSm4', WECOM_API: 'https://wx.gov.example/' };
    expect(loadConfig(env).wecom).toEqual({
      ...{ url: 'https://wx.gov.example', corpId: 'ww5823bf96d3bd56c7', agentId: 1_000_002, secret: 'a'.repeat(43) },
      callback: { token: 'QDG6eK', aesKey: 'b'.repeat(43) },
      robots: new Map([
        ['干部群', '693a91f6-7d2c-4bc4-97a0-0ec2a1b3c4d5'],
        ['网格群', '793a91f6-7d2c-4bc4-97a0-0ec2a1b3c4d5'],
      ]),
      kefu: { id: 'wkAJ2GCAAASSm4', secret: null },
    });
  });

  test('needs neither robots nor customer service', () => {
    expect(loadConfig(ON).wecom).toMatchObject({ url: 'https://qyapi.weixin.qq.com', robots: new Map(), kefu: null });
  });

  test.each(Object.keys(SECRETS))('refuses to start without %s, and names it', (name) => {
    expect(() => loadConfig({ ...ON, [name]: '' })).toThrow(`${name} must be set, because CHANNELS names wecom`);
  });

  test.each([
    ['WECOM_CORP_ID', '5823bf96d3bd56c7'],
    ['WECOM_AGENT_ID', 'two'],
    ['WECOM_SECRET', 'hush'],
    ['WECOM_TOKEN', 'not a token'],
    ['WECOM_AES_KEY', 'short'],
    ['WECOM_ROBOTS', '网格群=1'],
    ['WECOM_KEFU_ID', 'kf'],
    ['WECOM_API', 'qyapi.weixin.qq.com'],
  ])('refuses %s=%s, and shows no secret', (name, value) => {
    const failing = (): unknown => loadConfig({ ...ON, [name]: value });
    expect(failing).toThrow(name);
    if (/SECRET|TOKEN|KEY|ROBOTS/u.test(name)) expect(failing).not.toThrow(value);
  });
});

test('switched off nothing of it is needed', () => {
  expect(loadConfig({ CHANNELS: 'simulator' }).wecom).toBeNull();
});
