import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { findingLine } from '../../src/village-file/finding.js';
import { parseVillageFile } from '../../src/village-file/parse-village-file.js';

/** The example of docs/village-file.md, so that it is never wrong. */
const EXAMPLE = /```yaml\n([\s\S]*?)```/u.exec(readFileSync('docs/village-file.md', 'utf8'))![1]!;
/** Ten lines that would become a thousand million values. */
const BOMB = Array.from({ length: 10 }, (_, n) =>
  n === 0 ? 'a0: &a0 x' : `a${String(n)}: &a${String(n)} [${`*a${String(n - 1)}, `.repeat(10)}]`,
).join('\n');
const CHINA_MIDNIGHT = Date.parse('2026-10-01T00:00:00+08:00');
const DAY = 86_400_000;

function villageOf(text: string) {
  const parsed = parseVillageFile(text, 'v.yaml');
  if ('errors' in parsed) throw new Error(parsed.errors.map(findingLine).join('\n'));
  return parsed.village;
}

/** The example with one text replaced by another, and what is found in it. */
function findingsAfter(from: string, to: string): { errors: string[]; warnings: string[] } {
  expect(EXAMPLE).toContain(from);
  const parsed = parseVillageFile(EXAMPLE.replace(from, to), 'v.yaml');
  const errors = 'errors' in parsed ? parsed.errors : [];
  return { errors: errors.map(findingLine), warnings: parsed.warnings.map(findingLine) };
}

/** "line:column" of the n-th place where the text stands, after the replacement. */
function placeOf(text: string, within: string): string {
  const before = within.slice(0, within.indexOf(text)).split('\n');
  return `v.yaml:${String(before.length)}:${String(before.at(-1)!.length + 1)}`;
}

describe('the example of the documentation', () => {
  const village = villageOf(EXAMPLE);

  test('has nothing to complain about', () => {
    expect(parseVillageFile(EXAMPLE, 'v.yaml')).toMatchObject({ warnings: [] });
  });

  test('gives areas with full paths, those above first', () => {
    expect(village.areas.map((area) => [area.path, area.level, area.name])).toEqual([
      ['63.22.22', 'county', '祁连县'],
      ['63.22.22.203', 'township', '扎麻什乡'],
      ['63.22.22.203.201', 'village', '郭米村'],
      ['63.22.22.203.201.1', 'grid1', '一社'],
      ['63.22.22.203.201.2', 'grid1', '二社'],
    ]);
    expect(village.areas[2]?.code).toBe('GM');
  });

  test('gives people with a duty per area, whole days of leave, and handles', () => {
    expect(village.people.find((one) => one.id === 'gm-suonan')).toEqual({
      id: 'gm-suonan',
      name: '索南才旦',
      calledAs: '索南',
      kind: '志愿者',
      phone: '13900010001',
      home: '63.22.22.203.201.2',
      languages: ['bo'],
      duties: [
        { role: 'grid_member', area: '63.22.22.203.201.1' },
        { role: 'grid_member', area: '63.22.22.203.201.2' },
        { role: 'grid_member', area: '63.22.22.203.201.2', categories: ['0501'] },
      ],
      handles: [{ channel: 'simulator', user: 'gm-suonan' }],
      absences: [{ from: CHINA_MIDNIGHT, until: CHINA_MIDNIGHT + 8 * DAY, standIn: 'gm-guo' }],
    });
  });

  test('gives households, groups, digests and places, with what is left out filled in', () => {
    const grid2 = '63.22.22.203.201.2';
    expect(village.households).toEqual([
      { id: 'gm-h-001', area: grid2, head: '卓玛', people: 4, phone: '13900010002' },
      { id: 'gm-h-002', area: grid2, head: '马老汉', people: 1, frail: true },
    ]);
    expect(village.groups[0]).toEqual({
      id: 'gm-2she',
      name: '二社群',
      area: grid2,
      mode: 'listen',
      audience: 'villagers',
      handles: [],
    });
    expect(village.groups[1]).toMatchObject({ mode: 'mention', audience: 'cadres' });
    expect(village.digests).toEqual([{ group: 'gm-cadres', time: '18:00', days: 'workdays' }]);
    expect(village.landmarks).toEqual([{ name: '大桥头', aliases: ['桥头'], area: '63.22.22.203.201.1' }]);
  });
});

