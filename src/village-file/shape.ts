/** Checks the shape of a part of the file with zod, says in Chinese what is wrong with it, and keeps what is right. */
import type { z } from 'zod';
import type { Findings, YamlPath } from './finding.js';

/** Something written in the file, and where it stands. */
export interface Read<T> {
  value: T;
  path: YamlPath;
  /** Keys that were wrong or missing and now have a blank value; nothing more is to be said of them. */
  bad: ReadonlySet<string>;
}

/**
 * Reads one group of keys. Wrong ones are reported and replaced from `blank`, so that one mistake does not hide the
 * others; null when it is no such group at all.
 */
export function readPart<S extends z.ZodObject>(
  schema: S,
  blank: z.output<S>,
  raw: unknown,
  path: YamlPath,
  findings: Findings,
): Read<z.output<S>> | null {
  const result = schema.safeParse(raw, { error: inChinese });
  if (result.success) return { value: result.data, path, bad: new Set() };
  for (const issue of result.error.issues) report(issue, path, findings);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const bad = new Set(
    result.error.issues.flatMap((issue) => (issue.path.length > 0 ? String(issue.path[0]) : unknownKeys(issue))),
  );
  const rest = Object.fromEntries(Object.entries(raw).filter(([key]) => !bad.has(key)));
  const good = schema.partial().safeParse(rest);
  return { value: { ...blank, ...(good.success ? good.data : {}) }, path, bad };
}

/** Reads a list of such groups; a missing list is an empty one. */
export function readEach<S extends z.ZodObject>(
  schema: S,
  blank: z.output<S>,
  raw: unknown,
  path: YamlPath,
  findings: Findings,
): Read<z.output<S>>[] {
  if (raw === undefined || raw === '') return [];
  if (!Array.isArray(raw)) {
    findings.error(path, `“${path.at(-1) ?? ''}”要写${KINDS.array}`);
    return [];
  }
  return raw.flatMap((item: unknown, index) => readPart(schema, blank, item, [...path, index], findings) ?? []);
}

function report(issue: z.core.$ZodIssue, path: YamlPath, findings: Findings): void {
  const below = [...path, ...issue.path.map((step) => (typeof step === 'symbol' ? step.toString() : step))];
  const keys = unknownKeys(issue);
  for (const key of keys)
    findings.error([...below, key], `认不得“${key}”，请看 docs/village-file.md 里这一处可以写什么`, 'key');
  if (keys.length === 0) findings.error(below, issue.message);
}

function unknownKeys(issue: z.core.$ZodIssue): string[] {
  return issue.code === 'unrecognized_keys' ? issue.keys : [];
}

const KINDS = {
  string: '文字',
  array: '列表（每项一行，以“- ”开头，或者 [甲, 乙]）',
  object: '一组“名目: 内容”',
  record: '一组“名目: 内容”',
} as const;

/** Only for shapes; what is wrong with a value is said beside its schema. */
function inChinese(issue: z.core.$ZodRawIssue): string {
  const name = issue.path?.findLast((step) => typeof step === 'string') ?? '';
  const what = name === '' ? '这里' : `“${name}”`;
  if (issue.code === 'too_small') return `${what}不能空着`;
  if (issue.code !== 'invalid_type') return `${what}的写法不对`;
  const kind = Object.entries(KINDS).find(([expected]) => expected === issue.expected)?.[1] ?? issue.expected;
  return issue.input === undefined ? `缺少${what}，请补上` : `${what}要写${kind}`;
}
