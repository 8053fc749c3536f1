/** Tokens by which programs speak for a person of the directory: each bounded by an area and by what it may do. */
import { createHash, randomBytes } from 'node:crypto';
import type { AreaPath } from '../domain/area.js';
import type { PersonId } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { apiTokenId } from './ids.js';

export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export interface ApiToken {
  /** First characters of the secret's hash: enough to tell tokens apart, of no use to anybody else. */
  id: string;
  name: string;
  /** Nothing outside it is seen or done, whatever the person may. */
  area: AreaPath;
  /** As whom it acts. */
  person: PersonId;
  scopes: readonly TokenScope[];
}

export interface ListedToken extends ApiToken {
  madeAt: Instant;
  revoked: boolean;
}

const MOST = 10_000;
const ID_LENGTH = 10;

/** Resolves to the secret, which is nowhere else: the store keeps its hash. */
export async function createToken(store: Store, given: Omit<ApiToken, 'id'>, now: Instant): Promise<string> {
  const secret = `gzp_${randomBytes(24).toString('base64url')}`;
  const hash = hashOf(secret);
  const data: ApiToken = { id: hash.slice(0, ID_LENGTH), ...given };
  const { area } = given;
  const begun = { id: apiTokenId(hash), kind: 'api-token', area, status: 'active', at: now, data };
  await store.commit(freshAggregate(begun), 0);
  return secret;
}

/** Null when there is no such token, or it was revoked. */
export async function readToken(store: Store, secret: string): Promise<ApiToken | null> {
  const found = await store.get<ApiToken>(apiTokenId(hashOf(secret)));
  return found?.status === 'active' ? found.data : null;
}

/** Newest first, those that were revoked too. */
export async function listTokens(store: Store): Promise<ListedToken[]> {
  return (await allTokens(store)).map(({ data, at, status }) => ({
    ...data,
    madeAt: at,
    revoked: status !== 'active',
  }));
}

/** By id or name; from the next request on it is refused. Resolves to how many were revoked. */
export async function revokeToken(store: Store, which: string): Promise<number> {
  const meant = (await allTokens(store)).filter(
    ({ data, status }) => status === 'active' && (data.id === which || data.name === which),
  );
  for (const { id } of meant)
    await change<ApiToken>(store, id, (current) => (current === null ? null : { ...current, status: 'revoked' }));
  return meant.length;
}

function allTokens(store: Store): Promise<Aggregate<ApiToken>[]> {
  return store.find<ApiToken>({ kind: 'api-token', area: '', limit: MOST });
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
