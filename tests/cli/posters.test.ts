/** `gezipu posters`. */
import { afterAll, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pagesOf } from '../report/pdf-text.js';
import { openDesk } from './run-gezipu.js';

const { folder, gezipu } = openDesk(() => ({ PUBLIC_URL: 'https://gezipu.example' }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('writes a sheet for the village and one for each grid, with the way to its page', async () => {
  const out = join(folder, 'posters');
  await gezipu('import', 'demo/guomi.yaml');
  const run = await gezipu('posters', '--village', 'gm', '--out', out);
  expect([run.code, run.out]).toEqual([0, expect.stringContaining('https://gezipu.example/v/GM?grid=2')]);
  expect(readdirSync(out).sort()).toEqual(['GM-1.html', 'GM-2.html', 'GM-3.html', 'GM-4.html', 'GM-all.html']);
  const sheet = readFileSync(join(out, 'GM-2.html'), 'utf8');
  expect(sheet).toMatch(/郭米村 二社[\s\S]*<svg[\s\S]*https:\/\/gezipu\.example\/v\/GM\?grid=2/u);
  expect(await gezipu('posters', '--village', 'NO', '--out', out)).toMatchObject({ code: 1 });
  expect(await gezipu('posters', '--village', 'GM')).toMatchObject({ code: 1 });
  const pdf = join(folder, 'posters.pdf');
  expect(await gezipu('posters', '--village', 'GM', '--pdf', pdf)).toMatchObject({ code: 0 });
  expect(pagesOf(readFileSync(pdf))).toBe(5);
}, 60_000);
