/** Words that speak for one sub-class, as people write them down in data/training/words.tsv. */
import { subCategory, type CategoryCode } from '../../domain/category.js';

/** Words that stand together as if somebody had said them: a text to learn a sub-class from. */
export interface WordLine {
  category: CategoryCode;
  text: string;
}

/** One word alone would count as much as a whole message; of many together each would be lost. */
const TOGETHER = 2;

/**
 * Reads `category⇥words`, where A~B is A with B a little later. Lines that begin with # are left out. Throws an Error that
 * names file and line at the first mistake.
 */
export function parseWordLines(content: string, file: string): WordLine[] {
  const words = new Map<CategoryCode, string[]>();
  content.split(/\r?\n/u).forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const [code, list, more] = line.split('\t');
    if (code === undefined || list === undefined || more !== undefined)
      throw new Error(`${file}:${String(i + 1)}: not a category and its words`);
    const { code: category } = subCategory(code);
    words.set(category, [...(words.get(category) ?? []), ...list.split(' ')]);
  });
  return [...words].flatMap(([category, all]) =>
    Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, i) => ({
      category,
      text: all
        .slice(i * TOGETHER, (i + 1) * TOGETHER)
        .join(' ')
        .replaceAll('~', ' '),
    })),
  );
}
