import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { findingLine } from '../../src/knowledge/finding.js';
import { parseKnowledgeFile } from '../../src/knowledge/parse-knowledge-file.js';
import { at } from '../domain/plain-calendar.js';

const areaNamed = (name: string): string | null => (name === '二社' ? '63.2' : null);

async function read(bytes: Uint8Array, file: string) {
  const parsed = await parseKnowledgeFile(bytes, file, areaNamed);
  return 'errors' in parsed ? parsed.errors.map(findingLine) : parsed.entries;
}
const markdown = (text: string) => read(new TextEncoder().encode(text), 'k.md');
async function workbook(...rows: CellValue[][]) {
  return read(await writeXlsx({ sheets: [{ name: '知识', rows }] }), 'k.xlsx');
}

const WHOLE = `---
日期: 2026-09
---
给管文件的人看的话。

## 水票在哪里领
问法: 水票找谁要 / 灌溉水票几月发
在社长家领。
带户口本。
来源：村委会《灌溉办法》
日期: 2026年5月3日
有效期: 2026-05-01 至 2026-09
适用范围: 二社
类别: 0705
关键词: 灌溉、渠水
## 渠什么时候放水
五月一号。
来源: 村委会
`;

describe('a Markdown file', () => {
  test('gives its entries, with what the top says for those that say nothing else', async () => {
    expect(await markdown(WHOLE)).toEqual([
      {
        questions: ['水票在哪里领', '水票找谁要', '灌溉水票几月发'],
        keywords: ['灌溉', '渠水'],
        answer: '在社长家领。\n带户口本。',
        source: '村委会《灌溉办法》',
        date: '2026-05-03',
        from: at('2026-05-01 00:00'),
        until: at('2026-10-01 00:00'),
        areas: ['63.2'],
        categories: ['0705'],
      },
      expect.objectContaining({ date: '2026-09', from: null, until: null, areas: [], categories: [] }),
    ]);
  });

  test.each([
    ['## 问\n来源: 甲\n日期: 2026', 'k.md:1 缺少“答案”，请写上回给群众的话'],
    ['## 问\n答\n日期: 2026', 'k.md:1 缺少“来源”，请写上哪个单位的哪个文件，群众看得到'],
    ['## 问\n答\n来源: \n日期: 2026', 'k.md:3 缺少“来源”，请写上哪个单位的哪个文件，群众看得到'],
    ['## 问\n答\n来源: 甲', 'k.md:1 缺少“日期”，请写上是什么时候的说法，例如 2026-09'],
    ['## 问\n答\n来源: 甲\n日期: 去年', 'k.md:4 “去年”不是日期，请写成 2026-09-01 或者 2026-09'],
    ['## 问\n答\n来源: 甲\n日期: 2026-02-30', 'k.md:4 “2026-02-30”不是日期，请写成 2026-09-01 或者 2026-09'],
    ['## 问\n答\n来源: 甲\n日期: 2026\n来源: 乙', 'k.md:5 “来源”在第3行已经写过，请只留一处'],
    [
      '## 问\n答\n来源: 甲\n日期: 2026\n适用范围: 二社 五社',
      'k.md:5 没有叫“五社”的地方，请照村里资料上的名称写，全都适用的空着就行',
    ],
    ['## 问\n答\n来源: 甲\n日期: 2026\n类别: 水', 'k.md:5 “水”不是一个类别，请写四位编号，例如 0901'],
    ['## 问\n答\n来源: 甲\n日期: 2026\n有效期: 2026-09 至 2026-05', 'k.md:5 “有效期”的开头在结尾后面，请换过来'],
    ['## 问\n### 小标题\n答\n来源: 甲\n日期: 2026', 'k.md:2 问题要用两个井号“## ”写，答案里不要用标题'],
    [`## 问\n${'答'.repeat(501)}\n来源: 甲\n日期: 2026`, 'k.md:2 答案有501个字，请压到500字以内，或者分成几条'],
    ['没有问题', 'k.md:1 没有一个问题：每个问题写一行“## 问题”，下面写答案和“来源:”“日期:”'],
    ['---\n来源: 甲', 'k.md:1 开头的“---”没有关上，请在后面再写一行“---”'],
  ])('is refused with the line of its mistake: %j', async (text, finding) => {
    expect(await markdown(text)).toContain(finding);
  });

  test('names every mistake at once, and every question that stands there twice', async () => {
    const rest = '答\n来源: 甲\n日期: 2026';
    expect(await markdown(`## 一\n${rest}\n## 二\n问法: 一\n${rest}\n## 三\n来源: 甲`)).toEqual([
      'k.md:5 “一”在 1 已经有了，请合成一条，或者换个问法',
      'k.md:10 缺少“答案”，请写上回给群众的话',
      'k.md:10 缺少“日期”，请写上是什么时候的说法，例如 2026-09',
    ]);
  });

  test('in another encoding is refused', async () => {
    expect(await read(Uint8Array.from([0x23, 0x23, 0x20, 0xce, 0xca]), 'k.md')).toContain(
      'k.md:1 文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8',
    );
  });

  test('of the demo has no mistakes and answers sixty questions and more', async () => {
    const entries = await read(readFileSync('demo/knowledge-guomi.md'), 'demo.md');
    expect(entries.length).toBeGreaterThanOrEqual(60);
    expect(entries).not.toContainEqual(expect.stringContaining('demo.md'));
  });
});

