import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { excelPage } from '../../src/console/pages/excel/excel-page.js';
import type { Shown } from '../../src/console/console-page.js';
import { HOUR } from '../../src/domain/time.js';
import type { Village } from '../../src/domain/village.js';
import { importVillage, villageId } from '../../src/usecases/import-village.js';
import { addShift, setGroupMode } from '../../src/usecases/arrange-village.js';
import { MONDAY } from '../domain/case/world.js';
import { duty, XB } from '../domain/small-village.js';
import { GM, GRID1, GRID2, TOWNSHIP } from '../support/town-village.js';
import { htmlOf, OFFICE_VILLAGE, openOffice, type Office } from './office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

async function rowsOf(person: string, query: Record<string, string>): Promise<CellValue[][]> {
  const { file } = await office.shown(excelPage, person, { area: GM, ...query });
  if (file === undefined) throw new Error(`${person} gets no file`);
  return (await readXlsx(file.bytes)).sheets[0]?.rows ?? [];
}

const HEAD = ['编号', '所在', '户主', '人数', '电话', '重点户', '删除'];
const book = (rows: CellValue[][], cells?: Map<string, never>): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: 'x', rows, ...(cells === undefined ? {} : { cells }) }] });

async function send(person: string, bytes: Uint8Array, form: Record<string, string> = {}, key?: string) {
  const file = { field: 'file', name: 'x.xlsx', bytes, cut: false };
  return office.act(excelPage, person, { do: 'upload', area: GM, what: 'households', ...form }, key, [file]);
}

/** What is shown where the browser is sent. */
async function preview(person: string, answer: Shown | { to: string }): Promise<string> {
  if (!('to' in answer)) throw new Error(htmlOf(answer));
  return office.html(excelPage, person, Object.fromEntries(new URL(answer.to, 'http://x').searchParams));
}

const write = (person: string, upload: string, key?: string) =>
  office.act(excelPage, person, { do: 'write', area: GM, upload }, key);

const households = () => office.town.service.context.directory().householdsOf(GM);
const versionOf = async () => (await office.town.store.get(villageId(TOWNSHIP)))?.version;

/** One added, one changed, one removed. */
const CHANGED: CellValue[][] = [
  HEAD,
  ['h1', '二社', '马得福', 5, '13900000009', '', ''],
  ['h2', '二社', '韩秀英', 1, '', '是', '是'],
  ['h3', '一社', '=1+1', 2, '', '', ''],
];

describe('a download', () => {
  test.each([
    ['wang', 'roster', true],
    ['op', 'roster', true],
    ['suonan', 'roster', false],
    ['dian', 'roster', false],
    ['suonan', 'households', true],
    ['dian', 'households', false],
    ['audit', 'households', false],
    ['suonan', 'cases', true],
    ['op', 'cases', false],
    ['audit', 'cases', false],
    ['audit', 'month', true],
    ['suonan', 'month', false],
  ])('%s asks for %s: %s', async (person, get, may) => {
    const { file, status } = await office.shown(excelPage, person, { area: GM, get });
    expect([file !== undefined, status]).toEqual(may ? [true, undefined] : [false, 404]);
    const link = get === 'month' ? '下载月报' : `get=${get}`;
    expect((await office.html(excelPage, person, { area: GM })).includes(link)).toBe(may);
  });

  test('has phones for those who speak for the village, and for nobody else a column of them', async () => {
    const [head = []] = await rowsOf('wang', { get: 'households' });
    expect(head).toEqual(HEAD);
    expect(await rowsOf('suonan', { get: 'households' })).toEqual([
      HEAD.filter((name) => name !== '电话'),
      ['h1', '二社', '马得福', 4, '', ''],
      ['h2', '二社', '韩秀英', 1, '是', ''],
    ]);
    expect(JSON.stringify(await rowsOf('wang', { get: 'roster' }))).toContain('13912341234');
  });

  test('of an area out of reach is of the own one', async () => {
    expect(await rowsOf('xu', { get: 'households', area: GM })).toEqual([HEAD]);
  });

  test('of cases is masked, and has only those that one may look at', async () => {
    await office.town.say('zhuoma', '二社水管冻裂了，三天没水吃，电话13912341234', 'g2');
    await office.town.say('zhuoma', '我要举报王书记把低保给了亲戚');
    const rows = await rowsOf('wang', { get: 'cases' });
    expect(rows).toHaveLength(2);
    expect(rows[1]?.[0]).toMatch(/^GM-\d{4}$/u);
    expect(JSON.stringify(rows)).not.toContain('13912341234');
    expect(await rowsOf('yixi', { get: 'cases', area: GRID1 })).toHaveLength(1);
    expect(await rowsOf('dian', { get: 'cases', area: TOWNSHIP })).toHaveLength(1);
  });

  test('of a month is named after it, and this month for what is none', async () => {
    const named = async (month: string) =>
      (await office.shown(excelPage, 'wang', { area: GM, get: 'month', month })).file?.name;
    expect(await named('2026-10')).toBe('郭米村2026年10月月报.xlsx');
    expect(await named('2026-13')).toBe('郭米村2026年11月月报.xlsx');
  });
});

