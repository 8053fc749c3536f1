/** The areas of a village file: the tree is flattened to paths, and every other part refers to areas by name. */
import { isWithin, parentOf, type Area, type AreaPath } from '../domain/area.js';
import type { Findings, YamlPath } from './finding.js';
import { aboveSchema, areaSchema, headSchema, newsSchema, type AreaEntry } from './schema.js';
import { readEach, readPart, type Read } from './shape.js';
import { LEVELS } from './words.js';

/** An area and where it is written. */
export interface PlacedArea {
  area: Area;
  path: YamlPath;
}

/** Null when there is no usable root or tree, which is reported; nothing that refers to areas can be judged then. */
export function readAreas(raw: unknown, findings: Findings): { root: AreaPath; placed: PlacedArea[] } | null {
  const head = readPart(headSchema, { root: '', area: undefined }, raw, [], findings);
  if (head === null) return null;
  const { root, area } = head.value;
  const tree = area === undefined ? null : readPart(areaSchema, BLANK, area, ['area'], findings);
  if (tree === null || root === '') return null;
  if (tree.value.code !== undefined) findings.error(['area', 'code'], '最上面一层不写 code，它的路径就是 root');
  const placed = flatten(tree, root, findings);
  checkNames(placed, findings);
  return { root, placed: [...readAbove(head.value.above, root, findings), ...placed] };
}

const BLANK: AreaEntry = { name: '', level: 'grid2', aliases: [] };

function readAbove(raw: unknown, root: AreaPath, findings: Findings): PlacedArea[] {
  const blank = { path: root, name: '', level: 'county', aliases: [] } as const;
  return readEach(aboveSchema, { ...blank, aliases: [] }, raw, ['above'], findings).map(({ value, path, bad }) => {
    if (!bad.has('path') && (value.path === root || !isWithin(root, value.path))) {
      findings.error([...path, 'path'], `“${value.path}”不在 root（${root}）的上面，这里只写上级，例如县`);
    }
    return { area: value, path };
  });
}

function flatten(entry: Read<AreaEntry>, path: AreaPath, findings: Findings): PlacedArea[] {
  const { name, level, aliases, letters } = entry.value;
  const page = readPage(entry, findings);
  const area: Area = { path, level, name, aliases, ...(letters === undefined ? {} : { code: letters }), ...page };
  checkLetters(entry, findings);
  const codes = new Set<string>();
  const children = readEach(areaSchema, BLANK, entry.value.areas, [...entry.path, 'areas'], findings);
  const below = children.flatMap((child) => {
    checkCode(entry.value, child, codes, findings);
    checkLevel(entry, child, findings);
    return flatten(child, `${path}.${child.value.code ?? '?'}`, findings);
  });
  return [{ area, path: entry.path }, ...below];
}

/** Absent where nothing of it is written. */
function readPage({ value, path }: Read<AreaEntry>, findings: Findings): Pick<Area, 'page'> {
  const { page, about, news } = value;
  if (page === undefined && about === undefined && news === undefined) return {};
  if (value.level !== 'village') {
    findings.error(path, 'page、about、news 只写在村里');
    return {};
  }
  const read = readEach(newsSchema, { date: 0, title: '', text: '' }, news, [...path, 'news'], findings);
  const items = read.map((one) => ({ at: one.value.date, title: one.value.title, text: one.value.text }));
  return { page: { open: page ?? true, about: about ?? '', news: items } };
}

function checkLetters({ value: { level, letters, name }, path, bad }: Read<AreaEntry>, findings: Findings): void {
  if (bad.has('level') || bad.has('letters')) return;
  if (level === 'village' && letters === undefined) {
    findings.error(path, `${name}缺少“letters”：件号的字头，例如 GM，件号就是 GM-0312`);
  }
  if (level !== 'village' && letters !== undefined) findings.error([...path, 'letters'], '只有村才写 letters');
}

function checkCode(parent: AreaEntry, child: Read<AreaEntry>, codes: Set<string>, findings: Findings): void {
  const { code, name } = child.value;
  if (code !== undefined) {
    if (codes.has(code)) findings.error([...child.path, 'code'], `${parent.name}里已经有代码 ${code}，请换一个`);
    codes.add(code);
  } else if (!child.bad.has('code')) {
    findings.error(child.path, `${name}缺少“code”：它在${parent.name}里的代码，例如 1`);
  }
}

function checkLevel(parent: Read<AreaEntry>, child: Read<AreaEntry>, findings: Findings): void {
  if (parent.bad.has('level') || child.bad.has('level')) return;
  if (LEVELS.indexOf(child.value.level) <= LEVELS.indexOf(parent.value.level)) {
    findings.error([...child.path, 'level'], `${child.value.name}写在${parent.value.name}里面，层级要比它低`);
  }
}

/** A name must tell the area apart within its parent; letters must do so within the file. */
function checkNames(placed: readonly PlacedArea[], findings: Findings): void {
  const names = new Set<string>();
  const letters = new Map<string, string>();
  for (const { area, path } of placed) {
    for (const name of new Set([area.name, ...area.aliases])) {
      const key = `${parentOf(area.path) ?? ''} ${name}`;
      if (name !== '' && names.has(key))
        findings.error([...path, 'name'], `同一处有两个地方叫“${name}”，请改一个名字或者别名`);
      names.add(key);
    }
    if (area.code === undefined) continue;
    const other = letters.get(area.code);
    if (other !== undefined) findings.error([...path, 'letters'], `${other}的字头也是 ${area.code}，请换一个`);
    letters.set(area.code, area.name);
  }
}
