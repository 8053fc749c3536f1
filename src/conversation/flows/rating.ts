/** "好了", "没来", "满意", "4": the reporter's own word on whether it is solved. */
import type { Case, CaseState, Reporter } from '../../domain/case/types.js';
import { DAY } from '../../domain/time.js';
import type { Store } from '../../ports/store.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import type { Handled } from '../stored-message.js';
import { answered, contactIdOf, keyOf, reporterActor, type Flow, type Turn } from '../turn.js';

const SOLVED =
  /^(?:(?:已经|都|全)?(?:好了|来了|修好了|来[水电]了|(?:水|电|灯|路|信号)(?:也|都|已经)?(?:来|好|亮|通|清|修好)了|(?:钱|补贴)(?:也|都|已经)?(?:到|收到|领到)了|解决了?|通了|亮了|弄好了|办好了|可以了|有(?:水|电|信号)了|处理好了|妥了|行了|好多了|好些了|不疼了|舒服多了)|(?:非常|很|比较|基本)?满意)/u;
const UNSOLVED =
  /^(?:还是|还在|还|又|都|根本|照样)?(?:没(?:有)?(?:来|好|修|解决|通|亮|弄|办|处理|水|电|动静|人来|人管)|不(?:满意|行|好使|亮|通)|坏了|停了|断了)|^还(?:是|在)?(?:坏|堵|漏|停|断|浑|黑|臭|疼|老样子|原样|那样)|不满意|没(?:修|弄|办|解决|处理)好|没有?解决/u;
const SCORE = /^([1-5１-５])(?:分|星)?$/u;

/** Longer messages say more than yes or no, and are read as what they say. */
const LONGEST = 24;

export interface Rating {
  solved: boolean;
  score: number | null;
}

/** Reads an answer to "来了吗?", or null when the text is none. A score of three or more counts as solved (基本满意). */
export function parseRating(text: string): Rating | null {
  const plain = text.normalize('NFKC').replace(/[\s，。！!,.、~～]/gu, '');
  const score = SCORE.exec(plain)?.[1];
  if (score !== undefined) return { solved: Number(score) >= 3, score: Number(score) };
  if (plain.length > LONGEST) return null;
  if (UNSOLVED.test(plain)) return { solved: false, score: plain.includes('不满意') ? 1 : null };
  if (SOLVED.test(plain) || /(?<!不)满意$/u.test(plain))
    return { solved: true, score: /满意/u.test(plain) ? scoreOf(plain) : null };
  return null;
}

function scoreOf(text: string): number {
  if (/(?:非常|很)满意/u.test(text)) return 5;
  return /基本|比较/u.test(text) ? 3 : 4;
}

/** So long after the end of a case the word of its other reporters still counts. */
const LATE_WORD = 5 * DAY;

/** Applies to the latest case of the speaker, in this room, that waits for the answer; else it is not a rating. */
export const rating: Flow = async (turn) => {
  const said = parseRating(turn.text);
  if (said === null) return null;
  const now = turn.talk.context.now();
  const waiting = await latestCase(turn, ['replied', 'redo', 'closed'], (c, me) => {
    if (c.state !== 'closed') return true;
    return said.solved ? me.solved === null && now - c.since <= LATE_WORD : me.solved !== false;
  });
  return waiting === null ? null : rate(turn, waiting, said);
};

/** Applies a rating to one case. */
export async function rate(turn: Turn, c: Case, said: Rating): Promise<Handled> {
  const { context, words } = turn.talk;
  const action = { kind: 'rate', solved: said.solved, score: said.score, text: turn.text } as const;
  const acted = await actOnCase(context, c.id, action, reporterActor(turn), keyOf(turn));
  if (acted.ok) return { outcome: said.solved ? 'solved' : 'unsolved', say: [], case: c.id, number: c.number };
  if (acted.refusal === 'not_found') return answered(turn, 'refused', words.replies.tryAgain());
  return answered(turn, 'refused', words.replies.refusedReporter(acted.refusal, c));
}

/**
 * The speaker's latest case in one of these states for which `counts` says yes; in a room only those reported there. What was
 * joined to another case is that case.
 */
export async function latestCase(
  turn: Turn,
  states: readonly CaseState[],
  counts: (c: Case, me: Reporter) => boolean = () => true,
): Promise<Case | null> {
  const { message, contact, talk } = turn;
  const room = message.conversation.room ? message.conversation.id : undefined;
  const mine = contact.cases
    .filter((one) => room === undefined || one.room === room)
    .slice(-8)
    .reverse();
  for (const ref of mine) {
    const found = await joinedTo(talk.context.store, ref.id);
    const me = found?.reporters.find((one) => one.contact === contactIdOf(turn));
    if (found !== null && me !== undefined && states.includes(found.state) && counts(found, me)) return found;
  }
  return null;
}

/** A case may have been joined to one that was joined to another. */
const MOST_JOINS = 5;

async function joinedTo(store: Store, id: string): Promise<Case | null> {
  let found = (await store.get<Case>(id))?.data ?? null;
  for (let i = 0; i < MOST_JOINS && found?.state === 'merged' && found.mergedInto !== null; i++)
    found = (await store.get<Case>(found.mergedInto))?.data ?? null;
  return found;
}
