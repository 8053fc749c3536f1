import { isExact } from '../exact-text.js';

/** What the driver makes of bytes; the only value in a document that JSON does not know. */
interface Binary {
  _bsontype: 'Binary';
  buffer: Uint8Array;
}

/** Keys that the driver or the server takes for something else: operators and references ($…), types of the driver. */
const UNSAFE_KEY = /^\$|^_bsontype$/u;

/**
 * A copy of `value`, which must be what JSON can say, for a document of MongoDB. What such a document would not give
 * back exactly, a text with half a surrogate pair or an object with an unsafe key, is kept as bytes of its JSON.
 * As in JSON, fields that are undefined are dropped.
 */
export function toStored(value: unknown): unknown {
  if (typeof value === 'string') return isExact(value) ? value : jsonBytes(value);
  if (typeof value !== 'object' || value === null) return JSON.parse(JSON.stringify(value ?? null)) as unknown;
  if (Array.isArray(value)) return value.map(toStored);
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  if (entries.some(([key]) => UNSAFE_KEY.test(key) || !isExact(key))) return jsonBytes(value);
  return Object.fromEntries(entries.map(([key, field]) => [key, toStored(field)]));
}

export function fromStored(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  if (isBinary(stored)) return JSON.parse(Buffer.from(stored.buffer).toString('utf8')) as unknown;
  if (Array.isArray(stored)) return stored.map(fromStored);
  return Object.fromEntries(Object.entries(stored).map(([key, field]) => [key, fromStored(field)]));
}

function jsonBytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function isBinary(stored: object): stored is Binary {
  return '_bsontype' in stored && stored._bsontype === 'Binary';
}
