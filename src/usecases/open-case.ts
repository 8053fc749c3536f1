/** Opens a case for a message, once. */
import { isSealed, openCase as opened, type Opening } from '../domain/case/open.js';
import type { Case } from '../domain/case/types.js';
import { commitNewCase } from './commit-new-case.js';
import { doing, type Context } from './context.js';
import { caseId } from './ids.js';
import type { TakeNumber } from './take-number.js';

export type NewCase = Omit<Opening, 'id' | 'number'>;

/**
 * Opens the case of this message, or returns the one it opened before (a crash may have come between).
 * The number is taken first; a number whose case was not written is never used again.
 */
export async function openCase(
  context: Context,
  takeNumber: TakeNumber,
  fresh: NewCase,
  key: string,
  nth = 0,
): Promise<Case> {
  const id = caseId(fresh.village, key, fresh.reporter.at, nth);
  const number = await takeNumber(fresh.village, isSealed(fresh));
  const loads = await context.loads(fresh.village);
  const now = doing(context, { kind: 'reporter', contact: fresh.reporter.contact }, key, loads);
  const change = opened({ ...fresh, id, number }, now);
  return commitNewCase(context, change, fresh.media, now);
}
