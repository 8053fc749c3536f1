/** What a township calls the four ways of handling, where it has names of its own. */
import type { HandlingMode } from './case/types.js';

/** Only those with a name of their own; the others are called as everywhere. */
export type WayNames = Readonly<Partial<Record<HandlingMode, string>>>;

/** Each as the first of the village files calls it that names it; give them as the directory does, the narrowest first. */
export function waysOf(files: readonly { ways?: WayNames }[]): WayNames {
  return files.reduceRight<WayNames>((known, { ways = {} }) => ({ ...known, ...ways }), {});
}
