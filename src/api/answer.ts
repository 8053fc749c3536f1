/** What the API answers, before it is written. */
export interface Answer {
  status: number;
  /** JSON when left out. */
  type?: string;
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}
