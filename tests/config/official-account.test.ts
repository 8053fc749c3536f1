import { describe, expect, test } from '@jest/globals';
import { loadConfig } from '../../src/config.js';

const SECRETS = {
  OFFICIAL_ACCOUNT_APPID: 'wx0123456789abcdef',
  OFFICIAL_ACCOUNT_SECRET: '0123456789abcdef0123456789abcdef',
  OFFICIAL_ACCOUNT_TOKEN: 'villagetoken',
  OFFICIAL_ACCOUNT_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
const ON = { CHANNELS: 'official-account', ...SECRETS };

describe('the Official Account', () => {
  test('is set up by its four secrets', () => {
    expect(loadConfig(ON).officialAccount).toEqual({
      ...{ appId: 'wx0123456789abcdef', secret: SECRETS.OFFICIAL_ACCOUNT_SECRET, token: 'villagetoken' },
      ...{ aesKey: SECRETS.OFFICIAL_ACCOUNT_AES_KEY, mayWrite: true, template: null },
      base: 'https://api.weixin.qq.com',
    });
  });

  test.each(Object.keys(SECRETS))('switched on without %s does not start, and says what is missing', (name) => {
    for (const CHANNELS of ['official-account', 'simulator, official-account']) {
      expect(() => loadConfig({ ...ON, CHANNELS, [name]: '' })).toThrow(
        `${name} must be set, because CHANNELS names official-account`,
      );
    }
  });

  test.each([
    ['OFFICIAL_ACCOUNT_APPID', 'gh_0123'],
    ['OFFICIAL_ACCOUNT_SECRET', 'short'],
    ['OFFICIAL_ACCOUNT_AES_KEY', 'x'.repeat(42)],
    ['OFFICIAL_ACCOUNT_TEMPLATE', 'Doclyl5uP7Aciu-qZ7mJNPtWkbkYnWBWVja26EGbNyk'],
  ])('refuses a wrong %s', (name, value) => {
    expect(() => loadConfig({ ...ON, [name]: value })).toThrow(new RegExp(`^${name}`, 'u'));
  });

  test('takes a template, a proxy, and that it may not write', () => {
    const more = {
      OFFICIAL_ACCOUNT_TEMPLATE: 'Doclyl5uP7Aciu-qZ7mJNPtWkbkYnWBWVja26EGbNyk:thing2',
      ...{ OFFICIAL_ACCOUNT_API: 'http://proxy:3000/', OFFICIAL_ACCOUNT_MAY_WRITE: 'no' },
    };
    expect(loadConfig({ ...ON, ...more }).officialAccount).toMatchObject({
      template: { id: 'Doclyl5uP7Aciu-qZ7mJNPtWkbkYnWBWVja26EGbNyk', field: 'thing2' },
      ...{ base: 'http://proxy:3000', mayWrite: false },
    });
  });

  test('needs nothing while it is switched off', () => {
    expect(loadConfig({}).officialAccount).toBeNull();
  });
});
