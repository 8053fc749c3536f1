/** Questions of policy, answered from the knowledge base of the township, and what must never be. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY } from '../../src/domain/time.js';
import type { KnowledgeEntry } from '../../src/knowledge/entry.js';
import { parseKnowledgeFile } from '../../src/knowledge/parse-knowledge-file.js';
import { importKnowledge } from '../../src/usecases/import-knowledge.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GRID2, TOWNSHIP } from '../support/town-village.js';

const DEMO = 'demo/knowledge-guomi.md';

async function demoEntries(): Promise<KnowledgeEntry[]> {
  const parsed = await parseKnowledgeFile(readFileSync(DEMO), DEMO, () => null);
  if ('errors' in parsed) throw new Error(JSON.stringify(parsed.errors));
  return parsed.entries;
}
const entries = await demoEntries();

let town: Town;
beforeEach(async () => {
  town = await openTown();
  await teach(entries);
});
afterEach(() => town.close());

async function teach(known: readonly KnowledgeEntry[]): Promise<void> {
  await importKnowledge(town.store, TOWNSHIP, known, town.now());
  await town.service.refresh();
}

describe('a question that the knowledge base answers', () => {
  test('is answered at once with the source, and a person comes who is asked for', async () => {
    const told = await town.say('zhao', '在西宁住院能报多少，回来报还是在那边报');
    expect(textsAt(told, 'zhao')).toMatch(
      /先备案[\s\S]*（来源：县医保局《异地就医备案须知》 2026-01）\n还有不清楚的，回“找人”/u,
    );
    expect(textsAt(told, 'zhao').split('\n').length).toBeGreaterThan(3);
    expect(await town.cases()).toMatchObject([{ state: 'answered', category: '0901', nature: '咨询', offered: [] }]);
    const asked = await town.say('zhao', '找人');
    expect(textsAt(asked, 'zhao')).toContain('GM-0001');
    const [c] = await town.cases();
    expect(c?.state).not.toBe('answered');
    expect(c?.remarks.map((one) => one.text)).toEqual(['在西宁住院能报多少，回来报还是在那边报', '找人']);
  });

  test('is answered in a group where the bot listens only when it is as clear as can be', async () => {
    const told = await town.say('cairang', '请问高龄补贴怎么申请，要啥材料', 'g2');
    expect(textsAt(told, 'g2')).toContain('来源：县民政局');
    expect(told.map((one) => one.to)).toEqual([['才让']]);
    const likely = '二级残疾一个月有几个钱';
    expect(textsAt(await town.say('macheng', likely, 'g2'), 'g2')).not.toContain('来源');
    expect(textsAt(await town.say('gawa', likely, 'g2', { addressed: true }), 'g2')).toContain('来源');
  });

  test('is answered and told once, however often the message comes, and also after a crash', async () => {
    await town.say('zhao', '领结婚证要带啥', undefined, { key: 'k1' });
    expect(await town.say('zhao', '领结婚证要带啥', undefined, { key: 'k1' })).toEqual([]);
    town = await town.restart();
    expect(await town.say('zhao', '领结婚证要带啥', undefined, { key: 'k1' })).toEqual([]);
    expect(await town.cases()).toHaveLength(1);
  });

  test('asked in the middle of a report is not taken for more words on it', async () => {
    await town.say('zhuoma', '二社自来水停了，我家一点水都没有');
    const told = await town.say('zhuoma', '医保啥时候交，一个人交多少钱');
    expect(textsAt(told, 'zhuoma')).toContain('来源：县医保局');
    expect((await town.cases()).map((c) => c.remarks.length)).toEqual([1, 1]);
  });

  test('of somebody whose village nobody knows is answered when they have said which', async () => {
    const asked = await town.say('stranger', '请问高龄补贴怎么申请，要啥材料');
    expect(textsAt(asked, 'stranger')).toContain('哪个村');
    expect(textsAt(await town.say('stranger', '郭米'), 'stranger')).toContain('来源：县民政局');
  });

  test('is answered for the grid for which the answer holds, and for no other', async () => {
    const [sample] = entries;
    await teach([{ ...sample!, questions: ['灌溉水票在哪里领'], answer: '社长家领', areas: [GRID2], categories: [] }]);
    expect(textsAt(await town.say('zhuoma', '灌溉水票在哪里领'), 'zhuoma')).toContain('社长家领');
    expect(textsAt(await town.say('zhao', '灌溉水票在哪里领'), 'zhao')).not.toContain('社长家领');
  });
});

describe('no answer is read out of the knowledge base', () => {
  test.each([
    ['about one’s own money that did not come', '我的低保咋停了'],
    ['about one’s own application', '我的低保申请交上去两个月了，批下来没有'],
    ['to a complaint', '我要投诉，低保申请没人管，到底怎么申请'],
    ['to a report of misconduct', '举报社长给亲戚办低保，低保怎么申请的'],
    ['to somebody who asks for secrecy', '匿名问一下，低保怎么申请，找谁'],
    ['in an emergency', '我阿妈喘不上气了，住院怎么报销，快来人'],
    ['to what it does not know', '党费一个月交多少'],
    ['to two matters at once', '请问领结婚证要带啥？另外二社的水渠谁来管'],
  ])('%s: %s', async (_, text) => {
    const told = await town.say('zhao', text);
    expect(textsAt(told, 'zhao')).not.toContain('来源');
    expect((await town.cases()).map((c) => c.state)).not.toContain('answered');
  });

  test('that is out of date: a person answers and hears what there was', async () => {
    const stale = entries.map((entry) => ({ ...entry, until: town.now() - DAY }));
    await teach(stale);
    const told = await town.say('zhuoma', '领结婚证要带啥');
    expect(textsAt(told, 'zhuoma')).not.toContain('来源');
    expect(textsAt(told, 'zhuoma')).toContain('GM-0001');
    const clerks = told.filter((one) => one.where !== 'zhuoma').map((one) => one.text);
    expect(clerks.join('\n')).toContain(
      '知识库里有“领结婚证要带啥”，可是过期了（县民政局《婚姻登记办事指南》 2026-09）',
    );
  });
});

test('a knowledge base that was imported again is used after the next refresh', async () => {
  await teach(entries.map((entry) => ({ ...entry, answer: '新的说法' })));
  expect(textsAt(await town.say('zhao', '领结婚证要带啥'), 'zhao')).toContain('新的说法');
});
