import { AppError } from '../../common/errors.js';
import type { ErrorCode } from '../../common/errors.js';

/** Primary result codes (sqlite.org/rescode.html) for which a caller can do something. */
const CODES: Readonly<Record<number, ErrorCode>> = {
  3: 'config_invalid', // PERM
  5: 'store_busy', // BUSY
  6: 'store_busy', // LOCKED
  8: 'config_invalid', // READONLY
  11: 'store_corrupt', // CORRUPT
  13: 'store_full', // FULL
  14: 'config_invalid', // CANTOPEN
  15: 'store_busy', // PROTOCOL: lost the race for the write-ahead log too often
  26: 'store_corrupt', // NOTADB
};

const ENOSPC = 28;

/**
 * The AppError for what SQLite threw while working on the file at `path`. Errors that are the caller's own
 * (a value that cannot be bound, a broken constraint) come back as they are.
 */
export function toStoreError(thrown: unknown, path: string): unknown {
  if (!(typeof thrown === 'object' && thrown !== null)) return thrown;
  const code = codeOf(thrown);
  if (code === undefined) return thrown;
  const message = 'message' in thrown ? String(thrown.message) : '';
  return new AppError(code, `${path}: ${message}`, { cause: thrown });
}

function codeOf(thrown: object): ErrorCode | undefined {
  if ('code' in thrown && thrown.code === 'ERR_INVALID_STATE') return 'store_closed';
  // A disk too full for the shared-memory file shows as an I/O error, told apart only by the system's own number.
  if ('systemErrno' in thrown && thrown.systemErrno === ENOSPC) return 'store_full';
  // The upper bits hold the extended code, the lowest byte the primary one.
  if ('errcode' in thrown && typeof thrown.errcode === 'number') return CODES[thrown.errcode & 0xff];
  return undefined;
}
