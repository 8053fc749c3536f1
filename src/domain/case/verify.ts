/** What a clerk may not decide alone (temporary assistance, a building site): the head agrees to the result, or it goes on. */
import { addSpan } from '../calendar.js';
import { subCategory } from '../category.js';
import { actingRank, ladderRank } from '../ladder.js';
import type { PersonId } from '../person.js';
import { changed, refused, type Decision, type Doing, type Env } from './action.js';
import { attached, proofOf } from './attached.js';
import { step } from './step.js';
import { briefOf, nameOf, superiorFor, tellPeople, tellReporters } from './tell.js';
import type { Case } from './types.js';

const HEAD = ladderRank('shop_head');
/** The village committee or a meeting has this long, in working days (社会救助暂行办法 asks for speed, not for a number). */
const DECIDE_WITHIN = 2;

/** True when somebody above `by` has to agree before the reporter is told a result. */
export function needsDecision(c: Case, by: PersonId, env: Env): boolean {
  if (!subCategory(c.category).decided) return false;
  const person = env.directory.person(by);
  return person !== null && actingRank(person, c.area, c.category) < HEAD && judgeOf(c, by, env) !== null;
}

/** The first one above who may decide. */
export function judgeOf(c: Case, by: PersonId, env: Env): PersonId | null {
  let above = superiorFor(c, env, by);
  const asked = new Set<PersonId>();
  while (above !== null && !asked.has(above)) {
    const person = env.directory.person(above);
    if (person !== null && actingRank(person, c.area, c.category) >= HEAD) return above;
    asked.add(above);
    above = superiorFor(c, env, above);
  }
  return null;
}

/** The result waits; the reporter hears who decides. */
export function askDecision(c: Case, result: string, by: PersonId, doing: Doing): Decision {
  const { env } = doing;
  const judge = judgeOf(c, by, env);
  const decideBy = addSpan(env.now, { workdays: DECIDE_WITHIN }, env.calendar);
  const next: Case = {
    ...step(c, 'verifying', 'done', doing, result),
    lead: c.lead ?? by,
    request: { by, reason: result, workdays: 0, decideBy, back: c.state },
    reminded: c.reminded.filter((name) => name !== 'ruling'),
  };
  const brief = briefOf(next, env.directory);
  const asked = {
    kind: 'decisionAsked' as const,
    ...{ case: brief, by: nameOf(by, env.directory), result, decideBy },
    attached: attached(next, proofOf(next)),
  };
  return changed(next, [
    ...tellPeople([judge], asked),
    ...tellReporters(next, { kind: 'escalated', case: brief, to: nameOf(judge, env.directory) }),
  ]);
}

/** Agreed: the reporters hear the result. Not agreed: whoever has it goes on, with the reason. */
export function ruleDecision(c: Case, approved: boolean, text: string, doing: Doing): Decision {
  const { env } = doing;
  const { request } = c;
  if (request === null)
    return refused({ code: 'wrong_state', state: c.state, action: approved ? 'approve' : 'reject' });
  const judge = doing.actor.kind === 'person' ? nameOf(doing.actor.person, env.directory) : '';
  const result = text === '' ? request.reason : `${request.reason}（${text}）`;
  const next: Case = approved
    ? {
        ...step(c, 'replied', 'approve', doing, text),
        ...{ request: null, result, parts: c.parts.map((one) => ({ ...one, state: 'done' as const })) },
        clock: { ...c.clock, contactedAt: c.clock.contactedAt ?? env.now, repliedAt: env.now },
      }
    : { ...step(c, 'in_progress', 'reject', doing, text), request: null };
  const brief = briefOf(next, env.directory);
  const ruled = tellPeople([request.by], { kind: 'decisionRuled', case: brief, approved, by: judge, reason: text });
  if (!approved) return changed(next, ruled);
  const notice = { kind: 'done', case: brief, clerk: judge, result } as const;
  const waiting = next.reporters.filter((one) => one.solved !== true);
  return changed(next, [...ruled, ...tellReporters(next, notice, waiting)]);
}
