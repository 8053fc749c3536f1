/** Reports and letters: asked for in the chat, opened by a link, by those who may. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import type { OpenPaper, PrintedPaper } from '../../src/http/paper-route.js';
import { paperDoor } from '../../src/paper-door.js';
import { createDraw } from '../../src/picture/create-draw.js';
import { createPrinter } from '../../src/report/create-printer.js';
import { DAY } from '../../src/domain/time.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { MONDAY } from '../domain/case/world.js';
import { pagesOf, pdfText } from '../report/pdf-text.js';
import { GM, GRID2, TOWN_VILLAGE } from '../support/town-village.js';
import { LINKS, openTown, PAPERS, textsAt, type Town } from '../support/town.js';

const LINK = /https:\/\/gezipu\.example\/reports\/([\w-]+)/gu;

let town: Town;
let open: OpenPaper;
beforeEach(async () => {
  const households = Array.from({ length: 5 }, (_, at) => ({
    id: `h${String(at)}`,
    area: GRID2,
    head: '户主',
    people: 3,
  }));
  town = await openTown({ village: { ...TOWN_VILLAGE, households } });
  const printer = createPrinter(createDraw());
  ({ open } = paperDoor({ context: town.service.context, links: PAPERS, words: zhCN, printer }));
});
afterEach(() => town.close());

const tell = async (who: string, text: string): Promise<string> => textsAt(await town.say(who, text), who);
const tokensIn = (text: string): string[] => [...text.matchAll(LINK)].map(([, token = '']) => token);

async function opened(token: string | undefined): Promise<PrintedPaper> {
  const paper = await open(token ?? '');
  if ('refused' in paper) throw new Error(paper.refused);
  return paper;
}

/** Water at three houses, done; a lamp, not done. */
async function aMonth(): Promise<void> {
  await town.say('zhuoma', '二社自来水停了，一点水都没有', 'g2');
  await town.say('cairang', '我家也是', 'g2');
  await town.say('gawa', '我家也停了', 'g2');
  await town.say('suonan', '/接单 1');
  await town.say('suonan', '/已联系 1');
  await town.say('suonan', '/办结 1 水泵修好了');
  await town.say('macheng', '二社的路灯坏了三个', 'g2');
  await town.say('suonan', '/走访 马老汉 宣传医保政策');
  await town.at(MONDAY + 20 * DAY);
}

