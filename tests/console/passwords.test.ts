/** Which passwords may be used, and what is kept of them. */
import { expect, test } from '@jest/globals';
import { hashPassword, isPassword, weaknessOf } from '../../src/console/passwords.js';
import type { Person } from '../../src/domain/person.js';

const HE: Person = {
  ...{ id: 'gm-guanli', name: '贺小军', phone: '13900010017' },
  ...{ duties: [], handles: [], absences: [] },
};

test.each([
  ['短', 'short'],
  ['kx7 mvq2!', 'short'],
  ['雪山下的三头牦牛', 'short'],
  ['x'.repeat(129), 'long'],
  ['1234567890', 'obvious'],
  ['password123', 'obvious'],
  ['Passw0rd!!', 'obvious'],
  ['qwertyuiop', 'obvious'],
  ['Admin@2026', 'obvious'],
  ['1q2w3e4r5t', 'obvious'],
  ['woaini1314520', 'obvious'],
  ['１３８９７０１２３４５', 'obvious'],
  ['1988-02-29 1990', 'obvious'],
  ['gezipu2026!', 'obvious'],
  ['格子铺管理员的密码1', 'obvious'],
  ['贺小军13900010017', 'obvious'],
  ['GM-GUANLI-1', 'obvious'],
  ['aaaaaaaaaaaa', 'obvious'],
  ['abababababab', 'obvious'],
  ['雪山下的三头牦牛吃草', null],
  ['correct horse battery', null],
  ['Vq7#mPz2kLwd', null],
])('%s is %p', (password, weakness) => {
  expect(weaknessOf(password, HE)).toBe(weakness);
});

test('what is kept is argon2id with 19 MiB and two rounds, and another each time', async () => {
  const [one, other] = await Promise.all([hashPassword('correct horse'), hashPassword('correct horse')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
  expect(one).not.toBe(other);
  expect(await isPassword('correct horse', one)).toBe(true);
  expect(await isPassword('correct horsE', one)).toBe(false);
  expect(await isPassword('', one)).toBe(false);
});

test('without one nothing is right, not even after the same work', async () => {
  expect(await isPassword('anything at all', null)).toBe(false);
});
