/** How long a phase of work took half of the cases, and nine in ten. */
import { workBetween, type WorkCalendar } from './calendar.js';
import type { Case } from './case/types.js';
import type { Counts } from './counts.js';
import { runsOnNaturalTime } from './deadlines.js';
import { MINUTE } from './time.js';

/** Working milliseconds (A, B: natural) from dispatch, in whole minutes, by nearest rank; null when no case got that far. */
export interface Pace {
  cases: number;
  p50: number | null;
  p90: number | null;
}

/** Ends of the three phases; each began with the dispatch. */
export const PHASES = ['signedInAt', 'contactedAt', 'repliedAt'] as const;
export type Phase = (typeof PHASES)[number];

/** Counted by the minute, so that the counts of many days and areas add up to the same pace. */
export function paceCounts({ clock, deadlines }: Pick<Case, 'clock' | 'deadlines'>, calendar: WorkCalendar): Counts {
  const { startedAt } = clock;
  if (startedAt === null) return {};
  return Object.fromEntries(
    PHASES.flatMap((phase) => {
      const at = clock[phase];
      if (at === null) return [];
      const took = runsOnNaturalTime(deadlines) ? at - startedAt : workBetween(startedAt, at, calendar);
      return [[`${phase}@${String(Math.round(took / MINUTE))}`, 1]];
    }),
  );
}

export function paceFrom(counts: Counts, phase: Phase): Pace {
  const byMinute = Object.entries(counts)
    .filter(([name]) => name.startsWith(`${phase}@`))
    .map(([name, cases]) => ({ minutes: Number(name.slice(phase.length + 1)), cases }))
    .sort((a, b) => a.minutes - b.minutes);
  const cases = byMinute.reduce((sum, one) => sum + one.cases, 0);
  const rank = (share: number): number | null => {
    let before = 0;
    const found = byMinute.find((one) => (before += one.cases) >= Math.ceil(cases * share));
    return found === undefined ? null : found.minutes * MINUTE;
  };
  return { cases, p50: rank(0.5), p90: rank(0.9) };
}
