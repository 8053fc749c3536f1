/** Opens a case for a question that is answered in the same breath, once. */
import { decide } from '../domain/case/decide.js';
import type { Action, Actor, Change } from '../domain/case/action.js';
import { isSealed, openCase as opened } from '../domain/case/open.js';
import type { Case } from '../domain/case/types.js';
import { commitNewCase } from './commit-new-case.js';
import { doing, type Context } from './context.js';
import { caseId } from './ids.js';
import type { NewCase } from './open-case.js';
import type { TakeNumber } from './take-number.js';

/** What the villager is told, and who says so. */
export interface Answer {
  text: string;
  source: string;
}

/**
 * The case is there so that "找人" brings a person; until then nobody is sent. Opening and answering are one write. For a
 * message that was answered before, the case of then is returned and nothing is said again.
 */
export async function openAnswered(
  context: Context,
  takeNumber: TakeNumber,
  fresh: NewCase,
  answer: Answer,
  key: string,
): Promise<Case> {
  const id = caseId(fresh.village, key, fresh.reporter.at);
  const number = await takeNumber(fresh.village, isSealed(fresh));
  const reporter: Actor = { kind: 'reporter', contact: fresh.reporter.contact };
  const now = doing(context, reporter, key);
  // A draft is sent to nobody, and there is nothing to wait for: the rules answer it.
  const draft = opened({ ...fresh, id, number, draft: true }, now).case;
  const asked = done(draft, { kind: 'provide', text: '', media: [] }, reporter).case;
  const change = done({ ...asked, remarks: draft.remarks }, { kind: 'answer', ...answer }, { kind: 'system' });
  return commitNewCase(context, change, fresh.media, now);

  function done(c: Case, action: Action, actor: Actor): Change {
    const decision = decide(c, action, doing(context, actor, key));
    if (!decision.ok) throw new Error(`a new case cannot ${action.kind}: ${decision.refusal.code}`);
    return decision;
  }
}