describe('a mistake is named with its place and the way to correct it', () => {
  test.each([
    [
      'home: 二社\n    languages',
      'home: 五社\n    languages',
      '五社',
      '没有叫“五社”的地方，有：祁连县、扎麻什乡、郭米村、一社、二社',
    ],
    ['area: 扎麻什乡 }', 'area: 62.01 }', '62.01', '“62.01”不在本文件的范围（63.22.22.203）里'],
    ['area: 扎麻什乡 }', 'area: 63.22.22.203.9 }', '63.22.22.203.9', '没有路径是“63.22.22.203.9”的地方'],
    ['id: gm-guo', 'id: gm-jijian', 'gm-jijian\n    name: 郭', '“gm-jijian”前面已经用过了，请换一个'],
    ['id: gm-guo', 'id: 郭书记', '郭书记', '编号“郭书记”只能用英文字母、数字和中间的 -，例如 gm-suonan'],
    ['gm-h-002', 'gm-h-001', 'gm-h-001, head: 马', '“gm-h-001”前面已经用过了，请换一个'],
    [
      'simulator: gm-zhuoma',
      'simulator: gm-suonan',
      'handles: { simulator: gm-suonan } }',
      '“simulator: gm-suonan”前面已经用过了，请换一个',
    ],
    ['standIn: gm-guo', 'standIn: gm-laowang', 'gm-laowang', '代理人“gm-laowang”不在 people 里，请写他的 id'],
    ['standIn: gm-guo', 'standIn: gm-suonan', 'gm-suonan }\n  -', '自己不能代自己'],
    ['to: 2026-10-08', 'to: 2026-09-08', '2026-09-08', '请假结束的日子比开始的早'],
    ['from: 2026-10-01', 'from: 2026-02-30', '2026-02-30', '日期“2026-02-30”不对，要写成 2026-10-01'],
    [
      'phone: 13900010001',
      'phone: 139000',
      '139000\n',
      '电话“139000”不对：手机要 11 位、以 1 开头，座机写区号，例如 0970-8670000',
    ],
    ['time: 18:00', 'time: 6点', '6点', '时间“6点”不对，要写成 18:00（24 小时制）'],
    [
      'role: 总店长',
      'role: 村霸',
      '村霸',
      '没有叫“村霸”的角色，可以写：村民、网格员、一级网格员、包片干部、店长、总店长、部门联络人、管理员、审计员、二级网格员、店员、社长、组长、部门',
    ],
    [
      'role: 总店长',
      'role: constructor',
      'constructor',
      '没有叫“constructor”的角色，可以写：村民、网格员、一级网格员、包片干部、店长、总店长、部门联络人、管理员、审计员、二级网格员、店员、社长、组长、部门',
    ],
    ['mode: 叫才应', 'mode: 大声', '大声', '没有叫“大声”的方式，可以写：听、叫才应、只发日报'],
    ['categories: [1202]', 'categories: [1299]', '1299', '没有类别“1299”：大类写两位（05），小类写四位（0501）'],
    ['group: gm-cadres', 'group: gm-x', 'gm-x', 'groups 里没有编号是“gm-x”的群'],
    [
      'time: 18:00, days: 工作日 }',
      'time: 18:00, days: 每周 }\n  - { group: gm-cadres, time: 08:30, days: 每周 }',
      'gm-cadres, time: 08:30',
      '“gm-cadres”前面已经用过了，请换一个',
    ],
    ['name: 二社群', 'name: 郭米村干部群', '郭米村干部群, area: 郭米村,', '“郭米村干部群”前面已经用过了，请换一个'],
    ['  二社:\n', '  郭米村:\n', '郭米村:', '户要写在网格下面，“郭米村”不是网格'],
    ['people: 4', 'people: 四', '四', '人数“四”不对，要写数字'],
    ['letters: GM ', 'letters: gm ', 'gm  ', '件号的字头“gm”要写两到四个大写英文字母，例如 GM'],
    ['      letters: GM ', '      # ', 'code: 201', '郭米村缺少“letters”：件号的字头，例如 GM，件号就是 GM-0312'],
    ['code: 2,', 'code: 1,', '1, name: 二社', '郭米村里已经有代码 1，请换一个'],
    [
      'name: 二社, level: 社',
      'name: 一社, level: 社',
      '一社, level: 社 }',
      '同一处有两个地方叫“一社”，请改一个名字或者别名',
    ],
    [
      '{ code: 2, name: 二社, level: 社 }',
      '{ code: 2, name: 二社, level: 村, letters: XB }',
      '村, letters',
      '二社写在郭米村里面，层级要比它低',
    ],
    [
      'path: 63.22.22,',
      'path: 62.11.23,',
      '62.11.23',
      '“62.11.23”不在 root（63.22.22.203）的上面，这里只写上级，例如县',
    ],
    ['root: 63.22.22.203', 'root: 63/22', '63/22', '路径“63/22”要写成用点隔开的代码，例如 63.22.22.203'],
    [
      '    called: 李书记 ',
      '    nickname: 李书记 ',
      'nickname',
      '认不得“nickname”，请看 docs/village-file.md 里这一处可以写什么',
    ],
    ['digests:', 'digest:', 'digest:', '认不得“digest”，请看 docs/village-file.md 里这一处可以写什么'],
    ['    name: 郭正才\n', '', 'id: gm-guo', '缺少“name”，请补上'],
    ['    name: 郭正才\n', '    name:\n', 'name:\n', '“name”不能空着'],
    ['    name: 郭正才\n', '    name: [郭, 正才]\n', 'name: [郭', '“name”要写文字'],
    [
      '      - { role: 店长, area: 郭米村 }\n',
      '      店长\n',
      '店长\n',
      '“duties”要写列表（每项一行，以“- ”开头，或者 [甲, 乙]）',
    ],
    ['  - { name: 大桥头, aliases: [桥头], area: 一社 }', '  - 大桥头', '大桥头', '这里要写一组“名目: 内容”'],
  ])('%j → %j', (from, to, at, message) => {
    const { errors } = findingsAfter(from, to);
    expect(errors).toContain(`${placeOf(at, EXAMPLE.replace(from, to))} ${message}`);
  });

  test.each([
    ['people:\n', 'people:\n\t- x\n', '这一行开头用了制表符，请改成空格'],
    ['    - { id: gm-h-002', '  - { id: gm-h-002', '这一行和上面对不齐'],
    ['root: 63.22.22.203 ', 'root: 63.22.22.203\nroot: 63.22.22.204 ', '这个名目在同一处写了两次，请合成一个'],
    ['{ code: 2, name: 二社, level: 社 }', '{ code: 2, name: 二社, level: 社', '上一行的括号、引号没有关上'],
    ['people:\n', '---\npeople:\n', '一个文件里只能写一份，请去掉中间的 ---'],
  ])('broken YAML: %j → %j', (from, to, message) => {
    expect(findingsAfter(from, to).errors.join('\n')).toContain(message);
  });

  test.each([
    ['', '文件要从“root: …”写起，请照着 docs/village-file.md 里的例子写'],
    ['- 1', '文件要从“root: …”写起，请照着 docs/village-file.md 里的例子写'],
    ['root: 63.22', '缺少“area”，请补上'],
    [BOMB, '引用（&、*）太多或者指不到地方，请不用引用，直接写出来'],
    ['a: *nowhere', '引用（&、*）太多或者指不到地方，请不用引用，直接写出来'],
  ])('the file %j', (text, message) => {
    const parsed = parseVillageFile(text, 'v.yaml');
    expect('errors' in parsed && parsed.errors.map((one) => one.message).join('\n')).toContain(message);
  });
});

