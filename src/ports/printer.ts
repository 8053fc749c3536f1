import type { LetterPaper, ReportPaper, Sheet } from '../domain/paper.js';

/** Makes files of what was worded. */
export interface Printer {
  /** An Excel workbook without formulas. */
  workbook(sheets: readonly Sheet[]): Promise<Uint8Array>;
  /** A PDF of one or two pages. */
  report(paper: ReportPaper): Promise<Uint8Array>;
  letter(paper: LetterPaper): Promise<Uint8Array>;
}
