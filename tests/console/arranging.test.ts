import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CONSOLE_PAGES } from '../../src/console/pages/index.js';
import { knowledgePage } from '../../src/console/pages/knowledge/knowledge-page.js';
import { newsPage } from '../../src/console/pages/news/news-page.js';
import { rosterPage } from '../../src/console/pages/roster/roster-page.js';
import { onDuty } from '../../src/domain/on-duty.js';
import { DAY } from '../../src/domain/time.js';
import { newsKey, shiftKey } from '../../src/usecases/arrange-village.js';
import { entriesOf } from '../../src/usecases/edit-knowledge.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { MONDAY } from '../domain/case/world.js';
import { GM, GRID2, TOWNSHIP } from '../support/town-village.js';
import { htmlOf, OFFICE_VILLAGE, openOffice, type Office } from './office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const roster = () => office.town.service.context.directory().villages.flatMap((one) => one.roster ?? []);

describe('the roster', () => {
  const shift = { do: 'add', area: GRID2, person: 'doutai', weekday3: '1', dates: '2026-12-24 2026-12-25' };

  test('a shop head puts somebody on duty, once however often the form is sent', async () => {
    expect(await office.act(rosterPage, 'wang', shift, 'same')).toEqual({ to: '/console/roster' });
    await office.act(rosterPage, 'wang', shift, 'same');
    expect(roster()).toHaveLength(2);
    const { context } = office.town.service;
    expect(onDuty(GRID2, MONDAY + 2 * DAY, context.directory())).toEqual(['doutai']);
    expect(await office.html(rosterPage, 'suonan')).toContain('周三、2026-12-24、2026-12-25');
  });

  test.each([['suonan'], ['lamu'], ['dian'], ['xu']])('%s may read who is on duty, and change nothing', async (who) => {
    expect(await office.html(rosterPage, who)).not.toContain('value="remove"');
    await office.act(rosterPage, who, shift);
    await office.act(rosterPage, who, { do: 'remove', shift: shiftKey(roster()[0] ?? never()) });
    await office.act(rosterPage, who, { do: 'mode', group: 'g2', mode: 'silent' });
    expect(roster()).toEqual(OFFICE_VILLAGE.roster);
    expect(office.town.service.context.directory().group('g2')?.mode).toBe('listen');
  });

  test.each([
    ['a date that does not exist', { ...shift, dates: '2026-02-30' }, '“2026-02-30”不是日子'],
    ['no day at all', { ...shift, weekday3: '', dates: '' }, '请勾星期几'],
    ['somebody who does not work there', { ...shift, person: 'zhuoma' }, '请选这个片区的人'],
    ['an area of others', { ...shift, area: TOWNSHIP }, '请选您负责的片区'],
  ])('%s is said at its field, and nothing is stored', async (_, form, says) => {
    const answer = await office.act(rosterPage, 'wang', form);
    expect(answer).toMatchObject({ status: 422 });
    expect(htmlOf(answer)).toContain(says);
    expect(roster()).toHaveLength(1);
  });

  test('what was arranged outlasts the next import, and what the file takes out goes', async () => {
    const { store, context } = { ...office.town, ...office.town.service };
    await office.act(rosterPage, 'wang', shift);
    await importVillage(store, { ...OFFICE_VILLAGE, roster: [] }, MONDAY);
    await context.refresh();
    expect(roster().map(({ person }) => person)).toEqual(['doutai']);
  });

  test('a shift that was taken out does not come back with the same file', async () => {
    const { store, context } = { ...office.town, ...office.town.service };
    await office.act(rosterPage, 'wang', { do: 'remove', shift: shiftKey(roster()[0] ?? never()) });
    await importVillage(store, OFFICE_VILLAGE, MONDAY);
    await context.refresh();
    expect(roster()).toEqual([]);
  });

  test('a shift goes with the person whom the file does not name any more', async () => {
    const { store, context } = { ...office.town, ...office.town.service };
    await office.act(rosterPage, 'wang', shift);
    const people = OFFICE_VILLAGE.people.filter(({ id }) => id !== 'doutai');
    await importVillage(store, { ...OFFICE_VILLAGE, people }, MONDAY);
    await context.refresh();
    expect(roster()).toEqual(OFFICE_VILLAGE.roster);
  });
});

