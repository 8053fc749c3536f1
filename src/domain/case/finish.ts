/** Reporting a case done: all parts of it, with what its category wants to be shown or told, and decided where it must be. */
import type { Told } from '../notice.js';
import { proofFor, saysWhat, type Proof } from '../proof.js';
import { changed, refused, type ClerkAction, type Decision, type Doing, type Env, type Said } from './action.js';
import { proofOf } from './attached.js';
import { step } from './step.js';
import { briefOf, nameOf, superiorFor, tellPeople, tellReporters } from './tell.js';
import type { Case, Remark } from './types.js';
import { askDecision, judgeOf, needsDecision } from './verify.js';
import { accept, clerkOf, resumed, takenUp, touched } from './work.js';

type Done = Extract<ClerkAction, { kind: 'done' }>;

/**
 * Reports the result. In a joint case a partner finishes the own part; the lead finishes when all parts are done. While a
 * picture is missing the case keeps the result and stays open; the picture, or why there is none, finishes it.
 */
export function done(c: Case, { result: said, proof }: Done, doing: Doing): Decision {
  const me = clerkOf(doing);
  const result = said === '' ? (c.finishing?.result ?? '') : said;
  const isSaidAnew = c.state === 'verifying';
  const part = c.parts.findIndex((one) => one.person === me && one.state === 'open');
  if (part >= 0 && c.lead !== me && !isSaidAnew) return partDone(shown(c, proof, doing), part, result, doing);
  const open = c.parts.filter((one) => one.state === 'open' && one.person !== me).length;
  if (open > 0 && !isSaidAnew) return refused({ code: 'parts_open', open });
  switch (missing(c, result, proof, doing.env)) {
    case 'text':
      return refused({ code: 'says_little' });
    case 'photo':
      return awaited(c, result, doing);
    case 'none': {
      const proven = { ...shown(c, proof, doing), finishing: null };
      // Said anew while it waits: the later words are decided on.
      const told = isSaidAnew ? askDecision(proven, result, me, doing) : finish(proven, result, doing);
      return told.ok ? changed(told.case, [...told.told, ...excuseTold(told.case, proof, doing)]) : told;
    }
  }
}

/** What a case like this wants and was not given in this round; danger and what few may see want nothing. */
function missing(c: Case, result: string, proof: Said | undefined, { directory }: Env): Proof {
  if (c.sealed || c.emergency !== null) return 'none';
  const rules = directory.filesOf(c.area).flatMap(({ proofs = [] }) => proofs);
  const wanted = proofFor(c.category, c.area, rules);
  switch (wanted) {
    case 'none':
      return 'none';
    case 'text':
      return saysWhat(result) ? 'none' : 'text';
    case 'photo':
      return proof !== undefined || proofOf(c).length > 0 ? 'none' : 'photo';
  }
}

/** Whoever says that it is done has taken it. */
function awaited(c: Case, result: string, doing: Doing): Decision {
  const isOffered = c.state === 'dispatched' || c.state === 'redo';
  const up = isOffered ? accept(c, doing) : { case: c, told: [] };
  const finishing = { by: clerkOf(doing), result, at: doing.env.now };
  return changed({ ...step(up.case, up.case.state, 'done', doing, result), finishing }, up.told);
}

/** The case with what was brought to prove it. */
function shown(c: Case, proof: Said | undefined, doing: Doing): Case {
  if (proof === undefined) return c;
  const { text, media } = proof;
  const remark: Remark = {
    ...{ key: doing.key, at: doing.env.now, by: clerkOf(doing), from: 'clerk', text, media },
    proof: media.length > 0 ? 'shown' : 'excused',
  };
  return { ...c, remarks: [...c.remarks, remark] };
}

/** The head hears why nothing was shown. */
function excuseTold(c: Case, proof: Said | undefined, doing: Doing): Told[] {
  if (proof === undefined || proof.media.length > 0) return [];
  const { env } = doing;
  const me = clerkOf(doing);
  const by = nameOf(me, env.directory);
  const head = judgeOf(c, me, env) ?? superiorFor(c, env, me);
  return tellPeople([head], { kind: 'notShown', case: briefOf(c, env.directory), by, reason: proof.text }, me);
}

function partDone(c: Case, index: number, result: string, doing: Doing): Decision {
  const parts = c.parts.map((one, i) => (i === index ? { ...one, state: 'done' as const, result } : one));
  const open = parts.filter((one) => one.state === 'open').length;
  const next: Case = { ...step(c, c.state, 'done', doing, result), parts };
  const by = nameOf(clerkOf(doing), doing.env.directory);
  return changed(
    next,
    tellPeople(c.lead === null ? c.offered : [c.lead], {
      kind: 'partDone',
      case: briefOf(next, doing.env.directory),
      by,
      result,
      open,
    }),
  );
}

function finish(c: Case, result: string, doing: Doing): Decision {
  const { env } = doing;
  const up = takenUp(c, doing);
  const me = clerkOf(doing);
  const working = up.case.state === 'in_progress' ? up.case : touched(resumed(up.case, 'done', doing), doing);
  if (needsDecision(c, me, env)) {
    const asked = askDecision(working, result, me, doing);
    return asked.ok ? changed(asked.case, [...up.told, ...asked.told]) : asked;
  }
  const next: Case = {
    ...step(working, 'replied', 'done', doing, result),
    result,
    parts: working.parts.map((one) => ({ ...one, state: 'done' as const })),
    clock: { ...working.clock, contactedAt: working.clock.contactedAt ?? env.now, repliedAt: env.now },
  };
  const notice = {
    kind: 'done',
    case: briefOf(next, env.directory),
    clerk: nameOf(clerkOf(doing), env.directory),
    result,
  } as const;
  const waiting = next.reporters.filter((one) => one.solved !== true);
  return changed(next, [...up.told, ...tellReporters(next, notice, waiting)]);
}
