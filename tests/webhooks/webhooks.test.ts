/** What programs outside are told of cases, posted to a real server on this machine. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sendSigned, signatureOf } from '../../src/delivery/webhooks/send-signed.js';
import { isPrivateAddress } from '../../src/delivery/webhooks/private-address.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { addSubscription, removeSubscription, type Subscription } from '../../src/usecases/subscriptions.js';
import { undelivered } from '../../src/usecases/undelivered.js';
import { openTown, type Town } from '../support/town.js';
import { GM } from '../support/town-village.js';
import { openReceiver, type Receiver } from './receiver.js';

let town: Town;
let receiver: Receiver;
beforeEach(async () => {
  receiver = await openReceiver();
  town = await openTown({ webhooksPrivate: true });
});
afterEach(async () => {
  await town.close();
  await receiver.close();
});

async function follow(given: Partial<Omit<Subscription, 'id' | 'secret'>> = {}): Promise<Subscription> {
  const events = ['case.opened', 'case.changed'] as const;
  const usual = { url: receiver.url, area: GM, events, scope: 'state' } as const;
  const subscription = await addSubscription(town.store, { ...usual, ...given }, town.now());
  await town.service.refresh();
  return subscription;
}

interface Told {
  id: string;
  event: string;
  case: Record<string, unknown>;
}

const told = (): Told[] => receiver.received.map(({ body }) => JSON.parse(body) as Told);

const LAMP = '二社路灯坏了，麻烦修一下，电话13912345678';

describe('a follower', () => {
  test('hears when a case is opened and changes, signed, and nothing of who said it', async () => {
    const { secret } = await follow({ scope: 'text' });
    await town.say('zhuoma', LAMP);
    await town.say('suonan', '/接单 1');
    expect(told().map(({ event, case: c }) => [event, c['state'], c['number']])).toEqual([
      ['case.opened', 'dispatched', 'GM-0001'],
      ['case.changed', 'accepted', 'GM-0001'],
    ]);
    const [{ headers, body }] = receiver.received as [(typeof receiver.received)[0]];
    const timestamp = String(headers['x-gezipu-timestamp']);
    const signed = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
    expect(headers['x-gezipu-signature']).toBe(`v1=${signed}`);
    expect(headers).toMatchObject({ 'x-gezipu-event': 'case.opened', 'x-gezipu-delivery': told()[0]!.id });
    expect(timestamp).toBe(String(Math.floor(town.now() / 1000)));
    expect(JSON.stringify(told())).not.toMatch(/13912345678|卓玛|zhuoma/u);
    expect(told()[0]!.case['gist']).toContain('路灯');
  });

  test('hears nothing that anybody said without the scope, and only the events it wants', async () => {
    await follow({ events: ['case.changed'] });
    await town.say('zhuoma', LAMP);
    await town.say('suonan', '/记录 1 看过了');
    expect(told()).toEqual([]);
    await town.say('suonan', '/接单 1');
    expect(told().map(({ event }) => event)).toEqual(['case.changed']);
    expect(Object.keys(told()[0]!.case)).not.toEqual(expect.arrayContaining(['gist']));
  });

  test('hears nothing of what is confidential or elsewhere', async () => {
    await follow();
    await town.say('zhuoma', '二社水管漏水，别说是我说的');
    await town.say('guest', '香卜村一组路灯坏了');
    expect(await town.cases()).not.toEqual([]);
    expect(told()).toEqual([]);
  });

  test('that was removed hears nothing more', async () => {
    const { id } = await follow();
    receiver.answers.push(500);
    await town.say('zhuoma', LAMP);
    await removeSubscription(town.store, id, town.now());
    await town.at(town.now() + HOUR);
    await town.say('suonan', '/接单 1');
    expect(told()).toHaveLength(1);
  });
});

describe('a receiver that does not take it', () => {
  test.each([
    ['fails', 500],
    ['redirects', 302],
    ['refuses', 404],
  ] as const)(
    'because it %s is asked again, the same event under the same id, and nobody else is',
    async (_, status) => {
      await follow();
      receiver.answers.push(status, status);
      await town.say('zhuoma', LAMP);
      for (let waited = 0; waited < 10; waited++) await town.at(town.now() + MINUTE);
      const ids = told().map(({ id }) => id);
      expect(ids.length).toBeGreaterThanOrEqual(3);
      expect(new Set(ids).size).toBe(1);
      expect(receiver.received.map(({ path }) => path)).not.toContain('/elsewhere');
      const before = ids.length;
      await town.at(town.now() + DAY);
      expect(told()).toHaveLength(before);
    },
  );

  test('for two days is given up, visibly, and the case goes on meanwhile', async () => {
    await follow();
    receiver.answers.push(...Array.from({ length: 500 }, () => 503));
    await town.say('zhuoma', LAMP);
    const heard = await town.say('suonan', '/接单 1');
    expect(heard).not.toEqual([]);
    for (let hours = 0; hours < 60; hours++) await town.at(town.now() + HOUR);
    const failed = (await undelivered(town.store)).filter((one) => one.kind === 'caseEvent');
    expect(failed.length).toBeGreaterThan(0);
    expect(failed[0]!.failed).toMatch(/^webhook (answered 503|rests|is being tried)/u);
    await town.at(town.now() + 31 * DAY);
    expect((await undelivered(town.store)).filter((one) => one.kind === 'caseEvent')).toEqual([]);
  });

  test('is told after the process died in between', async () => {
    await follow();
    receiver.answers.push(500);
    await town.say('zhuoma', LAMP);
    town = await town.restart();
    await town.at(town.now() + MINUTE);
    expect(new Set(told().map(({ id }) => id)).size).toBe(1);
    expect(told().length).toBeGreaterThan(1);
  });

  test('because it stalls is left alone in the end', async () => {
    receiver.answers.push('nothing');
    const parcel = {
      url: receiver.url,
      body: '{"id":"1","event":"case.opened"}',
      secret: 's',
      privately: true,
      now: 0,
    };
    expect(await sendSigned({ ...parcel, patience: 50 })).toBe('no answer in time');
    expect(await sendSigned(parcel)).toBeNull();
  });
});

describe('addresses behind the wall', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '0.0.0.0'],
    ...[
      '100.64.0.1',
      '224.0.0.1',
      '[::1]',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::7f00:1',
    ],
  ])('%s is one', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  test.each(['8.8.8.8', '172.32.0.1', '2400:3200::1', 'example.cn'])('%s is none', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });

  test.each([
    'http://127.0.0.1',
    'http://2130706433',
    'http://0x7f.1',
    'http://localhost',
    'http://[::ffff:127.0.0.1]',
  ])('%s is not called, however it is written', async (host) => {
    const url = `${host}:${new URL(receiver.url).port}/hook`;
    const parcel = { url, body: '{"id":"1","event":"case.opened"}', secret: 's', privately: false, now: 0 };
    expect(await sendSigned(parcel)).toBe('private address');
    expect(receiver.received).toEqual([]);
  });
});

test('the signature covers time and body', () => {
  const all = [
    signatureOf('k', 1, '{}'),
    signatureOf('k', 2, '{}'),
    signatureOf('k', 1, '{ }'),
    signatureOf('l', 1, '{}'),
  ];
  expect(new Set(all).size).toBe(4);
});
