import { isNativeError } from 'node:util/types';
import { AppError } from '../../common/errors.js';
import type { ErrorCode } from '../../common/errors.js';

/**
 * Answers of a server that is about to stop, is not the primary any more, has forgotten a cursor over it, or did not hear
 * from the others in time (src/mongo/base/error_codes.yml of the server). What was asked may have been done or not.
 */
const PASSING = new Set([
  6, 7, 43, 50, 64, 89, 91, 133, 134, 189, 237, 246, 262, 9001, 10107, 11600, 11602, 13388, 13435, 13436,
]);

/** What a wrong or unreachable name of a `mongodb+srv` address looks like. */
const UNRESOLVED = new Set(['ENOTFOUND', 'ENODATA', 'ESERVFAIL', 'ETIMEOUT', 'ECONNREFUSED', 'EAI_AGAIN']);

/** The driver's words for: no connection, no primary, connection lost. */
const AWAY = /^(Mongo(ose)?(ServerSelection|Network|NetworkTimeout|PoolCleared)|PoolClearedOnNetwork)Error$/u;

/** The client was closed while or before it was used. */
const CLOSED = /^Mongo(NotConnected|TopologyClosed|ClientClosed|ServerClosed|ExpiredSession)Error$/u;

const CODES: Readonly<Record<number, ErrorCode>> = {
  13: 'config_invalid', // Unauthorized
  18: 'config_invalid', // AuthenticationFailed
  239: 'store_busy', // SnapshotTooOld
  8000: 'config_invalid', // AtlasError: user or password
  10334: 'too_large', // BSONObjectTooLarge
  14031: 'store_full', // OutOfDiskSpace
  17280: 'too_large', // a key too large for an index
  17419: 'too_large', // replacement over 16 MB
  17420: 'too_large', // new document over 16 MB
};

const RIGHTS =
  ' Correct user and password in STORE, add authSource=admin when the user is kept there, and give the user the roles ' +
  'readWrite and dbAdmin on the database.';

/** True when the same request may succeed a moment later, as during the election of a new primary. */
export function isPassing(thrown: unknown): boolean {
  if (!isNativeError(thrown)) return false;
  const { code } = thrown as NodeJS.ErrnoException;
  return AWAY.test(thrown.name) || UNRESOLVED.has(`${code}`) || PASSING.has(numberOf(thrown)) || hasRetryLabel(thrown);
}

export function isDuplicate(thrown: unknown): boolean {
  return isNativeError(thrown) && numberOf(thrown) === 11_000;
}

/** True when the user lacks a right. */
export function isForbidden(thrown: unknown): boolean {
  return isNativeError(thrown) && numberOf(thrown) === 13;
}

/** The AppError for what the driver threw; errors that are the caller's own come back as they are. */
export function toStoreError(thrown: unknown): unknown {
  if (!isNativeError(thrown) || thrown instanceof AppError) return thrown;
  const code = codeOf(thrown);
  if (code === undefined) return thrown;
  const fix = code === 'config_invalid' ? RIGHTS : '';
  return new AppError(code, `STORE: MongoDB says: ${withoutPassword(thrown.message)}${fix}`, { cause: thrown });
}

/** The same text without what stands between "//" and "@" of an address. */
export function withoutPassword(text: string): string {
  return text.replaceAll(/\/\/[^/\s]*@/gu, '//…@');
}

function codeOf(thrown: Error): ErrorCode | undefined {
  if (CLOSED.test(thrown.name)) return 'store_closed';
  if (isPassing(thrown)) return 'store_busy';
  // The buffer in which the driver builds a document ends at 17 MB.
  if ('code' in thrown && thrown.code === 'ERR_OUT_OF_RANGE') return 'too_large';
  return CODES[numberOf(thrown)];
}

function numberOf(thrown: Error): number {
  return 'code' in thrown && typeof thrown.code === 'number' ? thrown.code : Number.NaN;
}

function hasRetryLabel(thrown: Error): boolean {
  if (!('hasErrorLabel' in thrown) || typeof thrown.hasErrorLabel !== 'function') return false;
  const has = thrown.hasErrorLabel.bind(thrown) as (label: string) => boolean;
  return has('RetryableWriteError') || has('RetryableError');
}
