import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createAccountApi, type AccountApi } from '../../../bots/official-account/account-api.js';
import { createAccessToken } from '../../../bots/shared/access-token.js';
import { createApiClient } from '../../../bots/shared/api-client.js';
import { ApiError } from '../../../bots/shared/api-request.js';
import { HOUR, MINUTE } from '../../../src/domain/time.js';
import { ACCOUNT, openPlatform, type Platform } from '../official-account/platform.js';

describe('an access token', () => {
  let now = 0;
  let issued: (string | null)[] = [];
  beforeEach(() => {
    now = 0;
    issued = [];
  });
  const token = () =>
    createAccessToken(
      async (refused) => ({ token: `t${issued.push(refused)}`, life: 2 * HOUR }),
      () => now,
    );

  test('is fetched once for everybody who asks at the same time, and kept until five minutes before its end', async () => {
    const { get } = token();
    expect(await Promise.all([get(), get(), get()])).toEqual(['t1', 't1', 't1']);
    now = 2 * HOUR - 5 * MINUTE - 1;
    expect(await get()).toBe('t1');
    now += 1;
    expect(await get()).toBe('t2');
  });

  test('that is refused to many is exchanged once', async () => {
    const { get, replace } = token();
    await get();
    expect(await Promise.all([replace('t1'), replace('t1')])).toEqual(['t2', 't2']);
    expect(await replace('t1')).toBe('t2');
    expect(issued).toEqual([null, 't1']);
  });

  test('that could not be fetched is fetched by the next who asks', async () => {
    let fails = true;
    const { get } = createAccessToken(
      async () => {
        if (fails) throw new ApiError(0, 'away');
        return { token: 't', life: HOUR };
      },
      () => 0,
    );
    await expect(get()).rejects.toThrow('away');
    fails = false;
    expect(await get()).toBe('t');
  });
});

describe('calls', () => {
  let platform: Platform;
  let api: AccountApi;
  beforeEach(async () => {
    platform = await openPlatform();
    api = createAccountApi({ ...ACCOUNT, base: platform.base, now: () => 0 });
  });
  afterEach(() => platform.close());

  const paths = () =>
    platform.asked.map(({ path, token }) => `${path.slice('/cgi-bin/'.length)} ${token ?? ''}`.trim());

  test.each([40001, 42001, 40014])(
    'with a token that is not taken any more (%d) are made again with a new one',
    async (errcode) => {
      platform.next.set('/cgi-bin/message/custom/send', [{ errcode, errmsg: 'no' }]);
      await api.write('o1', '您好');
      // It was still the same one, so a new one was forced.
      expect(paths()).toEqual([
        'stable_token',
        'message/custom/send token1',
        'stable_token',
        'stable_token',
        'message/custom/send token101',
      ]);
    },
  );

  test('that are refused twice are not made a third time', async () => {
    const no = { errcode: 42001, errmsg: 'expired' };
    platform.next.set('/cgi-bin/message/custom/send', [no, no]);
    await expect(api.write('o1', '您好')).rejects.toMatchObject({ code: 42001 });
    expect(paths().filter((path) => path.startsWith('message'))).toHaveLength(2);
  });

  test('that are refused for another reason say which, and are not made again', async () => {
    platform.next.set('/cgi-bin/message/custom/send', [{ errcode: 45047, errmsg: 'out of response count limit' }]);
    await expect(api.write('o1', '您好')).rejects.toMatchObject({ code: 45047 });
    expect(paths()).toHaveLength(2);
  });

  test.each([
    ['breaks', 'not reached'],
    [Buffer.from('<html>'), 'no JSON'],
  ] as const)('to a platform that %s reject without showing the token', async (answer, says) => {
    platform.next.set('/cgi-bin/message/custom/send', [answer]);
    const error: unknown = await api.write('o1', '您好').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 0, message: expect.stringContaining(says) });
    expect(String(error)).not.toContain('token1');
  });

  test('that are not answered in time are given up', async () => {
    platform.next.set('/slow', ['hangs']);
    const issue = async () => ({ token: 't', life: HOUR });
    const client = createApiClient({ base: platform.base, issue, now: () => 0, patience: 20 });
    await expect(client.call('/slow')).rejects.toMatchObject({ code: 0, message: 'no answer within 20 ms' });
  });

  test('for a file give its bytes; nothing when the platform has it no more', async () => {
    platform.media.set('m1', Buffer.from('#!AMR\n'));
    expect(Buffer.from(await api.media('m1')).toString()).toBe('#!AMR\n');
    expect(await api.media('gone')).toHaveLength(0);
  });

  test('for a video follow the link that is given instead', async () => {
    platform.next.set('/video', [Buffer.from('film')]);
    platform.next.set('/cgi-bin/media/get', [{ video_url: `${platform.base}/video` }]);
    expect(Buffer.from(await api.media('v1')).toString()).toBe('film');
  });
});
