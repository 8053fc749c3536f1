/** HTTP as channels see it: plain data, so that they need no web framework and tests need no socket. */
export interface HttpRequest {
  method: string;
  /** Path below the mount, beginning with "/". */
  path: string;
  query: URLSearchParams;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Of whoever asks, as the nearest proxy tells it; absent where it is not known. */
  address?: string;
  /** Raw bytes as they came. */
  body: Uint8Array;
  /** Aborted when the client goes away; ends a streamed answer. */
  signal: AbortSignal;
}

export interface HttpResponse {
  status: number;
  headers: Readonly<Record<string, string>>;
  /** An iterable is streamed chunk by chunk (server-sent events). */
  body: string | Uint8Array | AsyncIterable<string>;
}
