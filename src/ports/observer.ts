/** What the service tells those who run it: counters for /metrics and lines for the log. Never contents, never names. */
export interface Observer {
  /** A message was dealt with; `outcome` is one of a few words (opened, joined, command, idle …). */
  message(channel: string, outcome: string, fields?: { message?: string; case?: string }): void;
  caseOpened(): void;
  /** One attempt to say something. */
  delivery(result: 'sent' | 'retry' | 'given_up', fields: { channel: string; item: string; detail?: string }): void;
  /** A commit lost its race and is tried again. */
  conflict(): void;
  /** How late the oldest due aggregate was when it was taken up, in milliseconds. */
  lag(milliseconds: number): void;
  /** Something went wrong that an operator should see; the work is tried again. */
  trouble(what: string, error: unknown): void;
}