describe('an upload', () => {
  test('shows every change, writes nothing, and then exactly that, once however often it is sent', async () => {
    const before = households();
    const seen = await preview('wang', await send('wang', await book(CHANGED), {}, 'first'));
    expect(seen).toContain('3处改动，还没有写入');
    expect(seen).toMatch(/h1<\/th><td>修改<\/td><td>人数：4 → 5；电话：（空） → 13900000009<\/td><td>第2行/u);
    expect(seen).toMatch(/h2<\/th><td>删除<\/td><td>二社，韩秀英，1，是/u);
    expect(seen).toMatch(/h3<\/th><td>新增<\/td><td>一社，=1\+1，2/u);
    expect(households()).toEqual(before);
    const twice = await Promise.all([write('wang', 'first'), write('wang', 'first')]);
    for (const answer of [...twice, await write('wang', 'first')])
      expect(answer).toEqual({ to: expect.stringContaining('done=1') });
    expect(households()).toEqual([
      { id: 'h1', area: GRID2, head: '马得福', people: 5, phone: '13900000009' },
      { id: 'h3', area: GRID1, head: '=1+1', people: 2 },
    ]);
    expect(await versionOf()).toBe(2);
    const { file } = await office.shown(excelPage, 'wang', { area: GM, get: 'households' });
    const [sheet] = (await readXlsx(file?.bytes ?? new Uint8Array())).sheets;
    expect(sheet?.rows[2]?.[2]).toBe('=1+1');
    expect([...(sheet?.cells ?? [])].filter(([, { formula }]) => formula !== undefined)).toEqual([]);
  });

  test('of what went out changes nothing, and offers nothing to be written', async () => {
    const { file } = await office.shown(excelPage, 'wang', { area: GM, get: 'households' });
    const seen = await preview('wang', await send('wang', file?.bytes ?? new Uint8Array()));
    expect(seen).toContain('不用写入');
    expect(seen).not.toContain('value="write"');
  });

  test('writes nothing when the village has changed meanwhile, and says so', async () => {
    const { context } = office.town.service;
    await send('wang', await book(CHANGED), {}, 'first');
    await setGroupMode(context, { id: 'g2', area: GRID2 }, 'silent', 'k');
    expect(await office.html(excelPage, 'wang', { area: GM, upload: 'first' })).toContain('有别的改动');
    const answer = await write('wang', 'first');
    expect([answer, htmlOf(answer)]).toEqual([
      expect.objectContaining({ status: 409 }),
      expect.stringContaining('什么都没有写入'),
    ]);
    expect(households()).toEqual(OFFICE_VILLAGE.households);
    expect(context.directory().group('g2')?.mode).toBe('silent');
  });

  test.each([
    ['of somebody else', 'ma', 'first', 0],
    ['that was replaced by a later one', 'wang', 'earlier', 0],
    ['of an hour ago', 'wang', 'first', HOUR],
  ])('%s is not written', async (_, person, key, later) => {
    await send('wang', await book(CHANGED), {}, 'earlier');
    await send('wang', await book(CHANGED), {}, 'first');
    office.town.set(MONDAY + later);
    expect(await office.html(excelPage, person, { area: GM, upload: key })).toContain('不在了');
    expect(await write(person, key)).toMatchObject({ status: 409 });
    expect(households()).toEqual(OFFICE_VILLAGE.households);
  });

  test('is gone from the store when it was written', async () => {
    await send('wang', await book(CHANGED), {}, 'first');
    const kept = () => office.town.store.find({ kind: 'sheet-upload', area: '', limit: 9 });
    expect(await kept()).toEqual([expect.objectContaining({ due: MONDAY + HOUR })]);
    await write('wang', 'first');
    expect(await kept()).toEqual([]);
  });

  test.each([
    ['wang', 'roster', GM],
    ['suonan', 'households', GRID2],
    ['dian', 'households', TOWNSHIP],
    ['audit', 'households', TOWNSHIP],
    ['xu', 'households', GRID1],
  ])('%s may not change the %s', async (person, what, area) => {
    expect(await send(person, await book(CHANGED), { what, area })).toMatchObject({ status: 403 });
    expect(await office.html(excelPage, person, { area })).not.toMatch(new RegExp(`<option value="${what}"`, 'u'));
  });

  test('with mistakes says every one by its cell, and keeps nothing', async () => {
    const rows = [
      HEAD,
      ['h1', '三社', '马得福', '很多', '123', '', ''],
      ['h9', '香卜村/一组', '<script>', 2, '', '', ''],
    ];
    const answer = await send('wang', await book(rows));
    expect(answer).toMatchObject({ status: 422 });
    const html = htmlOf(answer);
    for (const cell of ['B2', 'D2', 'E2', 'B3']) expect(html).toContain(`<th scope="row">${cell}</th>`);
    expect(html).toContain('4处要改，什么都没有写入');
    expect(html).not.toContain('<script');
    expect(await office.town.store.find({ kind: 'sheet-upload', area: '', limit: 1 })).toEqual([]);
  });

  test.each([
    ['no file', new Uint8Array(), '打不开'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), '另存为“Excel 工作簿 (.xlsx)”'],
    ['a file beyond 5 MB', new Uint8Array(5_000_001), '最多 5 MB'],
  ])('%s is refused kindly', async (_, bytes, says) => {
    const answer = await send('wang', bytes);
    expect([answer, htmlOf(answer)]).toEqual([expect.objectContaining({ status: 422 }), expect.stringContaining(says)]);
  });

  test('without a file says so at the field', async () => {
    const answer = await office.act(excelPage, 'wang', { do: 'upload', area: GM, what: 'households' });
    expect(htmlOf(answer)).toMatch(/type="file"[^>]*\/?><\/label><strong role="alert"[^>]*>请选一个 Excel 文件/u);
  });
});

