/** `gezipu password`. */
import { afterAll, expect, test } from '@jest/globals';
import { rmSync } from 'node:fs';
import { openDesk } from './run-gezipu.js';

const { folder, gezipu, piped } = openDesk();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('is set from a pipe for an operator, refused when it is weak or for others, and taken away', async () => {
  await gezipu('import', 'demo/guomi.yaml');
  const set = await piped('correct horse battery\n', 'password', '贺小军');
  expect([set.code, set.out]).toEqual([0, expect.stringContaining('gm-guanli may sign in')]);
  expect(`${set.out}${set.err}`).not.toContain('horse');
  expect(await piped('gezipu2026\n', 'password', 'gm-guanli')).toMatchObject({ code: 1 });
  expect(await piped('correct horse battery\n', 'password', 'gm-li')).toMatchObject({ code: 1 });
  expect(await gezipu('password', 'gm-guanli', '--remove')).toMatchObject({ code: 0 });
  expect(await gezipu('password', 'gm-guanli', '--remove')).toMatchObject({ code: 1 });
}, 60_000);