test('a group that is made silent is listened to no more', async () => {
  await office.act(rosterPage, 'wang', { do: 'mode', group: 'g2', mode: 'silent' });
  expect(await office.html(rosterPage, 'suonan')).toMatch(/二社群<\/th><td>二社<\/td><td>群众<\/td><td>只发通报/u);
  await office.town.say('cairang', '二社路灯坏了', 'g2');
  expect(await office.town.cases()).toEqual([]);
});

describe('the news of a village', () => {
  const item = { do: 'add', area: GM, day: '2026-11-20', title: '路灯修好了', text: '有事打13912345678' };
  const news = () => office.town.service.context.directory().area(GM)?.page?.news ?? [];

  test('a shop head puts them there, without numbers of people, and takes them off again', async () => {
    await office.act(newsPage, 'wang', item, 'same');
    await office.act(newsPage, 'wang', item, 'same');
    expect(news()).toHaveLength(1);
    expect(news()[0]?.text).not.toContain('13912345678');
    await office.act(newsPage, 'wang', { do: 'remove', area: GM, item: newsKey(news()[0] ?? never()) });
    expect(news()).toEqual([]);
  });

  test('they outlast the next import beside those of the file', async () => {
    await office.act(newsPage, 'wang', item);
    const written = { at: MONDAY, title: '开会', text: '' };
    const page = { open: true, about: '好地方', news: [written] };
    const areas = OFFICE_VILLAGE.areas.map((area) => (area.path === GM ? { ...area, page } : area));
    await importVillage(office.town.store, { ...OFFICE_VILLAGE, areas }, MONDAY);
    await office.town.service.context.refresh();
    expect(news().map(({ title }) => title)).toEqual(['路灯修好了', '开会']);
    await importVillage(office.town.store, OFFICE_VILLAGE, MONDAY);
    await office.town.service.context.refresh();
    expect(news().map(({ title }) => title)).toEqual(['路灯修好了']);
  });

  test.each([
    ['a day that does not exist', { day: '2026-02-30' }, '请写日子'],
    ['no title', { title: ' ' }, '请写标题'],
  ])('%s is said at its field, and nothing is stored', async (_, wrong, says) => {
    const answer = await office.act(newsPage, 'wang', { ...item, ...wrong });
    expect(answer).toMatchObject({ status: 422 });
    expect(htmlOf(answer)).toContain(says);
    expect(news()).toEqual([]);
  });

  test.each([['suonan'], ['xu']])('%s changes nothing of them', async (who) => {
    await office.act(newsPage, who, item);
    expect(news()).toEqual([]);
  });
});

