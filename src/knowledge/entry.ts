/** What a township or village knows how to answer: one question, in the ways people ask it, with the answer and who says so. */
import { isWithin, type AreaPath } from '../domain/area.js';
import type { CategoryCode } from '../domain/category.js';
import type { Instant } from '../domain/time.js';

export interface KnowledgeEntry {
  /** As it stands in the file; the first one names the entry and is there once. Never empty. */
  questions: readonly string[];
  keywords: readonly string[];
  answer: string;
  /** Office and document: 县医保局《…》. */
  source: string;
  /** As of when: "2026", "2026-09" or "2026-09-01". */
  date: string;
  /** Answers are given from here on, and before `until`; null is always. */
  from: Instant | null;
  until: Instant | null;
  /** Where it holds, with everything below; none is wherever the knowledge base does. */
  areas: readonly AreaPath[];
  /** What a question about it is sorted under; none leaves that to its words. */
  categories: readonly CategoryCode[];
}

/** The question that names the entry. */
export function titleOf({ questions }: KnowledgeEntry): string {
  return questions[0] ?? '';
}

/** Whether it may be answered with at this time. */
export function isInForce({ from, until }: KnowledgeEntry, now: Instant): boolean {
  return (from === null || from <= now) && (until === null || now < until);
}

/** Whether it holds in this area. */
export function holdsIn({ areas }: KnowledgeEntry, area: AreaPath): boolean {
  return areas.length === 0 || areas.some((one) => isWithin(area, one));
}

/** "县医保局《…》 2026-09": what a villager is told it comes from. */
export function sourceOf({ source, date }: KnowledgeEntry): string {
  return `${source} ${date}`;
}
