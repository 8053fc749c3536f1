/** Done again: first by the same clerk, then one level up, the third time under supervision (domain.md). */
import { startClock } from '../deadlines.js';
import { changed, refused, type ActionKind, type Decision, type Doing } from './action.js';
import { DAY } from '../time.js';
import { shortened } from './gist.js';
import { step } from './step.js';
import { briefOf, holders, nameOf, reporterName, superiorFor, tellPeople, tellReporters } from './tell.js';
import type { Case, Reporter } from './types.js';

/** Opens another round of work for the reporters for whom it is not solved. */
export function redo(c: Case, unsolved: readonly Reporter[], text: string, doing: Doing, action: ActionKind): Decision {
  const { env } = doing;
  if (c.state === 'closed' && env.now - c.since > env.deadlines.reopenDays * DAY)
    return refused({ code: 'too_late', days: env.deadlines.reopenDays });
  const round = c.redos + 1;
  const before = c.lead ?? c.offered[0] ?? null;
  const above = round >= 2 ? superiorFor(c, env, before) : null;
  const next: Case = {
    ...step(c, 'redo', action, doing, text),
    redos: round,
    mode: round >= 3 ? 'supervise' : c.mode,
    offered: above !== null ? [above] : holders(c),
    lead: null,
    partners: [],
    parts: c.parts.map((one) => ({ ...one, state: 'open' as const })),
    result: null,
    finishing: null,
    closedAs: null,
    reminded: [],
    clock: startClock(c.deadlines, env.now, env.calendar, env.deadlines),
  };
  const brief = briefOf(next, env.directory);
  const { actor } = doing;
  const said = unsolved.map((one) => reporterName(c, one));
  const from = actor.kind === 'person' ? nameOf(actor.person, env.directory) : [...new Set(said)].join('、');
  const supervisor = round >= 3 ? superiorFor(next, env) : null;
  return changed(next, [
    ...tellReporters(
      next,
      { kind: 'redoing', case: brief, clerk: nameOf(next.offered[0] ?? null, env.directory), round },
      unsolved,
    ),
    ...tellPeople(next.offered, { kind: 'redo', case: brief, round, from, text: shortened(text) }),
    ...tellPeople([supervisor], { kind: 'supervised', case: brief, by: '', due: next.clock.finishDue }),
  ]);
}
