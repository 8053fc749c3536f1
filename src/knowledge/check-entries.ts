/** From what stands in a file to entries, with everything that is wrong said at its place. */
import type { AreaPath } from '../domain/area.js';
import { categoriesNamed } from '../domain/category.js';
import type { KnowledgeEntry } from './entry.js';
import type { Findings } from './finding.js';
import type { Field, RawEntry, Written } from './raw-entry.js';
import { daysWritten, type Days } from './written-days.js';

/** The area of that name where the file is for; null when there is none. */
export type AreaNamed = (name: string) => AreaPath | null;

/** More than a phone shows at once; a message of WeChat holds a few times as much. */
const LONGEST_ANSWER = 500;

const NONE: Written = { text: '', place: '' };

/** Entries that are wrong are left out, so look at the findings before any of them is used. */
export function checkEntries(raws: readonly RawEntry[], areaNamed: AreaNamed, findings: Findings): KnowledgeEntry[] {
  const asked = new Map<string, string>();
  return raws.flatMap((raw) => {
    const before = findings.errors.length;
    const entry = read(raw, areaNamed, findings);
    for (const question of entry.questions) {
      const other = asked.get(question);
      if (other === undefined) asked.set(question, raw.place);
      else findings.error(raw.place, `“${question}”在 ${other} 已经有了，请合成一条，或者换个问法`);
    }
    return findings.errors.length === before ? [entry] : [];
  });
}

function read({ place, fields }: RawEntry, areaNamed: AreaNamed, findings: Findings): KnowledgeEntry {
  const needed = (field: Field, what: string): Written => {
    const found = fields[field];
    if (found !== undefined && found.text !== '') return found;
    findings.error(found?.place ?? place, `缺少“${field}”，请写上${what}`);
    return NONE;
  };
  const question = needed('问题', '群众会怎么问');
  const answer = needed('答案', '回给群众的话');
  const source = needed('来源', '哪个单位的哪个文件，群众看得到');
  const date = needed('日期', '是什么时候的说法，例如 2026-09');
  if (answer.text.length > LONGEST_ANSWER)
    findings.error(answer.place, `答案有${answer.text.length}个字，请压到${LONGEST_ANSWER}字以内，或者分成几条`);
  const { from, until } = periodOf(fields['有效期'] ?? NONE, findings);
  return {
    questions: [...new Set([...listOf(question, /\n/u), ...listOf(fields['问法'] ?? NONE, /[/\n]/u)])],
    keywords: listOf(fields['关键词'] ?? NONE, /[\s、，,；;/]+/u),
    answer: answer.text,
    source: source.text,
    date: date.text === '' ? '' : (dayOf(date, findings)?.written ?? ''),
    ...{ from, until },
    areas: namesIn(fields['适用范围']).flatMap(({ text, place: at }) => {
      const area = areaNamed(text);
      if (area === null) findings.error(at, `没有叫“${text}”的地方，请照村里资料上的名称写，全都适用的空着就行`);
      return area ?? [];
    }),
    categories: namesIn(fields['类别']).flatMap(({ text, place: at }) => {
      const [category, ...others] = categoriesNamed(text);
      if (category === undefined || others.length > 0)
        findings.error(at, `“${text}”不是一个类别，请写四位编号，例如 0901`);
      return category === undefined || others.length > 0 ? [] : category.code;
    }),
  };
}

function dayOf({ text, place }: Written, findings: Findings): Days | null {
  const days = daysWritten(text);
  if (days === null) findings.error(place, `“${text}”不是日期，请写成 2026-09-01 或者 2026-09`);
  return days;
}

/** "2026-09-01 至 2027-02-28", "至 2027-02-28", "2026-09-01 起"; the last day counts. */
function periodOf(written: Written, findings: Findings): Pick<KnowledgeEntry, 'from' | 'until'> {
  if (written.text === '') return { from: null, until: null };
  const [first = '', last = '', ...more] = written.text
    .split(/[至到~～—]+/u)
    .map((part) => part.replace(/起$/u, '').trim());
  if (more.length > 0 || (first === '' && last === '')) {
    findings.error(written.place, `“有效期”请写成“2026-09-01 至 2027-02-28”，不知道哪天开始的写“至 2027-02-28”`);
    return { from: null, until: null };
  }
  const day = (text: string): Days | null => (text === '' ? null : dayOf({ ...written, text }, findings));
  const [from, until] = [day(first)?.from ?? null, day(last)?.until ?? null];
  if (from !== null && until !== null && from >= until)
    findings.error(written.place, '“有效期”的开头在结尾后面，请换过来');
  return { from, until };
}

function listOf({ text }: Written, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function namesIn(written: Written = NONE): Written[] {
  return listOf(written, /[\s、，,；;/]+/u).map((text) => ({ text, place: written.place }));
}
