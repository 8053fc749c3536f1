/** What the indicators read from a case's history: who had it, which replies were confirmed, and how parking ended. */
import { dayOf } from './calendar.js';
import type { Case, CaseState } from './case/types.js';
import type { Instant } from './time.js';

type History = Pick<Case, 'log'>;

/** Whoever takes a case that was offered to several is no second address; whoever gets it from another is. */
export function wasHandedOn({ log }: History): boolean {
  return log.some(({ action, from }) => action === 'transfer' || (action === 'assign' && from !== 'triage'));
}

const TOLD: readonly CaseState[] = ['replied', 'answered'];
const REPLY_STANDS: readonly CaseState[] = [...TOLD, 'closed'];
const REOPENED: readonly CaseState[] = ['redo', 'new'];

/**
 * Every reply asks the reporters whether it is true (回访). For each reply that somebody answered: whether nobody
 * contradicted it. What is said while the work is done again is about no reply, and silence is no answer.
 */
export function repliesConfirmed({ log }: History): boolean[] {
  const answers: boolean[][] = [];
  for (const { action, from, to } of log) {
    if (TOLD.includes(to) && from !== to) answers.push([]);
    if (action === 'rate' && REPLY_STANDS.includes(from)) answers.at(-1)?.push(!REOPENED.includes(to));
  }
  return answers.filter((given) => given.length > 0).map((given) => given.every((confirms) => confirms));
}

/**
 * For each time the case was parked: whether its reporters had a result by the planned day, also when work went on before.
 * While it is still parked the day has not come, and it is left out; parked anew, the earlier plan was not kept. Where the
 * plan was not written down, it is not kept once the day brought the case back.
 */
export function parkingsSolved({
  log,
  state,
  parkedUntil = [],
}: Pick<Case, 'log' | 'state' | 'parkedUntil'>): boolean[] {
  const starts = log.flatMap(({ action }, at) => (action === 'park' ? [at] : []));
  const solved = starts.map((start, nth) =>
    isSolvedBy(parkedUntil.at(nth - starts.length), log.slice(start + 1, starts[nth + 1])),
  );
  return state === 'parked' ? solved.slice(0, -1) : solved;
}

function isSolvedBy(planned: Instant | undefined, after: Case['log']): boolean {
  const end = after.find(
    ({ action, from, to }) =>
      to === 'replied' || (planned === undefined && from === 'parked' && action === 'tick' && to !== from),
  );
  return end?.to === 'replied' && (planned === undefined || dayOf(end.at) <= dayOf(planned));
}
