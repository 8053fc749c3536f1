/**
 * What a picture of figures shows: words and numbers in the reader's language, nothing of them about a single person.
 * How it looks is the drawer's affair.
 */

/** A share with what it is of: 96%, 48/50. */
export interface ShownShare {
  name: string;
  /** "96%"; a dash when there is nothing to divide by. */
  value: string;
  of: string;
}

export interface Chart {
  title: string;
  subtitle: string;
  shares: readonly ShownShare[];
  /** Two numbers for every column: what came and what was done. */
  columns: { title: string; series: readonly [string, string]; rows: readonly ChartColumn[] };
  /** Bars, the longest first. */
  bars: { title: string; rows: readonly { label: string; value: number }[]; none: string };
}

export interface ChartColumn {
  label: string;
  values: readonly [number, number];
}
