/** `gezipu knowledge import` and `gezipu knowledge-benchmark`. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from './run-gezipu.js';

const { folder, gezipu } = openDesk();
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const SLOW = 30_000;
beforeAll(async () => {
  await gezipu('import', 'demo/guomi.yaml');
}, SLOW);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  'a knowledge file is taken over for the area that is named, and the same again changes nothing',
  async () => {
    const demo = ['knowledge', 'import', 'demo/knowledge-guomi.md', '--area'];
    expect((await gezipu(...demo, '扎麻什乡')).out).toMatch(
      /\d\d entries for 扎麻什乡 \(63\.22\.22\.203\); created\n$/u,
    );
    expect((await gezipu(...demo, '63.22.22.203')).out).toMatch(/unchanged\n$/u);
    expect((await gezipu(...demo, 'GM', '--check')).out).toMatch(/for 郭米村 .*; no errors\n$/u);
    expect((await gezipu(...demo, '天堂')).err).toContain('import its village file first');
  },
  SLOW,
);

test('of a wrong file nothing is taken over, and every wrong line is named', async () => {
  const file = write('wrong.md', '## 水票在哪里领\n社长家\n日期: 去年\n适用范围: 九社\n');
  const { code, err } = await gezipu('knowledge', 'import', file, '--area', 'GM');
  expect(code).toBe(1);
  for (const place of ['wrong.md:1', 'wrong.md:3', 'wrong.md:4']) expect(err).toContain(place);
});

test('the benchmark counts an own reply only when no other is as like', async () => {
  const rows = [
    ['路灯坏了', '门口的路灯不亮', '路灯已经修好'],
    ['水费', '水费怎么交', '水费在信用社交'],
    ['咨询', '啥都没说', '已收悉'],
    ['咨询', '别的事', '已收悉'],
  ];
  const file = write('replies.tsv', [['title', 'detail', 'reply'], ...rows].map((row) => row.join('\t')).join('\n'));
  const { out } = await gezipu('knowledge-benchmark', file);
  expect(out).toContain('4 questions');
  expect(out).toContain('recall at 1   50.0 % (2/4)');
  expect((await gezipu('knowledge-benchmark', write('none.tsv', 'id\ttitle\n'))).err).toContain(
    'no column detail, reply',
  );
});

test('the benchmark of a knowledge file says how often it answers, and how often rightly', async () => {
  const { out } = await gezipu(
    ...['knowledge-benchmark', 'tests/knowledge/questions.tsv'],
    ...['--knowledge', 'demo/knowledge-guomi.md', '--set', 'held'],
  );
  expect(out).toMatch(/87 questions with an answer, 50 without[\s\S]*at 0\.80 {2}answered \d+, right 9\d\.\d %/u);
});