describe('a workbook', () => {
  const HEAD = ['问题', '答案', '来源', '日期', '适用范围', '关键词'];

  test('gives an entry for each row, with dates as dates, numbers as written and empty rows passed over', async () => {
    const day = new Date(Date.UTC(2026, 8, 1));
    const rows = [
      HEAD,
      ['水票在哪里领\n水票找谁', '在社长家', '村委会', day, '二社', '灌溉'],
      [null],
      ['电话', 12393, '甲', 2026],
    ];
    expect(await workbook(...rows)).toMatchObject([
      { questions: ['水票在哪里领', '水票找谁'], date: '2026-09-01', areas: ['63.2'], keywords: ['灌溉'] },
      { questions: ['电话'], answer: '12393', date: '2026' },
    ]);
  });

  test('is refused with the cell of every mistake', async () => {
    const rows = [HEAD, ['问', '答', '', '2026-13', '五社'], ['', '答', '甲', '2026']];
    expect(await workbook(...rows)).toEqual([
      'k.xlsx:C2 缺少“来源”，请写上哪个单位的哪个文件，群众看得到',
      'k.xlsx:D2 “2026-13”不是日期，请写成 2026-09-01 或者 2026-09',
      'k.xlsx:E2 没有叫“五社”的地方，请照村里资料上的名称写，全都适用的空着就行',
      'k.xlsx:A3 缺少“问题”，请写上群众会怎么问',
    ]);
  });

  test('with a column that is missing or unknown is refused', async () => {
    expect(await workbook(['问题', '答案', '出处', '日期'], ['问', '答', '甲', '2026'])).toEqual(
      expect.arrayContaining([
        'k.xlsx:C1 “出处”不是认得的列，或者写了两次；列名看 docs/knowledge.md',
        'k.xlsx:A1 缺少“来源”这一列，请在第一行写上列名',
      ]),
    );
  });

  test.each([
    ['empty', new Uint8Array()],
    ['no workbook', new TextEncoder().encode('hello')],
    ['of the old kind', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ])('that is %s is refused with what to do', async (_, bytes) => {
    const finding = 'k.xlsx:A1 打不开：请在 Excel 或 WPS 里另存为“Excel 工作簿 (.xlsx)”，不要加密码';
    expect(await read(bytes, 'k.xlsx')).toContain(finding);
  });
});
