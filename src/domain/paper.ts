/** What is laid out as a workbook or on paper: words and figures in the reader's language. */
import type { Chart } from './chart.js';

/** A text is never a formula, whatever it begins with. */
export type Cell = string | number | null;

export interface Sheet {
  name: string;
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
}

export interface ReportPaper {
  title: string;
  subtitle: string;
  /** Without ending. */
  fileName: string;
  lines: readonly string[];
  chart: Chart;
  /** Of the paper; the workbook has more. */
  table: Sheet;
  hot: { title: string; lines: readonly string[] };
  sheets: readonly Sheet[];
}

/** A letter of the village to somebody outside. */
export interface LetterPaper {
  title: string;
  number: string;
  to: string;
  paragraphs: readonly string[];
  /** Below, on the right: who writes, how to reach them, when. */
  signed: readonly string[];
  fileName: string;
}
