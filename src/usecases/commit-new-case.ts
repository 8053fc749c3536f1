/** The first write of a case, once. */
import type { Change, Doing } from '../domain/case/action.js';
import type { Case } from '../domain/case/types.js';
import { caseAggregate } from './case-aggregate.js';
import { withSeen } from './change.js';
import type { Context } from './context.js';
import { withFollowers } from './follow-case.js';

/**
 * Writes the case together with what is told of it, and makes these media its own. When it was written before, by the same
 * message (a crash may have come between), the case of then is returned and nothing is said again.
 */
export async function commitNewCase(
  context: Context,
  change: Change,
  media: readonly string[],
  doing: Doing,
): Promise<Case> {
  const { id } = change.case;
  const followed = withFollowers(context, null, change, doing.key);
  const aggregate = withSeen(caseAggregate(null, followed, doing, context.mergeWindow), doing.key);
  const isNew = await context.store.commit(aggregate, 0);
  // Also when it was there: the process may have died before this.
  await context.media.claim(media, id);
  if (isNew) {
    context.observer.caseOpened();
    return change.case;
  }
  const before = await context.store.get<Case>(id);
  if (before === null) throw new Error(`case ${id} exists and cannot be read`);
  return before.data;
}