describe('the knowledge base', () => {
  const written = { 问题: '医保几号截止', 答案: '2月28日截止。', 来源: '县医保局《通知》', 日期: '2026-09' };
  const put = { do: 'put', area: GM, instead: '', ...written };
  const titles = async () => (await entriesOf(office.town.service.context, GM)).map(({ questions }) => questions[0]);

  test('what a shop head adds is answered with', async () => {
    expect(await office.act(knowledgePage, 'wang', put)).toMatchObject({ to: expect.stringContaining('/knowledge?') });
    await office.town.service.refresh();
    const said = await office.town.say('zhuoma', '医保几号截止？');
    expect(said.map(({ text }) => text).join()).toContain('2月28日截止');
  });

  test('the same form sent twice adds once', async () => {
    await office.act(knowledgePage, 'wang', put, 'same');
    expect(await office.act(knowledgePage, 'wang', put, 'same')).toHaveProperty('to');
    expect(await titles()).toEqual(['医保几号截止']);
  });

  test.each([
    ['来源', ''],
    ['日期', '不知道'],
    ['有效期', '2027-01-01 至 2026-01-01'],
    ['适用范围', '火星村'],
    ['类别', '9999'],
    ['答案', '长'.repeat(501)],
  ])('what is wrong with %s is said there, what was written stays, and nothing is stored', async (name, text) => {
    const answer = await office.act(knowledgePage, 'wang', { ...put, [name]: text });
    expect(answer).toMatchObject({ status: 422 });
    expect(htmlOf(answer)).toMatch(new RegExp(`name="${name}"[^]{0,700}?</label><strong role="alert"`, 'u'));
    expect(htmlOf(answer).match(/role="alert"/gu)).toHaveLength(1);
    expect(htmlOf(answer)).toContain('value="医保几号截止"');
    expect(await titles()).toEqual([]);
  });

  test('an entry is corrected in its place, and one that asks the same is refused', async () => {
    await office.act(knowledgePage, 'wang', put);
    await office.act(knowledgePage, 'wang', { ...put, 问题: '低保怎么办' });
    await office.act(knowledgePage, 'wang', { ...put, instead: '医保几号截止', 问题: '医保哪天截止' });
    expect(await titles()).toEqual(['医保哪天截止', '低保怎么办']);
    expect(await office.act(knowledgePage, 'wang', { ...put, 问题: '低保怎么办' })).toMatchObject({ status: 409 });
    expect(await office.act(knowledgePage, 'wang', { ...put, instead: '没有的' })).toMatchObject({ status: 409 });
    expect(await titles()).toEqual(['医保哪天截止', '低保怎么办']);
  });

  test('the form of an entry, sent as it is, changes nothing of it', async () => {
    const rest = { 问法: '医保截止日\n几号停缴', 有效期: '2026-09-01 至 2027-02-28', 适用范围: '二社', 类别: '0901' };
    await office.act(knowledgePage, 'wang', { ...put, ...rest, 关键词: '医保、缴费' });
    const before = await entriesOf(office.town.service.context, GM);
    const html = await office.html(knowledgePage, 'wang', { area: GM, entry: '医保几号截止' });
    const form = html.slice(html.indexOf('value="put"'));
    const fields = [/name="([^"]+)" value="([^"]*)"/gu, /<textarea name="([^"]+)"[^>]*>([^<]*)</gu]
      .flatMap((pattern) => [...form.matchAll(pattern)])
      .map(([, name = '', value = '']): [string, string] => [name, value]);
    expect(fields).toHaveLength(11);
    await office.act(knowledgePage, 'wang', { ...Object.fromEntries(fields), do: 'put' });
    expect(await entriesOf(office.town.service.context, GM)).toEqual(before);
  });

  test('a retired entry stays to be read and answers nothing', async () => {
    await office.act(knowledgePage, 'wang', put);
    await office.act(knowledgePage, 'wang', { do: 'retire', area: GM, instead: '医保几号截止' });
    expect(await office.html(knowledgePage, 'suonan')).toContain('不用了');
    await office.town.service.refresh();
    const said = await office.town.say('zhuoma', '医保几号截止？');
    expect(said.map(({ text }) => text).join()).not.toContain('2月28日截止。');
  });

  test.each([['suonan'], ['lamu'], ['dian'], ['xu']])('%s changes nothing in it', async (who) => {
    await office.act(knowledgePage, who, put);
    expect(await titles()).toEqual([]);
  });
});

describe('whatever stands in a form', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.constantFrom('add', 'remove', 'mode', 'put', 'retire', GM, GRID2, 'g2', 'doutai', '=1+1', '<script>x</script>'),
  );
  const names = fc.constantFrom(
    'do',
    'area',
    'day',
    'title',
    'item',
    'person',
    'dates',
    'shift',
    'group',
    'mode',
    'instead',
    '问题',
    '答案',
  );

  test('it is answered, and no script comes of it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(names, value, { maxKeys: 8 }),
        fc.constantFrom(rosterPage, knowledgePage, newsPage),
        async (form, page) => {
          expect(htmlOf(await office.act(page, 'wang', form))).not.toContain('<script');
          for (const one of CONSOLE_PAGES) expect(await office.html(one, 'wang')).not.toContain('<script');
        },
      ),
      { numRuns: 40 },
    );
  });
});

function never(): never {
  throw new Error('there is no such shift');
}
