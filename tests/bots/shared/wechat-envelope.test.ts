import { describe, expect, test } from '@jest/globals';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { createEnvelope, isSigned } from '../../../bots/shared/wechat-envelope.js';
import { MINUTE, SECOND } from '../../../src/domain/time.js';

/** From Tencent's documentation of WeCom's callbacks. */
const SAMPLE = {
  keys: { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C', receiver: 'wx5823bf96d3bd56c7' },
  query: new URLSearchParams({
    msg_signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    timestamp: '1409659589',
    nonce: '263014780',
  }),
  encrypted: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  at: 1_409_659_589 * SECOND,
};
const { keys, query, encrypted, at } = SAMPLE;
const envelope = createEnvelope(keys);

const signedFor = (text: string): URLSearchParams => {
  const timestamp = String(at / SECOND);
  const msg_signature = getSignature(keys.token, timestamp, '1', text);
  return new URLSearchParams({ msg_signature, timestamp, nonce: '1' });
};

describe('an envelope', () => {
  test('opens the sample of the documentation', () => {
    expect(envelope.open(query, encrypted, at)).toBe('1616140317555161061');
  });

  test.each([
    ['with another token', { ...keys, token: 'QDG6eL' }],
    ['for another receiver', { ...keys, receiver: 'wx5823bf96d3bd56c8' }],
    ['for nobody', { ...keys, receiver: '' }],
    ['with another key', { ...keys, aesKey: 'kWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' }],
  ])('is not opened %s', (_, other) => {
    expect(createEnvelope(other).open(query, encrypted, at)).toBeNull();
  });

  test.each(['msg_signature', 'timestamp', 'nonce'])('without %s is not opened', (name) => {
    const less = new URLSearchParams(query);
    less.delete(name);
    expect(envelope.open(less, encrypted, at)).toBeNull();
  });

  test.each([-1, 1])('is good for five minutes around its time (%d)', (side) => {
    expect(envelope.open(query, encrypted, at + side * 5 * MINUTE)).not.toBeNull();
    expect(envelope.open(query, encrypted, at + side * (5 * MINUTE + SECOND))).toBeNull();
  });

  test.each(['1409659589.0', '0x5405f245', ' 1409659589', 'NaN', '1e9'])(
    'signed at "%s" is not opened',
    (timestamp) => {
      const odd = new URLSearchParams({
        ...{ msg_signature: getSignature(keys.token, timestamp, '1', encrypted), timestamp, nonce: '1' },
      });
      expect(envelope.open(odd, encrypted, at)).toBeNull();
    },
  );

  test('signed around something that is no whole ciphertext is not opened', () => {
    for (const text of ['', 'A', 'not base64 at all', 'QUJD'.repeat(11), encrypt(keys.aesKey, '', '').slice(0, 20)]) {
      expect(envelope.open(signedFor(text), text, at)).toBeNull();
    }
  });

  test('is read by the official library, whatever was said', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const sealed = envelope.seal(text, at);
        const field = (name: string) =>
          new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^\\]<]*)`, 'u').exec(sealed)?.[1] ?? '';
        const [body, time, nonce] = [field('Encrypt'), field('TimeStamp'), field('Nonce')];
        expect(field('MsgSignature')).toBe(getSignature(keys.token, time, nonce, body));
        expect(decrypt(keys.aesKey, body)).toMatchObject({
          id: keys.receiver,
          message: Buffer.from(text).toString(),
        });
      }),
      { numRuns: 50 },
    );
  });

  test('is not made with a key that is none', () => {
    expect(() => createEnvelope({ ...keys, aesKey: 'short' })).toThrow(RangeError);
  });
});

test('a plain signature covers token, time and nonce', () => {
  const plain = (token: string, changes = {}) => {
    const given = { timestamp: '1409659589', nonce: 'n', ...changes };
    const signature = getSignature('QDG6eK', '1409659589', 'n', '');
    return isSigned(token, new URLSearchParams({ ...given, signature }), { name: 'signature', encrypted: '', now: at });
  };
  expect(plain('QDG6eK')).toBe(true);
  expect([plain('other'), plain('QDG6eK', { nonce: 'm' }), plain('QDG6eK', { timestamp: '1409659590' })]).toEqual([
    false,
    false,
    false,
  ]);
});
