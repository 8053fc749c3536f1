/** What the indicators read from a case's history: who had it, which replies were confirmed, and how parking ended. */
import type { Case, CaseState } from './case/types.js';

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
 * For each time the case was parked: whether its reporters had a result before the planned day brought it back. While it
 * is still parked the day has not come, and it is left out. Resumed early it counts as soon as there is a result: the plan
 * is no longer kept then, and the ordinary deadline runs again.
 */
export function parkingsSolved({ log, state }: Pick<Case, 'log' | 'state'>): boolean[] {
  const solved: boolean[] = [];
  let waits = false;
  for (const { action, from, to } of log) {
    if (action === 'park') {
      solved.push(false);
      waits = true;
    } else if (from === 'parked' && to !== 'parked' && action === 'tick') {
      waits = false;
    } else if (waits && to === 'replied') {
      solved.splice(-1, 1, true);
      waits = false;
    }
  }
  return state === 'parked' ? solved.slice(0, -1) : solved;
}
