/** A YAML text as plain data, with the place of every value in the text. */
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Finding, Part, Position, YamlPath } from './finding.js';

export interface YamlSource {
  /** Objects, arrays and strings. */
  data: unknown;
  /** Where a value stands; for one that is missing, where the thing stands that lacks it. */
  locate: (path: YamlPath, part: Part) => Position;
}

/** Nobody writes more references than this by hand; a file that does would only fill the memory. */
const MOST_ALIASES = 100;

/**
 * Every value is read as text: a phone, a code 01 and a time 18:00 stay what was typed.
 * A broken text gives findings instead.
 */
export function readYaml(text: string, file: string): YamlSource | { errors: Finding[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    const errors = document.errors.map((error) => ({ file, ...at(error.pos[0]), message: inChinese(error) }));
    // What follows on the same line is mostly the same mistake again.
    return { errors: errors.filter((error, index) => errors.findIndex((one) => one.line === error.line) === index) };
  }
  try {
    const data: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return { data, locate: (path, part) => at(offsetOf(document, path, part)) };
  } catch {
    return {
      errors: [{ file, line: 1, column: 1, message: '引用（&、*）太多或者指不到地方，请不用引用，直接写出来' }],
    };
  }
}

const UNEVEN = '这一行和上面对不齐（请用空格和同一层的其他行对齐），或者上一行的括号、引号没有关上';

const BROKEN: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: '这一行开头用了制表符，请改成空格',
  BAD_INDENT: UNEVEN,
  BLOCK_AS_IMPLICIT_KEY: UNEVEN,
  MULTILINE_IMPLICIT_KEY: UNEVEN,
  DUPLICATE_KEY: '这个名目在同一处写了两次，请合成一个',
  MISSING_CHAR: '这里少了符号，请检查引号、括号和冒号是不是成对、是不是英文的',
  MULTIPLE_DOCS: '一个文件里只能写一份，请去掉中间的 ---',
};

function inChinese({ code, message }: YAMLError): string {
  return BROKEN[code] ?? `这里的写法不对，请检查冒号后面有没有空格、括号引号是不是成对（${message}）`;
}

/** Of the key when the value is a whole block; of the nearest thing above when there is no such value. */
function offsetOf(document: Document.Parsed, path: YamlPath, part: Part): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const next = stepInto(node, step, part);
    if (next === null) return offset;
    offset = next.offset;
    node = next.node;
  }
  return offset;
}

function stepInto(node: Node | null, step: string | number, part: Part): { node: Node | null; offset: number } | null {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { node: item, offset: item.range?.[0] ?? 0 } : null;
  }
  if (!isMap(node)) return null;
  const pair = node.items.find((one) => isScalar(one.key) && one.key.value === String(step));
  if (pair === undefined || !isNode(pair.key)) return null;
  const value = isNode(pair.value) ? pair.value : null;
  const shown = part === 'value' && isScalar(value) && value.value !== '' ? value : pair.key;
  return { node: value, offset: shown.range?.[0] ?? 0 };
}
