/** Home visits: what a clerk found in a household, and when somebody shall come again (the work notebook of the village). */
import type { AreaPath } from './area.js';
import type { PersonId } from './person.js';
import type { Instant } from './time.js';

/** Policy publicity, public feelings, villagers' comments, dispute mediation, environment, looking after the frail. */
export const VISIT_KINDS = ['policy', 'feelings', 'comments', 'mediation', 'environment', 'frail'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** Where and when somebody was, is not kept: only what the clerk says of it. */
export interface Visit {
  id: string;
  village: AreaPath;
  /** The household's grid; the visitor's own when the household is in no list. */
  area: AreaPath;
  by: PersonId;
  at: Instant;
  /** Id in the village file; null when it is in no list. */
  household: string | null;
  /** Head of the household, or as it was said. */
  whom: string;
  kinds: readonly VisitKind[];
  text: string;
}

/** Somebody shall see a household (again): a promise of the last visit, or after a matter of somebody frail was closed. */
export interface VisitPlan {
  id: string;
  village: AreaPath;
  area: AreaPath;
  /** Who shall go. */
  person: PersonId;
  household: string | null;
  whom: string;
  at: Instant;
  why: string;
  /** False from the reminder on, until somebody has been there. */
  waiting: boolean;
  /** The visit that fulfilled it; null while it is open. */
  done: string | null;
}

/** What a month's visits came to: figures of work done, never of people compared. */
export interface VisitSheet {
  visits: number;
  /** Different households seen, and how many there are. */
  seen: number;
  households: number;
  byKind: Readonly<Record<VisitKind, number>>;
}

export function sheetOf(visits: readonly Visit[], households: number): VisitSheet {
  const byKind = Object.fromEntries(
    VISIT_KINDS.map((kind) => [kind, visits.filter((visit) => visit.kinds.includes(kind)).length]),
  ) as Record<VisitKind, number>;
  return { visits: visits.length, seen: new Set(visits.map(householdOf)).size, households, byKind };
}

/** The same household, listed or not. */
export const householdOf = ({ household, area, whom }: Pick<Visit, 'household' | 'area' | 'whom'>): string =>
  household ?? `${area} ${whom}`;
