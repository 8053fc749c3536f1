/** Numbers by name that can be summed again: over cases, days and areas. A name that is missing is nought. */
export type Counts = Readonly<Record<string, number>>;

export function sumOfCounts(parts: Iterable<Counts>): Counts {
  const sum: Record<string, number> = {};
  for (const part of parts) addCounts(sum, part);
  return sum;
}

/** Changes `sum`. */
export function addCounts(sum: Record<string, number>, part: Counts): void {
  for (const [name, count] of Object.entries(part)) sum[name] = (sum[name] ?? 0) + count;
}
