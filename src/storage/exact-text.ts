/** NUL ends a text inside SQLite, and half a surrogate pair has no UTF-8: both come back as another text. */
const INEXACT = /[\0\p{Surrogate}]/u;

/**
 * True when every store keeps the text exactly. Texts by which aggregates are found (id, kind, area, status, ref)
 * must be exact, or two different ids could become one; within `data` any text is safe, because JSON escapes it.
 */
export function isExact(text: string): boolean {
  return !INEXACT.test(text);
}
