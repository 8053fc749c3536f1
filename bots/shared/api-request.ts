/** One call of a platform's HTTP interface: answered within a time limit and a size limit, or an ApiError. */
import { SECOND } from '../../src/domain/time.js';

/**
 * What a platform answered instead of what was asked for. `code` is its errcode; 0 when there was no answer of its own:
 * not reached, too slow, not what its interface promises; TOO_LARGE where asking again would bring no less. Its message names no address: they hold secrets.
 */
export class ApiError extends Error {
  readonly code: number;

  constructor(code: number, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** No platform has this errcode. */
export const TOO_LARGE = -12;

export interface ApiRequest {
  /** With the path, without a query. */
  url: string;
  query?: Readonly<Record<string, string>>;
  /** Sent by POST as JSON; GET without it. */
  json?: unknown;
  /** Milliseconds; ten seconds when left out. */
  patience?: number;
}

export interface ApiAnswer {
  /** As the server says, "" when it says nothing. */
  type: string;
  bytes: Uint8Array;
}

/** A minute of voice is under 200 kB, a picture under 10 MB. */
const MOST_BYTES = 12 * 1024 * 1024;

/** What came, whatever it is. Rejects with an ApiError of code 0. */
export async function askApi({ url, query = {}, json, patience = 10 * SECOND }: ApiRequest): Promise<ApiAnswer> {
  const signal = AbortSignal.timeout(patience);
  try {
    const response = await fetch(`${url}?${new URLSearchParams(query).toString()}`, {
      signal,
      ...(json === undefined ? {} : { method: 'POST', body: JSON.stringify(json), headers: JSON_TYPE }),
    });
    if (!response.ok) throw new ApiError(0, `answered with HTTP ${response.status}`);
    return { type: response.headers.get('content-type') ?? '', bytes: await limited(response) };
  } catch (cause) {
    if (cause instanceof ApiError) throw cause;
    throw new ApiError(0, signal.aborted ? `no answer within ${patience} ms` : 'not reached', { cause });
  }
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** What came, as an object without an errcode but 0. Rejects with an ApiError. */
export async function askForJson(request: ApiRequest): Promise<Readonly<Record<string, unknown>>> {
  return readAnswer((await askApi(request)).bytes);
}

/** Throws an ApiError: with the errcode that it holds, or of code 0 when it is no JSON object. */
export function readAnswer(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const answer = parsed(bytes);
  if (answer === null) throw new ApiError(0, 'answered with something that is no JSON object');
  const { errcode = 0, errmsg = '' } = answer;
  if (errcode !== 0) throw new ApiError(Number(errcode), `errcode ${String(errcode)}: ${String(errmsg)}`);
  return answer;
}

function parsed(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

async function limited(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES) throw new ApiError(TOO_LARGE, `answered with more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
