import { describe, expect, test } from '@jest/globals';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx';
import { mergeImport, PLAIN_PAGE, type ImportedVillage } from '../../src/domain/imported-village.js';
import type { Household } from '../../src/domain/village.js';
import { caseSheet } from '../../src/excel/case-sheet.js';
import { fromSheet, toSheet, type VillageSheet } from '../../src/excel/village-sheets.js';
import { unpacksWithin } from '../../src/excel/unpacked-size.js';
import { writeWorkbook } from '../../src/report/write-workbook.js';
import { sampleCase } from '../domain/sample-case.js';
import { duty, GM, GRID1, GRID2, person, TOWNSHIP, village } from '../domain/small-village.js';
import { createDirectory } from '../../src/domain/directory.js';

const learned = { channel: 'wechaty', user: '@abc' };
const desk = { channel: 'simulator', user: 'suonan' };
const HOUSES: Household[] = [
  { id: 'h1', area: GRID2, head: '马生花', people: 4, phone: '13900000003' },
  { id: 'h2', area: GRID1, head: '祁有德', people: 1, frail: true },
];
const FILE = village(
  [
    person('suonan', [duty('grid_member', GRID2)], { handles: [desk], phone: '13900000001', languages: ['bo'] }),
    person('dian', [duty('department', TOWNSHIP, '0503')]),
    person('zhuoma', [], { home: GRID2 }),
  ],
  { households: HOUSES },
);
const first = mergeImport(FILE, null);
/** The service has learned a handle since. */
const STORED: ImportedVillage = {
  ...first,
  people: first.people.map((one) => (one.id === 'suonan' ? { ...one, handles: [desk, learned] } : one)),
};

async function cellsOf(what: VillageSheet, area = GM): Promise<CellValue[][]> {
  const bytes = await writeWorkbook([toSheet(STORED, area, what)]);
  return (await readXlsx(bytes)).sheets[0]!.rows;
}

async function imported(what: VillageSheet, rows: CellValue[][], formulas: Record<string, string> = {}) {
  const cells = new Map(
    Object.entries(formulas).map(([at, formula]) => [at, { value: 1, type: 'formula' as const, formula }]),
  );
  const bytes = await writeXlsx({ sheets: [{ name: 'x', rows, cells }] });
  return fromSheet(bytes, STORED, GM, what);
}

