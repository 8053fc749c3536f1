/** Which cases /待办 shows. */
export type ListFilter = 'mine' | 'today' | 'late' | 'all';

const WORDS: Readonly<Record<string, ListFilter>> = {
  '': 'mine',
  我的: 'mine',
  今日: 'today',
  今天: 'today',
  today: 'today',
  超期: 'late',
  逾期: 'late',
  late: 'late',
  全部: 'all',
  所有: 'all',
  all: 'all',
};

/** Null when the word is none of these. */
export function parseListFilter(args: string): ListFilter | null {
  return WORDS[args.trim().toLowerCase()] ?? null;
}
