/** Applies one action to a stored case: load, decide, commit; again when somebody else was quicker. */
import { decide } from '../domain/case/decide.js';
import type { Action, Actor, Refusal } from '../domain/case/action.js';
import type { AreaPath } from '../domain/area.js';
import type { Case } from '../domain/case/types.js';
import { caseAggregate } from './case-aggregate.js';
import { appliedBefore, change, withSeen } from './change.js';
import { doing, type Context } from './context.js';
import { withFollowers } from './follow-case.js';

/** `repeated`: the same message did this before; nothing was done again. */
export type Acted =
  | { ok: true; case: Case; repeated: boolean }
  | { ok: false; refusal: Refusal; case: Case }
  | { ok: false; refusal: 'not_found' };

/** What may choose between people. */
const ROUTING: ReadonlySet<Action['kind']> = new Set(['locate', 'tick', 'appeal', 'approve', 'route', 'unmerge']);

/** Ids of what came with it. */
function mediaOf(action: Action): readonly string[] {
  if (action.kind === 'done') return action.proof?.media ?? [];
  return 'media' in action ? action.media : [];
}

/** A case lies below its village. */
const villageOf = (id: string): AreaPath => id.slice(0, id.lastIndexOf('/'));

/**
 * Does `action` to the case once, however often it is called with the same `key`.
 * Errors: StoreError when the store cannot answer; calling again with the same key is safe.
 */
export async function actOnCase(
  context: Context,
  id: string,
  action: Action,
  actor: Actor,
  key: string,
): Promise<Acted> {
  const loads = ROUTING.has(action.kind) ? await context.loads(villageOf(id)) : undefined;
  let acted = { ok: false, refusal: 'not_found' } as Acted;
  await change<Case>(
    context.store,
    id,
    (current) => {
      if (current === null) return null;
      if (appliedBefore(current, key)) {
        acted = { ok: true, case: current.data, repeated: true };
        return null;
      }
      const now = doing(context, actor, key, loads);
      const decision = decide(current.data, action, now);
      if (!decision.ok) {
        acted = { ok: false, refusal: decision.refusal, case: current.data };
        return null;
      }
      acted = { ok: true, case: decision.case, repeated: false };
      const followed = withFollowers(context, current.data, decision, key);
      return withSeen(caseAggregate(current, followed, now, context.mergeWindow), key);
    },
    { onConflict: context.observer.conflict },
  );
  // Also when it was done before: the process may have died before this.
  if (acted.ok) await context.media.claim(mediaOf(action), id);
  return acted;
}