describe('a sheet', () => {
  test.each(['roster', 'households'] as const)('of %s that comes back as it went out changes nothing', async (what) => {
    const { changes, errors, village: after } = await imported(what, await cellsOf(what));
    expect({ changes, errors }).toEqual({ changes: [], errors: [] });
    expect(mergeImport(after, STORED)).toEqual(STORED);
  });

  test('holds those of its area', async () => {
    expect((await cellsOf('roster')).map(([id]) => id)).toEqual(['编号', 'suonan', 'zhuoma']);
    expect((await cellsOf('households', GRID1)).map(([id]) => id)).toEqual(['编号', 'h2']);
  });

  test('adds, changes and removes, and what the service learned stays', async () => {
    const [head, suonan] = await cellsOf('roster');
    const rows = [
      head!,
      suonan!.map((cell, at) => (at === 4 ? 13900000009 : cell)),
      ['zhuoma', '卓玛', '', '', '', '', '', '', '是'],
      ['lamu', '拉姆', '拉姆社长', '党员', '', '二社', '', '社长 二社；部门 郭米村（0501、02）', ''],
    ];
    const { changes, errors, village: after } = await imported('roster', rows);
    expect(errors).toEqual([]);
    expect(changes.map(({ row, kind, id, columns }) => [row, kind, id, ...columns])).toEqual([
      [2, 'changed', 'suonan', '电话'],
      [3, 'removed', 'zhuoma'],
      [4, 'added', 'lamu'],
    ]);
    const { people } = mergeImport(after, STORED);
    expect(people.map(({ id }) => id)).toEqual(['suonan', 'dian', 'lamu']);
    expect(people[0]).toMatchObject({ phone: '13900000009', handles: [desk, learned], languages: ['bo'] });
    expect(people[2]).toMatchObject({
      home: GRID2,
      duties: [duty('grid_lead', GRID2), duty('department', GM, '0501', '02')],
    });
  });

  test('with mistakes names every one by its cell and changes nothing', async () => {
    const head = ['编号', '所在', '户主', '人数', '电话', '重点户', '删除'];
    const rows = [
      head,
      ['h1', '三社', '马生花', 4, '13900000003', '', ''],
      ['h1', '二社', '', 'x', '123', '也许', '删'],
      ['h3', '郭米村', '马五', 2, '', '', ''],
    ];
    const { errors, village: after } = await imported('households', rows);
    expect(errors.map(({ cell }) => cell).sort()).toEqual(['A3', 'B2', 'B4', 'C3', 'D3', 'E3', 'F3', 'G3']);
    expect(errors).toContainEqual({ cell: 'C3', says: '户主不能空着' });
    expect(mergeImport(after, STORED)).toEqual(STORED);
  });

  test('leaves the shifts and the news that were arranged since, also when the file comes again', async () => {
    const shift = { area: GM, person: 'suonan', weekdays: [6], dates: [] };
    const item = { at: 0, title: '路灯修好了', text: '' };
    const arranged: ImportedVillage = {
      ...STORED,
      roster: [shift],
      areas: STORED.areas.map((one) => (one.path === GM ? { ...one, page: { ...PLAIN_PAGE, news: [item] } } : one)),
    };
    const rows = [(await cellsOf('households'))[0]!, ['h9', '二社', '马五', 2, '', '', '']];
    const bytes = await writeXlsx({ sheets: [{ name: 'x', rows }] });
    const once = mergeImport((await fromSheet(bytes, arranged, GM, 'households')).village, arranged);
    expect(once.households).toHaveLength(3);
    for (const after of [once, mergeImport(FILE, once)]) {
      expect(after.roster).toEqual([shift]);
      expect(after.areas.find(({ path }) => path === GM)?.page?.news).toEqual([item]);
    }
  });

  test('of an area changes nothing outside it', async () => {
    const [head] = await cellsOf('households');
    const away = await imported('households', [head!, ['h1', '一组', '马生花', 4, '', '', '']]);
    expect(away.errors).toEqual([{ cell: 'B2', says: expect.stringContaining('没有叫“一组”的社或网格') }]);
    const [names, suonan] = await cellsOf('roster');
    const promoted = suonan!.map((cell) => (cell === '网格员 二社' ? '网格员 二社；总店长 扎麻什乡' : cell));
    const { errors } = await imported('roster', [names!, promoted]);
    expect(errors).toEqual([{ cell: 'H2', says: '别处的职责不能在这张表里改，请用那一处的表' }]);
  });

  test('may not take an id that belongs elsewhere', async () => {
    const [head] = await cellsOf('roster');
    const { errors } = await imported('roster', [head!, ['dian', '电', '', '', '', '', '', '网格员 二社', '']]);
    expect(errors).toEqual([{ cell: 'A2', says: '编号“dian”是别处的人或户，请换一个' }]);
  });

  test('with a formula, a strange column or one too few is refused by its cell', async () => {
    const [head, row] = await cellsOf('households');
    const formula = await imported('households', [head!, row!], { '1,3': '2+2' });
    expect(formula.errors).toEqual([{ cell: 'D2', says: '这一格是公式，请改成写定的内容' }]);
    const strange = await imported('households', [
      ['编号', '余额'],
      ['h1', '5'],
    ]);
    expect(strange.errors.map(({ cell }) => cell)).toEqual(['B1', 'A1', 'A1', 'A1', 'A1', 'A1', 'A1']);
  });
});

describe('text that looks like a formula', () => {
  test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://a.example")'])(
    '%j stays text',
    async (text) => {
      const village = { ...STORED, households: [{ ...HOUSES[0]!, head: text }] };
      const { rows, cells } = (await readXlsx(await writeWorkbook([toSheet(village, GM, 'households')]))).sheets[0]!;
      expect(rows[1]![2]).toBe(text);
      expect([...(cells ?? [])].filter(([, { formula }]) => formula !== undefined)).toEqual([]);
    },
  );
});

describe('a file', () => {
  test('of any bytes is a finding and no more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { errors, changes } = await fromSheet(bytes, STORED, GM, 'roster');
        expect([errors.length, changes.length]).toEqual([1, 0]);
      }),
      { numRuns: 100 },
    );
  });

  test('broken anywhere is a finding or what it was', async () => {
    const whole = await writeWorkbook([toSheet(STORED, GM, 'roster')]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        await expect(fromSheet(bytes, STORED, GM, 'roster')).resolves.toBeDefined();
      }),
      { numRuns: 150 },
    );
  });

  test('that unpacks to more than is allowed is refused before it is unpacked whole', () => {
    const bomb = archive(deflateRawSync(Buffer.alloc(2_000_000)));
    expect(unpacksWithin(bomb, 1_000_000)).toBe(false);
    expect(unpacksWithin(bomb, 3_000_000)).toBe(true);
  });
});

/** An archive of one entry that says of itself that it is small. */
function archive(packed: Buffer): Uint8Array {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(10, 24);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}

test('cases go out masked, and private ones not at all', () => {
  const open = sampleCase({ gist: '马五说打13912345678', number: 'GM-0001' });
  const hidden = [sampleCase({ sealed: true }), sampleCase({ confidential: true }), sampleCase({ category: '0805' })];
  const { rows } = caseSheet([open, ...hidden], createDirectory([FILE]), (state) => state);
  expect(rows.map(([number]) => number)).toEqual(['GM-0001']);
  expect(JSON.stringify(rows)).not.toContain('13912345678');
});
