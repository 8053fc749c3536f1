/** One thing that can be asked of the API: what it takes and gives as schemas, from which the document is made. */
import type { z } from 'zod';
import type { AreaPath } from '../domain/area.js';
import type { Person } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import type { Understood } from '../understanding/types.js';
import type { ApiToken, TokenScope } from '../usecases/api-tokens.js';
import type { Context } from '../usecases/context.js';
import type { TakeNumber } from '../usecases/take-number.js';
import type { Answer } from './answer.js';
import { problem, type FieldProblem } from './problem.js';

/** What the API works with. */
export interface ApiWorld {
  context: Context;
  takeNumber: TakeNumber;
  /** What a text said in this village is about. */
  understandIn(text: string, village: AreaPath): Understood;
}

export interface Caller {
  token: ApiToken;
  person: Person;
}

/** What arrives at a route, as text. */
export interface RawCall {
  world: ApiWorld;
  caller: Caller;
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, unknown>>;
  body: unknown;
  /** Unique to the call, the same for its repetitions. */
  key: string;
  /** When it was made first. */
  at: Instant;
}

export type Call<Q, B> = Omit<RawCall, 'query' | 'body'> & { query: Q; body: B };

export interface Described {
  says: string;
  schema: z.ZodType;
}

export interface RouteText {
  method: 'GET' | 'POST';
  /** Below the mount, with `{name}` for a part. */
  path: string;
  /** Unique name of the operation. */
  name: string;
  does: string;
  scope: TokenScope;
  /** What the parts of the path mean. */
  parts?: Readonly<Record<string, string>>;
  gives: Readonly<Record<number, Described>>;
}

export interface Route extends RouteText {
  query: z.ZodObject | null;
  body: z.ZodType | null;
  run(call: RawCall): Promise<Answer>;
}

/** A route that looks: unknown or malformed parameters are refused before it runs. */
export function looking<Q extends z.ZodObject>(
  text: Omit<RouteText, 'method' | 'scope'>,
  query: Q,
  run: (call: Call<z.output<Q>, null>) => Promise<Answer>,
): Route {
  const running = async (raw: RawCall): Promise<Answer> => {
    const read = query.safeParse(raw.query);
    return read.success ? run({ ...raw, query: read.data, body: null }) : malformed('query', read.error);
  };
  return { ...text, method: 'GET', scope: 'read', query, body: null, run: running };
}

/** A route that does something, once for each idempotency key. */
export function doing<B extends z.ZodType>(
  text: Omit<RouteText, 'method' | 'scope'>,
  body: B,
  run: (call: Call<null, z.output<B>>) => Promise<Answer>,
): Route {
  const running = async (raw: RawCall): Promise<Answer> => {
    const read: z.ZodSafeParseResult<z.output<B>> = body.safeParse(raw.body);
    return read.success ? run({ ...raw, query: null, body: read.data }) : malformed('body', read.error);
  };
  return { ...text, method: 'POST', scope: 'write', query: null, body, run: running };
}

function malformed(what: 'query' | 'body', { issues }: z.ZodError): Answer {
  const errors = issues.map(({ path, message }): FieldProblem => ({
    at: [what, ...path.map(String)].join('.'),
    says: message,
  }));
  return problem('bad_request', `the ${what} is not as the document says`, errors.slice(0, 20));
}

/** Routes that share a path, in the order of their first. */
export function routesByPath(routes: readonly Route[]): ReadonlyMap<string, readonly Route[]> {
  const paths = new Map<string, Route[]>();
  for (const route of routes) paths.set(route.path, [...(paths.get(route.path) ?? []), route]);
  return paths;
}
