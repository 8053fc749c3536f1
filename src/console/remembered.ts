import type { Instant } from '../domain/time.js';

/** Gives what `read` gave for this key, to everybody who asks within `life`. What failed is read anew. */
export type Remembered<V> = (key: string, read: () => Promise<V>) => Promise<V>;

export function remembered<V>(life: Instant, now: () => Instant): Remembered<V> {
  const known = new Map<string, { at: Instant; value: Promise<V> }>();
  return (key, read) => {
    for (const [old, { at }] of known) if (now() - at >= life) known.delete(old);
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = read();
    known.set(key, { at: now(), value });
    value.catch(() => known.delete(key));
    return value;
  };
}
