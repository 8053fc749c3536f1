/** What reporters do to their case: add to it, place it, join it, take it back, say whether it is solved. */
import type { AreaPath } from '../area.js';
import type { Told } from '../notice.js';
import { DAY } from '../time.js';
import { changed, refused, type Decision, type Doing, type ReporterAction, type Said } from './action.js';
import { attached } from './attached.js';
import { dispatchTo, routeCase } from './dispatch.js';
import { redo } from './redo.js';
import { returnVisit } from './return-visit.js';
import { gistOf, shortened, understoodBy } from './gist.js';
import { actorId, step } from './step.js';
import { briefOf, holders, nameOf, namesOf, reporterName, tellPeople, tellReporters } from './tell.js';
import type { Case, Remark } from './types.js';
import { resumed } from './work.js';

/** More than this is a conversation, not a report; the oldest middle part is dropped first. */
const REMARK_LIMIT = 100;

/** Where it was said, not where it arrived: a voice may be understood later than what was said after it. */
function withRemark(c: Case, { text, media, heard = null, at = Infinity }: Said, doing: Doing): Case {
  const { now } = doing.env;
  const remark: Remark = {
    ...{ key: doing.key, at: Math.min(at, now), by: actorId(doing.actor), from: 'reporter' },
    ...{ text, media, heard },
  };
  const kept = c.remarks.length < REMARK_LIMIT ? c.remarks : [...c.remarks.slice(0, 5), ...c.remarks.slice(6)];
  const before = kept.findLastIndex((one) => one.at <= remark.at) + 1;
  return { ...c, remarks: [...kept.slice(0, before), remark, ...kept.slice(before)] };
}

/** Somebody adds to the case. An answer to a clerk's question starts the clock again. */
export function supplement(
  c: Case,
  action: Extract<ReporterAction, { kind: 'supplement' | 'provide' }>,
  doing: Doing,
): Decision {
  const { directory } = doing.env;
  if (c.state === 'draft') {
    const given = withRemark(step(c, 'new', action.kind, doing), action, doing);
    return changed({ ...given, gist: c.gist === '' ? gistOf(action.text) : c.gist });
  }
  const from = action.kind === 'supplement' ? reporterName(c, { name: action.from }) : '';
  const asked = c.state === 'need_info';
  const moved = asked ? resumed(c, 'supplement', doing) : step(c, c.state, 'supplement', doing);
  const phone = action.kind === 'supplement' ? (action.phone ?? c.phone) : c.phone;
  const sure = action.kind === 'provide' || action.heard?.sure !== false;
  const next = understoodBy(sure ? action.text : '', { ...withRemark(moved, action, doing), phone });
  const text = shortened(action.text === '' ? '（发来图片或语音）' : action.text);
  const told = tellPeople(holders(next), {
    kind: asked ? 'informed' : 'supplemented',
    case: briefOf(next, directory),
    from,
    text,
    attached: attached(
      next,
      next.remarks.filter((one) => one.key === doing.key),
    ),
  });
  return changed(next, told);
}

/**
 * The grid becomes known, or one of ours puts it right: a case that waited for it, was handed to the village meanwhile or was
 * not yet taken where it should not have gone, goes to the right clerk. Who has taken it keeps it.
 */
export function locate(c: Case, area: AreaPath, doing: Doing): Decision {
  const placed: Case = { ...c, area, areaKnown: true };
  const waiting =
    c.state === 'new' ||
    c.state === 'triage' ||
    (c.state === 'dispatched' && (!c.areaKnown || doing.actor.kind === 'person'));
  if (!waiting) return changed(step(placed, c.state, 'locate', doing));
  const sent = routeCase(step(placed, c.state, 'locate', doing), doing);
  if (sent.case.state === 'triage') return changed(sent.case, sent.told);
  const { directory } = doing.env;
  const notice = {
    kind: 'assigned',
    case: briefOf(sent.case, directory),
    clerks: namesOf(sent.case.offered, directory),
    contactBy: sent.case.clock.contactDue,
  } as const;
  return changed(sent.case, [...sent.told, ...tellReporters(sent.case, notice)]);
}

/** "We too", or the same fact told anew: one more follower of the case, told everything from now on. */
export function join(c: Case, { reporter, said }: Extract<ReporterAction, { kind: 'join' }>, doing: Doing): Decision {
  const { directory } = doing.env;
  const known = c.reporters.some((one) => one.contact === reporter.contact);
  const reporters = known
    ? c.reporters.map((one) => (one.contact === reporter.contact ? { ...one, solved: null } : one))
    : [...c.reporters, reporter];
  const joined: Case = { ...step(c, c.state, 'join', doing), reporters };
  const next = said === undefined ? joined : withRemark(joined, said, doing);
  const brief = briefOf(next, directory);
  const told = tellReporters(next, { kind: 'joined', case: brief }, [reporter]);
  if (known) return changed(next, told);
  return changed(next, [
    ...told,
    ...tellPeople(holders(next), {
      kind: 'follower',
      case: brief,
      from: reporterName(c, reporter),
      households: reporters.length,
      text: shortened(said?.text ?? ''),
      attached: attached(
        next,
        next.remarks.filter((one) => one.key === doing.key),
      ),
    }),
  ]);
}

