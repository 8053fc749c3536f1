/**
 * Reads a knowledge base written as Markdown (docs/knowledge.md): every `## ` heading is a question, the paragraphs below it
 * are the answer, and lines like `来源: …` say the rest. Lines between two `---` at the top hold for every entry that says
 * nothing else. What stands before the first such heading is for those who keep the file.
 */
import { isField, type Field, type RawEntry, type Written } from './raw-entry.js';
import type { Findings } from './finding.js';

const HEADING = /^##\s+(.*)$/u;
const OTHER_HEADING = /^#{1,6}\s/u;
const FIELD = /^([\p{Script=Han}]{2,4})\s*[:：]\s*(.*)$/u;
/** Of a single file, or a single cell; the heading and the paragraphs are the others. */
const SAID_BELOW = new Set<Field>(['问法', '来源', '日期', '有效期', '适用范围', '类别', '关键词']);
const DEFAULTS = new Set<Field>(['来源', '日期', '有效期', '适用范围', '类别']);

export function parseMarkdown(text: string, findings: Findings): RawEntry[] {
  const lines = text.replace(/^\ufeff/u, '').split(/\r?\n/u);
  const { defaults, next } = frontMatter(lines, findings);
  const entries: RawEntry[] = [];
  for (let i = next; i < lines.length; i++) {
    const line = (lines[i] ?? '').trim();
    const place = String(i + 1);
    const question = HEADING.exec(line)?.[1];
    const entry = entries.at(-1);
    if (question !== undefined) entries.push({ place, fields: { ...defaults, 问题: { text: question, place } } });
    else if (OTHER_HEADING.test(line) && entry !== undefined)
      findings.error(place, '问题要用两个井号“## ”写，答案里不要用标题');
    else if (entry !== undefined && line !== '') addLine(entry, line, place, defaults, findings);
  }
  if (entries.length === 0) findings.error('1', '没有一个问题：每个问题写一行“## 问题”，下面写答案和“来源:”“日期:”');
  return entries;
}

function addLine(
  { fields }: RawEntry,
  line: string,
  place: string,
  defaults: RawEntry['fields'],
  findings: Findings,
): void {
  const [, name = '', text = ''] = FIELD.exec(line) ?? [];
  if (!isField(name) || !SAID_BELOW.has(name)) {
    const { text: before, place: first } = fields['答案'] ?? { text: '', place };
    fields['答案'] = { text: before === '' ? line : `${before}\n${line}`, place: first };
    return;
  }
  const before = fields[name];
  if (before !== undefined && before !== defaults[name])
    findings.error(place, `“${name}”在第${before.place}行已经写过，请只留一处`);
  else fields[name] = { text: text.trim(), place };
}

function frontMatter(lines: readonly string[], findings: Findings): { defaults: RawEntry['fields']; next: number } {
  if (lines[0]?.trim() !== '---') return { defaults: {}, next: 0 };
  const end = lines.findIndex((line, i) => i > 0 && line.trim() === '---');
  if (end < 0) {
    findings.error('1', '开头的“---”没有关上，请在后面再写一行“---”');
    return { defaults: {}, next: lines.length };
  }
  const defaults: Partial<Record<Field, Written>> = {};
  for (let i = 1; i < end; i++) {
    const [, name = '', text = ''] = FIELD.exec((lines[i] ?? '').trim()) ?? [];
    if (isField(name) && DEFAULTS.has(name)) defaults[name] = { text: text.trim(), place: String(i + 1) };
  }
  return { defaults, next: end + 1 };
}
