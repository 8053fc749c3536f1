/** What is wrong in a knowledge file, and where: written for the clerk who has to correct it. */
export interface Finding {
  file: string;
  /** A line ("12") or a cell ("B5"), as editors and Excel show them. */
  place: string;
  /** Chinese, with the way to correct it. */
  message: string;
}

/** Collects everything that is wrong, instead of stopping at the first. */
export interface Findings {
  error: (place: string, message: string) => void;
  /** In the order found. */
  readonly errors: readonly Finding[];
}

export function createFindings(file: string): Findings {
  const errors: Finding[] = [];
  return { error: (place, message) => void errors.push({ file, place, message }), errors };
}

/** One line, as compilers write it: "knowledge.md:12 缺少“来源”…". */
export function findingLine({ file, place, message }: Finding): string {
  return `${file}:${place} ${message}`;
}