describe('the roster', () => {
  const ROSTER = ['编号', '姓名', '称呼', '类别', '电话', '住处', '语言', '职责', '删除'];
  const row = (id: string, name: string, duties: string): CellValue[] => [id, name, '', '', '', '', '', duties, ''];
  const roster = async (...rows: CellValue[][]) =>
    send('op', await book([ROSTER, ...rows]), { what: 'roster' }, 'roster');

  test('gives somebody work, and leaves what was learned and arranged', async () => {
    const { context } = office.town.service;
    const shift = { area: GM, person: 'wang', weekdays: [1], dates: [] };
    await addShift(context, shift, 'k');
    await preview('op', await roster(row('suonan', '索南', '网格员 二社；网格员 一社')));
    expect(await write('op', 'roster')).toHaveProperty('to');
    const suonan = context.directory().person('suonan');
    expect(suonan?.duties).toEqual([duty('grid_member', GRID2), duty('grid_member', GRID1)]);
    expect(suonan?.handles).toHaveLength(1);
    await importVillage(office.town.store, OFFICE_VILLAGE, MONDAY);
    await context.refresh();
    expect(context.directory().villages[0]?.roster).toContainEqual(shift);
  });

  test.each([
    ['makes nobody chief of the township around', row('suonan', '索南', '网格员 二社；总店长 扎麻什乡')],
    ['takes no work away elsewhere', ['xu', 'xu', '', '', '', '', '', '网格员 一社', '']],
    ['takes nobody out who works elsewhere', ['xu', 'xu', '', '', '', '', '', '', '是']],
  ])('of one village %s', async (_, changed) => {
    const html = htmlOf(await roster(changed));
    expect(html).toMatch(/H2<\/th><td>别处的职责不能在这张表里改/u);
  });

  test('takes no id that is somebody else’s in another village file', async () => {
    const person = { id: 'xb-lead', name: '李四', duties: [], handles: [], absences: [] };
    const village = { path: '62.11.23.207.203', level: 'village', name: '香卜', aliases: [], code: 'XBU' } as const;
    const other: Village = {
      ...OFFICE_VILLAGE,
      root: '62.11.23.207',
      areas: [village],
      people: [person],
      groups: [],
      households: [],
      landmarks: [],
      digests: [],
      roster: [],
    };
    await importVillage(office.town.store, other, MONDAY);
    await office.town.service.context.refresh();
    expect(htmlOf(await roster(row('xb-lead', '王五', '网格员 二社')))).toContain('和别的村重了');
  });
});

describe('whatever is sent', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('upload', 'write', 'roster', 'households', 'constructor', GM, XB, 'first', '<script>x</script>'),
  );
  test('it is answered, nothing is written, and no script comes of it', async () => {
    await send('wang', await book(CHANGED), {}, 'kept');
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('do', 'area', 'what', 'upload'), value),
        fc.uint8Array({ maxLength: 100 }),
        fc.constantFrom('wang', 'op', 'suonan'),
        async (form, bytes, person) => {
          const files = [{ field: 'file', name: '../x.xlsx', bytes, cut: false }];
          expect(htmlOf(await office.act(excelPage, person, form, undefined, files))).not.toContain('<script');
        },
      ),
      { numRuns: 60 },
    );
    expect(await versionOf()).toBe(1);
  });
});
