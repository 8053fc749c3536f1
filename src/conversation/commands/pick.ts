/** Which case a command means: the number given, the one in the quoted message, or the only one that fits. */
import { isWithin } from '../../domain/area.js';
import { UNSETTLED_STATES } from '../../domain/case/states.js';
import { isPossible } from '../../domain/case/transitions.js';
import type { ActionKind } from '../../domain/case/action.js';
import type { Case } from '../../domain/case/types.js';
import type { CaseRight } from '../../domain/right-rules.js';
import { can } from '../../domain/rights.js';
import { holders } from '../../domain/case/tell.js';
import { numbersIn, quotedNumber, type WrittenNumber } from '../case-number.js';
import type { Handled } from '../stored-message.js';
import { answered, viewOf } from '../turn.js';
import type { Call, Command } from './command.js';
import { caseNumber } from '../../domain/case/number.js';
import { daysIn } from './written-time.js';

/** The case and the rest of the arguments, or the answer that explains why there is none. */
export type Picked = { case: Case; rest: string } | { handled: Handled };

const LEADING = /^\s*[#＃]?(?:[A-Za-z]{1,4}-?)??(?:S-)?\d{1,6}(?![\d.:：年月日天周星个户盏元%]|[-/]\d)/iu;
/** "/延期 312 3 配件没到": what is asked for is a number too. */
const WITH_DAYS: readonly CaseRight[] = ['extend', 'supervise'];

/** Cases the caller may see, open and newest first. */
export async function casesInCharge(call: Call, limit = 500): Promise<Case[]> {
  const { context } = call.turn.talk;
  const areas = dutyAreas(call);
  const lists = await Promise.all(
    areas.map((area) => context.store.find<Case>({ kind: 'case', area, status: UNSETTLED_STATES, limit })),
  );
  return lists
    .flat()
    .map((one) => one.data)
    .filter((c) => can(call.me.id, 'look', c, context.directory()).may);
}

/** The caller's areas without those that lie in another of them. A grid's own cases may lie in the village until placed. */
function dutyAreas(call: Call): string[] {
  const directory = call.turn.talk.context.directory();
  const all = [...new Set(call.me.duties.map((duty) => directory.villageOf(duty.area)?.path ?? duty.area))];
  return all.filter((area) => !all.some((other) => other !== area && isWithin(area, other)));
}

/** Finds the case for an action; `right` is what the caller wants to do with it. */
export async function pickCase(call: Call, command: Command, right: CaseRight): Promise<Picked> {
  // Only the number is normalised (one character stays one); what the clerk wrote stays as it was written.
  const leading = LEADING.exec(call.args.normalize('NFKC'))?.[0] ?? '';
  const given = leading === '' ? undefined : numbersIn(leading)[0];
  const rest = call.args.slice(leading.length).trim();
  const quoted = call.turn.message.quote == null ? null : quotedNumber(call.turn.message.quote.text);
  const lone = given?.code === null && WITH_DAYS.includes(right) && daysIn(rest) === null ? given : null;
  if (given !== undefined && lone === null) return byNumber(call, given, rest);
  if (quoted !== null) return byNumber(call, quoted, lone?.serial === quoted.serial ? rest : call.args);
  return lone === null ? onlyOne(call, command, right) : byLoneNumber(call, command, right, { number: lone, rest });
}

/** The case with this number where there is one to do it to; else these are the days, of the only case. */
async function byLoneNumber(
  call: Call,
  command: Command,
  right: CaseRight,
  { number, rest }: { number: WrittenNumber; rest: string },
): Promise<Picked> {
  const named = await byNumber(call, number, rest);
  if ('case' in named && isPossibleNow(named.case, right)) return named;
  const only = await onlyOne(call, command, right);
  return 'case' in only ? only : named;
}

/** The case with this number among the villages the caller works for; a number of another village is said to be one. */
export async function byNumber(call: Call, number: WrittenNumber, rest: string): Promise<Picked> {
  const { context, words } = call.turn.talk;
  const directory = context.directory();
  const codes = number.code === null ? codesOf(call) : [number.code];
  for (const code of codes) {
    const village = directory.villageByCode(code);
    if (village === null) continue;
    const ref = caseNumber(code, number.serial, number.sealed);
    const found = (await context.store.find<Case>({ kind: 'case', area: village.path, ref, limit: 1 }))[0];
    if (found === undefined) continue;
    if (can(call.me.id, 'look', found.data, directory).may) return { case: found.data, rest };
  }
  const shown = number.code === null ? String(number.serial) : caseNumber(number.code, number.serial, number.sealed);
  return { handled: answered(call.turn, 'no_such_case', words.replies.noSuchCase(shown)) };
}

/** Letters of the villages the caller works for; all villages of a township for its officers. */
function codesOf(call: Call): string[] {
  const directory = call.turn.talk.context.directory();
  const near = directory
    .villageAreas()
    .filter((village) =>
      call.me.duties.some((duty) => isWithin(duty.area, village.path) || isWithin(village.path, duty.area)),
    );
  return near.flatMap((village) => village.code ?? []);
}

async function onlyOne(call: Call, command: Command, right: CaseRight): Promise<Picked> {
  const { context, words } = call.turn.talk;
  const directory = context.directory();
  const possible = (await casesInCharge(call)).filter(
    (c) => isPossibleNow(c, right) && can(call.me.id, right, c, directory).may,
  );
  const mine = possible.filter((c) => holders(c).includes(call.me.id));
  const fitting = mine.length > 0 ? mine : possible;
  const [only, ...others] = fitting;
  if (only === undefined)
    return { handled: answered(call.turn, 'nothing_fits', words.replies.nothingFits(command.zh)) };
  if (others.length > 0)
    return { handled: answered(call.turn, 'which_case', words.replies.whichCase(fitting, command, viewOf(call.turn))) };
  return { case: only, rest: call.args };
}

/** True when the state of the case lets somebody who has the right use it. */
export const isPossibleNow = ({ state }: Pick<Case, 'state'>, right: CaseRight): boolean =>
  isPossible(state, actionOf(right));

/** Looking is possible in every state; the ways of handling share one action. */
function actionOf(right: CaseRight): ActionKind {
  if (right === 'look') return 'supplement';
  // It leaves a note.
  if (right === 'letter') return 'note';
  return right === 'assist' || right === 'joint' || right === 'supervise' ? 'mode' : right;
}
