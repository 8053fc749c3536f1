/** Ids within a list of the file: which there are, and which are there twice. */
import type { Findings } from './finding.js';
import type { Read } from './shape.js';

/** Also of entries that are broken elsewhere, so that they are not called unknown on top of it. */
export function idsOf(entries: readonly Read<{ id: string }>[]): ReadonlySet<string> {
  return new Set(entries.map((entry) => entry.value.id));
}

/** Reports every value that an earlier entry of the same list already has. */
export function checkTwice<T>(
  entries: readonly Read<T>[],
  key: string,
  valuesOf: (entry: T) => readonly string[],
  findings: Findings,
): void {
  const seen = new Set<string>();
  for (const { value, path, bad } of entries) {
    for (const one of bad.has(key) ? [] : valuesOf(value)) {
      if (seen.has(one)) findings.error([...path, key], `“${one}”前面已经用过了，请换一个`);
      seen.add(one);
    }
  }
}
