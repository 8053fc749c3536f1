/** How many suggestions a reader still looks at. */
const SUGGESTIONS = 5;

/**
 * The names that look most like the asked one, best first; empty when none shares a character with it.
 * Chinese names are two to four characters, so counting common characters serves better than an edit distance.
 */
export function nearestNames(asked: string, names: readonly string[]): string[] {
  const wanted = new Set(asked);
  const likeness = (name: string): number => {
    const common = [...new Set(name)].filter((character) => wanted.has(character)).length;
    return common / Math.max(name.length, asked.length);
  };
  const ranked = [...new Set(names)]
    .map((name) => ({ name, score: likeness(name) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  // What is half as like shares no more than "群" or a family name.
  return ranked
    .filter(({ score }) => score > best / 2)
    .slice(0, SUGGESTIONS)
    .map(({ name }) => name);
}
