/** Reads a knowledge file, Markdown or Excel by its name: all of it, or everything that is wrong with it. */
import { checkEntries, type AreaNamed } from './check-entries.js';
import type { KnowledgeEntry } from './entry.js';
import { createFindings, type Finding, type Findings } from './finding.js';
import { parseMarkdown } from './parse-markdown.js';
import type { RawEntry } from './raw-entry.js';

export type ParsedKnowledgeFile = { entries: KnowledgeEntry[] } | { errors: readonly Finding[] };

/** Never rejects. `filename` stands in the findings, and its end says how to read the bytes. */
export async function parseKnowledgeFile(
  bytes: Uint8Array,
  filename: string,
  areaNamed: AreaNamed,
): Promise<ParsedKnowledgeFile> {
  const findings = createFindings(filename);
  const raws = /\.xlsx$/iu.test(filename) ? await workbook(bytes, findings) : markdown(bytes, findings);
  const entries = checkEntries(raws, areaNamed, findings);
  return findings.errors.length > 0 ? { errors: findings.errors } : { entries };
}

/** The reader of workbooks is loaded only for those who have one. */
async function workbook(bytes: Uint8Array, findings: Findings): Promise<RawEntry[]> {
  const { parseWorkbook } = await import('./parse-workbook.js');
  return parseWorkbook(bytes, findings);
}

function markdown(bytes: Uint8Array, findings: Findings): RawEntry[] {
  try {
    return parseMarkdown(new TextDecoder('utf-8', { fatal: true }).decode(bytes), findings);
  } catch {
    findings.error('1', '文件不是 UTF-8 编码，请在编辑器里另存为 UTF-8');
    return [];
  }
}
