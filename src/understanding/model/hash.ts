/** 32-bit FNV-1a over UTF-16 units: the number by which a model knows a piece of text or a named sign. */

/** The hash of nothing. */
export const HASH_OF_NOTHING = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/** The hash of what was hashed before and one more unit. */
export function hashUnit(before: number, unit: number): number {
  return Math.imul(before ^ unit, PRIME);
}

export function hashText(text: string, before = HASH_OF_NOTHING): number {
  let hash = before;
  for (let i = 0; i < text.length; i++) hash = hashUnit(hash, text.charCodeAt(i));
  return hash;
}