/** The only reporter takes the case back; one of several just leaves it. */
export function withdraw(c: Case, doing: Doing): Decision {
  const me = c.reporters.find((one) => one.contact === actorId(doing.actor));
  if (me === undefined) return refused({ code: 'not_reporter' });
  const { directory } = doing.env;
  const brief = briefOf(c, directory);
  const told = tellReporters(c, { kind: 'withdrawn', case: brief }, [me]);
  const rest = c.reporters.filter((one) => one !== me);
  if (rest.length > 0) return changed({ ...c, reporters: rest }, told);
  const clerks = tellPeople(holders(c), { kind: 'withdrawnByReporter', case: brief, from: reporterName(c, me) });
  return changed(step(c, 'withdrawn', 'withdraw', doing), [...told, ...clerks]);
}

/**
 * A reporter's own answer to "is it solved?". Yes from the first reporter, or from all others, closes it as solved;
 * No from anybody means it is done again, also up to the reopening limit after it was closed.
 */
export function rate(c: Case, action: Extract<ReporterAction, { kind: 'rate' }>, doing: Doing): Decision {
  const { env } = doing;
  const me = c.reporters.find((one) => one.contact === actorId(doing.actor));
  if (me === undefined) return refused({ code: 'not_reporter' });
  const reporters = c.reporters.map((one) =>
    one === me ? { ...one, solved: action.solved, score: action.score ?? one.score } : one,
  );
  const rated: Case = { ...c, reporters };
  const brief = briefOf(c, env.directory);
  const clerks = tellPeople(holders(c), {
    kind: 'rated',
    case: brief,
    solved: action.solved,
    score: action.score,
    from: reporterName(c, me),
  });
  if (!action.solved) {
    // An answer that does not help brings a person.
    if (c.state === 'answered') return insist(c, action.text, 'rate', doing);
    if (c.state === 'closed' && env.now - c.since > env.deadlines.reopenDays * DAY)
      return refused({ code: 'too_late', days: env.deadlines.reopenDays });
    if (c.state === 'redo')
      return changed(
        step(rated, 'redo', 'rate', doing, action.text),
        tellReporters(rated, redoing(rated, doing), [me]),
      );
    return redo(rated, [me], action.text, doing, 'rate');
  }
  const thanks = tellReporters(rated, { kind: 'thanked', case: brief, solved: true }, [me]);
  const settled =
    c.state === 'closed' || reporters[0]?.solved === true || reporters.slice(1).every((one) => one.solved === true);
  const stillOpen = c.state === 'redo' && reporters.some((one) => one.solved === false);
  if (!settled || stillOpen) return changed(step(rated, c.state, 'rate', doing, action.text), thanks);
  // Solved before the second round was reported done: the reporter's word ends that round too.
  const clock = { ...c.clock, repliedAt: c.clock.repliedAt ?? env.now };
  const closed: Case = { ...step(rated, 'closed', 'rate', doing, action.text), closedAs: 'solved', clock };
  return changed(closed, [...thanks, ...clerks, ...returnVisit(closed, env)]);
}

function redoing(c: Case, doing: Doing) {
  return {
    kind: 'redoing',
    case: briefOf(c, doing.env.directory),
    clerk: nameOf(c.offered[0] ?? c.lead, doing.env.directory),
    round: c.redos,
  } as const;
}

/** After an answer or a refusal the reporter insists: it is looked at again by a person. */
export function appeal(c: Case, text: string, doing: Doing): Decision {
  return insist(c, text, 'appeal', doing);
}

function insist(c: Case, text: string, action: 'appeal' | 'rate', doing: Doing): Decision {
  const again: Case = {
    ...withRemark(step(c, 'new', action, doing, text), { text, media: [] }, doing),
    nature: c.nature === '咨询' ? '求助' : c.nature,
    declined: null,
  };
  const sent = routeCase(again, doing);
  return changed(sent.case, sent.told);
}

/** Undoes a merge: the case is on its own again and goes to its clerk. */
export function unmerge(c: Case, doing: Doing): Decision {
  const again: Case = { ...step(c, 'new', 'unmerge', doing), mergedInto: null };
  const sent = c.offered.length > 0 ? dispatchTo(again, c.offered, c.why, 'unmerge', doing) : routeCase(again, doing);
  const released: Told[] =
    c.mergedInto === null
      ? []
      : [
          {
            to: { to: 'aggregate', id: c.mergedInto },
            notice: { kind: 'release', contacts: c.reporters.map((one) => one.contact) },
          },
        ];
  const brief = briefOf(sent.case, doing.env.directory);
  return changed(sent.case, [
    ...released,
    ...sent.told,
    ...tellReporters(sent.case, { kind: 'unmerged', case: brief }),
  ]);
}
