/** How well the demo's entries are found by questions in village speech; the figures are those of docs/knowledge.md. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { asksAboutRules } from '../../src/knowledge/asks-about-rules.js';
import { titleOf } from '../../src/knowledge/entry.js';
import { createKnowledgeBase } from '../../src/knowledge/knowledge-base.js';
import { parseKnowledgeFile } from '../../src/knowledge/parse-knowledge-file.js';
import { createRanking } from '../../src/knowledge/ranking.js';

const parsed = await parseKnowledgeFile(readFileSync('demo/knowledge-guomi.md'), 'demo.md', () => null);
const entries = 'entries' in parsed ? parsed.entries : [];
const base = createKnowledgeBase(entries);
const anything = () => true;

const questions = readFileSync('tests/knowledge/questions.tsv', 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))
  .map(([set = '', text = '', answer = '']) => {
    const best = base.find(text, anything)[0];
    const right = answer !== '' && best !== undefined && titleOf(best.entry).startsWith(answer);
    return { set, text, answer, right, confidence: asksAboutRules(text) ? (best?.confidence ?? 0) : 0 };
  });
const held = questions.filter((one) => one.set === 'held');
const share = (some: readonly unknown[], all: readonly unknown[]): number => some.length / all.length;

describe('questions in village speech that nothing was fitted on', () => {
  const known = held.filter((one) => one.answer !== '');

  test('belong each to one entry', () => {
    const belonging = questions.map(
      ({ answer }) => entries.filter((entry) => titleOf(entry).startsWith(answer)).length,
    );
    expect(belonging.filter((count, i) => questions[i]?.answer !== '' && count !== 1)).toEqual([]);
  });

  test('find their entry first in nearly nine of ten', () => {
    expect(
      share(
        known.filter((one) => one.right),
        known,
      ),
    ).toBeGreaterThan(0.87);
  });

  test.each([
    [0.8, 0.95, 0.75],
    [0.95, 0.97, 0.6],
  ])('are answered from %p on: right %p of the time, for %p of those with an answer', (least, precision, recall) => {
    const answered = held.filter((one) => one.confidence >= least);
    const right = answered.filter((one) => one.right);
    expect(share(right, answered)).toBeGreaterThan(precision);
    expect(share(right, known)).toBeGreaterThan(recall);
  });

  test('are as likely right as is said, to a tenth', () => {
    for (const [from, to] of [
      [0.1, 0.5],
      [0.5, 0.9],
      [0.9, 1],
    ] as const) {
      const some = questions.filter((one) => one.confidence >= from && one.confidence < to);
      const said = some.reduce((sum, one) => sum + one.confidence, 0) / some.length;
      expect(
        Math.abs(
          share(
            some.filter((one) => one.right),
            some,
          ) - said,
        ),
      ).toBeLessThan(0.15);
    }
  });
});

test('nothing of one’s own trouble, no complaint and no report of misconduct is a question of rules', () => {
  const personal = questions.filter(
    ({ text, answer }) => answer === '' && /^我的|^我要|举报|没发|没到|咋停/u.test(text),
  );
  expect(personal.length).toBeGreaterThan(8);
  expect(personal.filter(({ text }) => asksAboutRules(text)).map((one) => one.text)).toEqual([]);
});

describe('any text', () => {
  test('is compared without a fault, and confidences are shares', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '？', '低保', 'ཨ་མ', '低'.repeat(20_000)));
    fc.assert(
      fc.property(text, (asked) => {
        for (const { confidence } of base.find(asked, anything)) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('finds only what is accepted, and nothing in an empty base', () => {
    const [first] = base.find('领结婚证要带啥', anything);
    const others = base.find('领结婚证要带啥', (entry) => entry !== first?.entry);
    expect(others.map((one) => one.entry)).not.toContain(first?.entry);
    expect(others[0]?.confidence).toBeLessThan(first?.confidence ?? 0);
    expect(createKnowledgeBase([]).find('低保', anything)).toEqual([]);
  });
});

describe('likeness', () => {
  const ranking = createRanking(['医保几月交', '低保怎么申请', '路灯坏了']);

  test('is one for the same words and none for others', () => {
    const alike = ranking.likeness(ranking.weigh('低保怎么申请'));
    expect([...alike].map((one) => Number(one.toFixed(6)))).toEqual([expect.any(Number), 1, 0]);
  });

  test('counts what is said in the village and what is written in the office as the same', () => {
    const spoken = ranking.likeness(ranking.weigh('合作医疗啥时候缴'));
    expect(spoken[0]).toBeGreaterThan(0.9);
  });
});
