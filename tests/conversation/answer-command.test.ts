/** /解答: a clerk answers a question in words, by hand or from the knowledge base. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY } from '../../src/domain/time.js';
import type { KnowledgeEntry } from '../../src/knowledge/entry.js';
import { parseKnowledgeFile } from '../../src/knowledge/parse-knowledge-file.js';
import { importKnowledge } from '../../src/usecases/import-knowledge.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { TOWNSHIP } from '../support/town-village.js';

const ENTRY: KnowledgeEntry = {
  questions: ['灌溉的水票在哪里领'],
  keywords: [],
  answer: '水票在社长家领，每户十张。',
  source: '村委会《灌溉办法》',
  date: '2026-05',
  from: null,
  until: null,
  areas: [],
  categories: [],
};

const demo = await parseKnowledgeFile(readFileSync('demo/knowledge-guomi.md'), 'demo.md', () => null);

let town: Town;
beforeEach(async () => {
  town = await openTown();
  const old = { ...ENTRY, questions: ['以前水票在哪里领'], until: town.now() - DAY };
  const others = 'entries' in demo ? demo.entries : [];
  await importKnowledge(town.store, TOWNSHIP, [ENTRY, old, ...others], town.now());
  await town.service.refresh();
  await town.say('zhuoma', '灌溉的水票一直没发给我，水票到底在哪里领，麻烦查一下');
});
afterEach(() => town.close());

describe('the answer command', () => {
  test('lists what lies ready, names what is out of date, and changes nothing', async () => {
    const told = textsAt(await town.say('suonan', '/解答 1'), 'suonan');
    expect(told).toContain('1 灌溉的水票在哪里领：水票在社长家领，每户十张。（村委会《灌溉办法》 2026-05）');
    expect(told).toContain('过期的，不能用：以前水票在哪里领');
    expect(told).not.toMatch(/^\d 以前/mu);
    expect(await town.cases()).toMatchObject([{ state: 'dispatched' }]);
  });

  test('with a number gives that answer; colleagues hear that it is done, and “找人” brings it back', async () => {
    const told = await town.say('suonan', '/解答 1 1');
    expect(textsAt(told, 'zhuoma')).toContain('（来源：村委会《灌溉办法》 2026-05）');
    expect(textsAt(told, 'doutai')).toContain('GM-0001');
    expect(await town.cases()).toMatchObject([{ state: 'answered', clock: { repliedAt: town.now() } }]);
    await town.say('zhuoma', '找人');
    expect(await town.cases()).toMatchObject([{ state: 'dispatched', clock: { repliedAt: null } }]);
  });

  test('with words gives those, in the clerk’s name', async () => {
    const told = await town.say('suonan', '/解答 1 明天上午到村委会来领');
    expect(textsAt(told, 'zhuoma')).toBe('明天上午到村委会来领。\n（来源：索南）\n还有不清楚的，回“找人”。');
  });

  test('is not for a number that is not on the list, nor for a clerk of another grid', async () => {
    expect(textsAt(await town.say('suonan', '/解答 1 3'), 'suonan')).toContain('可以这样答');
    await town.say('yixi', '/解答 1 1');
    expect(await town.cases()).toMatchObject([{ state: 'dispatched' }]);
  });
});