describe('the report of a month', () => {
  test('is a workbook of indicators, cases, classes and visits, without a name or phone', async () => {
    await aMonth();
    const [xlsx] = tokensIn(await tell('wang', '/统计 11月 表'));
    const paper = await opened(xlsx);
    expect(paper.name).toBe('郭米村2026年11月月报.xlsx');
    const { sheets } = await readXlsx(paper.bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['指标', '逐件', '分类', '走访']);
    const [shares = [], cases = [], classes = [], visits = []] = sheets.map(({ rows }) => rows);
    expect(shares.find(([name]) => name === '响应率')?.slice(0, 4)).toEqual(['响应率', 1, 2, '50%']);
    expect(cases.slice(1).map((row) => row.slice(0, 3))).toEqual([
      ['GM-0001', '二社', '停水'],
      ['GM-0002', '二社', '路灯'],
    ]);
    expect(classes.find(([name]) => name === '水电气暖')?.slice(0, 4)).toEqual(['水电气暖', 1, 1, 1]);
    expect(visits[1]?.slice(0, 5)).toEqual(['郭米村', 1, 1, 5, 1]);
    expect(JSON.stringify(sheets)).not.toMatch(/卓玛|才让|尕娃|马成|马老汉|索南|139\d{8}/u);
  });

  test('each row says of every indicator whether the case is a hit, and the sheet adds up to the indicator', async () => {
    await aMonth();
    const [xlsx] = tokensIn(await tell('wang', '/统计 11月 表'));
    const { sheets } = await readXlsx((await opened(xlsx)).bytes);
    const [shares = [], cases = []] = sheets.map(({ rows }) => rows);
    for (const name of ['响应率', '按时办结率', '办结率', '一次派准率', '回退率']) {
      const column = cases[0]?.indexOf(name) ?? -1;
      const marks = cases.slice(1).map((row) => row[column]);
      const [, hits, all] = shares.find(([title]) => title === name) ?? [];
      expect([name, marks.filter((one) => one === '是').length]).toEqual([name, hits]);
      expect([name, marks.filter((one) => one === '是' || one === '否').length]).toEqual([name, all]);
    }
  });

  test('is a PDF of at most two pages with the same figures, the picture and what is hot', async () => {
    await aMonth();
    const [, pdf] = tokensIn(await tell('wang', '/统计 11月 表'));
    const paper = await opened(pdf);
    expect(paper).toMatchObject({ type: 'application/pdf', name: '郭米村2026年11月月报.pdf' });
    expect(pagesOf(paper.bytes)).toBeLessThanOrEqual(2);
    const text = pdfText(paper.bytes).replaceAll('\n', '');
    for (const part of ['郭米村 2026年11月 月报', '响应率1250%', '收到2件', '二社停水：3户，GM-0001'])
      expect(text).toContain(part);
    expect(Buffer.from(paper.bytes).includes('/Subtype /Image')).toBe(true);
    expect(text).not.toMatch(/卓玛|才让|尕娃|马成/u);
  });

  test('is for whoever may see the figures of the area, also when the link is opened', async () => {
    expect(await tell('suonan', '/统计 上月 表')).not.toMatch(LINK);
    expect(await tell('lamu', '/统计 一社 上月 表')).not.toMatch(LINK);
    const now = town.now();
    const made = (person: string, area: string): string | undefined =>
      tokensIn(PAPERS.make({ person, paper: { kind: 'pdf', area, month: now } }, now))[0];
    expect(await open(made('lamu', GM) ?? '')).toEqual({ refused: 'gone' });
    expect(await open(made('suonan', GRID2) ?? '')).toEqual({ refused: 'gone' });
    expect(await opened(made('lamu', GRID2))).toMatchObject({ type: 'application/pdf' });
  });

  test('asked for in a group it is sent to the asker alone', async () => {
    const heard = await town.say('wang', '/统计 上月 表', 'gc');
    expect(textsAt(heard, 'gc')).not.toMatch(LINK);
    expect(tokensIn(textsAt(heard, 'wang'))).toHaveLength(2);
  });

  test('the link ends after some days, and none can be made by hand or from one for a picture', async () => {
    const [xlsx = ''] = tokensIn(await tell('wang', '/统计 上月 表'));
    expect(await open(`A${xlsx.slice(1)}`)).toEqual({ refused: 'forged' });
    expect(await open('')).toEqual({ refused: 'forged' });
    const media = LINKS.make({ media: 'm/ab/ab12', person: 'wang' }, town.now()).split('/').at(-1);
    expect(await open(media ?? '')).toEqual({ refused: 'forged' });
    town.set(town.now() + 8 * DAY);
    expect(await open(xlsx)).toEqual({ refused: 'gone' });
  });
});

describe('a letter to an office outside', () => {
  test('says what, where, since when, how many and who writes, and the case remembers it', async () => {
    await aMonth();
    const answer = await tell('wang', '/公函 1 祁连县水务局');
    const paper = await opened(tokensIn(answer)[0]);
    expect(paper.name).toBe('公函GM-0001.pdf');
    const text = pdfText(paper.bytes).replaceAll('\n', '');
    for (const part of ['祁连县水务局：', '我村二社群众反映停水问题', '涉及3户', '联系群众', '王书记', '（盖章）'])
      expect(text).toContain(part);
    expect(text).not.toMatch(/卓玛|才让|尕娃|1391234/u);
    expect(await tell('wang', '/查看 1')).toContain('写了公函：祁连县水务局');
  });

  test('needs an office, and is not for a clerk to write', async () => {
    await aMonth();
    expect(await tell('wang', '/公函 1')).toContain('给哪个单位');
    expect(await tell('suonan', '/公函 1 祁连县水务局')).toContain('店长');
    expect(await tell('wang', '/查看 1')).not.toContain('公函');
  });

  test('nothing leaves the village of what only few may know', async () => {
    await town.say('zhuoma', '举报：村里低保名额给了不该给的人，不要说是我说的');
    const [c] = await town.cases();
    expect(c?.confidential === true || c?.sealed === true).toBe(true);
    const answer = await tell('ma', `/公函 ${c?.number ?? ''} 祁连县民政局`);
    expect(answer).not.toMatch(LINK);
    const paper = { kind: 'letter', case: c?.id ?? '', to: '祁连县民政局', writtenAt: town.now() } as const;
    const [token = ''] = tokensIn(PAPERS.make({ person: 'ma', paper }, town.now()));
    expect(await open(token)).toEqual({ refused: 'gone' });
  });

  test('a phone among the words is covered', async () => {
    await town.say('zhuoma', '二社自来水停了，我电话13912341234', 'g2');
    const paper = await opened(tokensIn(await tell('wang', '/公函 1 水务局13800001111'))[0]);
    expect(pdfText(paper.bytes)).not.toMatch(/1391234|1380000/u);
  });
});
