/** `gezipu classify`: one text for people, many for programs. */
import { afterAll, expect, test } from '@jest/globals';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from './run-gezipu.js';

const { folder, gezipu } = openDesk();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('classify says what a text means and because of which words, each matter by itself', async () => {
  const { code, out } = await gezipu(
    'classify',
    '二社的路灯坏了三个。另外我家自来水停了两天了',
    '--village',
    'demo/guomi.yaml',
  );
  expect(code).toBe(0);
  const [lamps = '', water = ''] = out.split(/(?=^text {8}另外)/mu);
  expect(lamps).toMatch(/^report {6}yes, [01]\.\d\d$/mu);
  expect(lamps).toMatch(/^category {4}0402 路灯/mu);
  expect(lamps).toMatch(/^place {7}二社 \([\d.]+\)$/mu);
  expect(lamps).toMatch(/^because of .*路灯/mu);
  expect(water).toMatch(/^category {4}0501 饮水停水/mu);
});

test('classify reads lines of JSON and writes one for each, in their order', async () => {
  const [from, to] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')];
  const lines = [
    { id: 'a', scene: 'direct', text: '自来水停了两天了，我的电话13800000001' },
    { id: 2, scene: 'group', text: '哈哈哈，明天打麻将去' },
    { id: 'c', scene: 'dm', text: '着火了，草垛着火了' },
  ];
  writeFileSync(from, `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`);
  expect(await gezipu('classify', '--in', from, '--out', to)).toMatchObject({ code: 0, out: '' });
  const written = readFileSync(to, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(written).toMatchObject([
    { id: 'a', report: true, category: '0501', phone: '13800000001', emergency: null },
    { id: 2, report: false, nature: '无', category: null, urgency: null, place: null },
    { id: 'c', report: true, emergency: 'fire', urgency: 'A' },
  ]);
  for (const line of written) expect(line['confidence']).toBeGreaterThanOrEqual(0);
});

test('classify names the broken line of a file, and what is missing without one', async () => {
  const from = join(folder, 'broken.jsonl');
  writeFileSync(from, '{"id":1,"scene":"group","text":"水停了"}\n{"id":2,"scene":"church","text":"水停了"}\n');
  const broken = await gezipu('classify', '--in', from);
  expect(broken.code).toBe(1);
  expect(broken.err).toContain('broken.jsonl:2: wants');
  expect((await gezipu('classify')).err).toContain('--in FILE');
});