test('all mistakes are named at once, in the order of the file, and one does not hide another', () => {
  const text = EXAMPLE.replace('letters: GM ', 'letters: g ')
    .replace('phone: 13900010001', 'phone: 1')
    .replace('home: 二社\n    languages', 'home: 五社\n    languages')
    .replace('area: [一社, 二社]', 'area: [一社, 六社]')
    .replace('time: 18:00', 'time: 24:00');
  const parsed = parseVillageFile(text, 'v.yaml');
  const messages = 'errors' in parsed ? parsed.errors.map((one) => one.message.slice(0, 8)) : [];
  expect(messages).toEqual(['件号的字头“g”', '电话“1”不对：', '没有叫“五社”的', '没有叫“六社”的', '时间“24:00']);
});

test('a name that two villages have needs the village with it', () => {
  const second =
    '    - { code: 202, name: 香卜村, level: 村, letters: XB, areas: [{ code: 2, name: 二社, level: 社 }] }\n\npeople:\n';
  const { errors } = findingsAfter('\npeople:\n', second);
  expect(errors.join('\n')).toContain('有 2 个地方叫“二社”，请写成 郭米村/二社 或者 香卜村/二社');
  const clear = EXAMPLE.replace('\npeople:\n', second)
    .replaceAll(/(area: |home: |, |^ {2})二社/gmu, '$1郭米村/二社')
    .replaceAll('name: 郭米村/二社', 'name: 二社');
  expect(villageOf(clear).groups[0]?.area).toBe('63.22.22.203.201.2');
});

test('two villages may not have the same letters, and a village needs a grid', () => {
  const second = '    - { code: 202, name: 香卜村, level: 村, letters: GM }\n\npeople:\n';
  const { errors } = findingsAfter('\npeople:\n', second);
  expect(errors.join('\n')).toContain('郭米村的字头也是 GM，请换一个');
  expect(errors.join('\n')).toContain('香卜村下面没有网格，请在 areas 里至少写一个');
});

test.each([
  ['area: [一社, 二社] }', 'area: 二社 }', '一社没有网格员，也没有一级网格员，事情会直接往上走'],
  ['role: 店长', 'role: 网格员', '郭米村没有店长，没人接的事会直接到乡里'],
  ['categories: [1202]', 'categories: [1201]', '没有收郭米村干部作风举报的部门（类别 1202），举报会到总店长那里'],
  [', categories: [1202]', '', '部门没有写管哪些类别（categories），事情只能由人转给它'],
  ['role: 店长, area: 郭米村', 'role: 社长, area: 二社 }\n      - { role: 店长, area: 郭米村', ''],
])('%j → %j is only a warning', (from, to, message) => {
  const { errors, warnings } = findingsAfter(from, to);
  expect(errors).toEqual([]);
  expect(warnings.join('\n')).toContain(message);
});

test('two leads of one grid are a warning that names them', () => {
  const lead = '      - { role: 社长, area: 二社 }\n';
  const text = EXAMPLE.replace('      - { role: 店长', `${lead}      - { role: 店长`).replace(
    '      - { role: 网格员',
    `${lead}      - { role: 网格员`,
  );
  const parsed = parseVillageFile(text, 'v.yaml');
  expect(parsed.warnings.map((one) => one.message)).toEqual([
    '二社有 2 个一级网格员（郭正才、索南才旦），事情会同时派给他们',
  ]);
});
