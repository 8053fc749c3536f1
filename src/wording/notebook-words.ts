/** What is said about home visits: to the clerk alone, because it names households. */
import type { Directory } from '../domain/directory.js';
import type { Instant } from '../domain/time.js';
import type { Visit, VisitPlan, VisitSheet } from '../domain/visit.js';
import type { Household } from '../domain/village.js';

export interface NotebookReplies {
  /** `again`: when they said to come again; `matter`: what may become a case, and is asked about. */
  visitNoted(noted: { visit: Visit; again: Instant | null; matter: string | null }, now: Instant): string;
  visitOnly(): string;
  notebook(of: { visits: readonly Visit[]; plans: readonly VisitPlan[] }, now: Instant): string;
  /** A list to work through, never a ranking. */
  unvisited(found: { households: readonly Household[]; of: number; days: number }, directory: Directory): string;
  visitsFound(found: { word: string; visits: readonly Visit[]; of: number }, now: Instant): string;
  visitSheet(month: number, sheet: VisitSheet): string;
}
