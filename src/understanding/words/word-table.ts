/**
 * Shape of the word lists. A list is one string of words parted by white space;`A~B`means A followed by B
 * within a few characters. Words are written as villagers say them, with dialect and common slips of the
 * speech recogniser; they are matched after`normalise`, so in lower case and half width.
 */
export interface WeightedWords {
  /** Decides alone. */
  strong?: string;
  /** Decides with a little help. */
  clear?: string;
  /** A hint. */
  weak?: string;
  /** Speaks against. */
  against?: string;
}

/** Lists by what they speak for: category codes, emergency kinds, natures … */
export type WordTable = Readonly<Record<string, WeightedWords>>;

/** The words of one list. */
export function wordsOf(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(/\s+/u).filter((word) => word !== '');
}

/** Source of a regular expression that matches any word of a list, longer ones first. */
export function anyOf(list: string): string {
  return wordsOf(list)
    .sort((a, b) => b.length - a.length)
    .join('|');
}
