/** What is wrong in a village file, and where: written for the operator who has to correct it. */

/** Keys and indexes from the top of the file to a value. */
export type YamlPath = readonly (string | number)[];

/** Both begin at 1, as editors count. */
export interface Position {
  line: number;
  column: number;
}

export interface Finding extends Position {
  file: string;
  /** Chinese, with the way to correct it. */
  message: string;
}

/** Whether the value at a path is wrong, or that there is such a key at all. */
export type Part = 'value' | 'key';

/** Collects everything that is wrong, instead of stopping at the first. */
export interface Findings {
  error: (path: YamlPath, message: string, part?: Part) => void;
  /** The file may be used nevertheless. */
  warn: (path: YamlPath, message: string) => void;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

export function createFindings(file: string, locate: (path: YamlPath, part: Part) => Position): Findings {
  const errors: Finding[] = [];
  const warnings: Finding[] = [];
  return {
    error: (path, message, part = 'value') => void errors.push({ file, ...locate(path, part), message }),
    warn: (path, message) => void warnings.push({ file, ...locate(path, 'value'), message }),
    errors,
    warnings,
  };
}

/** In the order of the file. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** One line, as compilers write it: "guomi.yaml:12:5 没有叫“五社”的地方…". */
export function findingLine({ file, line, column, message }: Finding): string {
  return `${file}:${line}:${column} ${message}`;
}
