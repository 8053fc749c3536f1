/** The short answers of clerks to what the bot asked them: "1" and "0", "我去". */
import type { Case } from '../../domain/case/types.js';
import { DAY } from '../../domain/time.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import type { Aggregate } from '../../ports/store.js';
import { handledEntry } from '../handled-entry.js';
import { turnOf } from '../identify.js';
import type { Handled, InboxEntry } from '../stored-message.js';
import { answered, isClerk, keyOf, say, type Flow, type Turn } from '../turn.js';
import { openFrom } from './open.js';

const YES = /^(?:1|１|是|要|登记|我去|我马上去|马上去|马上到|去|我来)[。！!]?$/u;
const NO = /^(?:0|０|不用|不要|不是|不登记|去不了|我去不了)[。！!]?$/u;

/** Answers to a call-out come before answers to a doubtful message: somebody is waiting for help. */
export const staffAnswers: Flow = async (turn) => {
  if (!isClerk(turn) || turn.message.conversation.room) return null;
  const yes = YES.test(turn.text);
  if (!yes && !NO.test(turn.text)) return null;
  return (await answerCallOut(turn, turn.person.id, yes)) ?? (await answerDoubtful(turn, turn.person.id, yes));
};

async function answerCallOut(turn: Turn, me: string, yes: boolean): Promise<Handled | null> {
  const { context, words } = turn.talk;
  const since = context.now() - DAY;
  const status = ['emergency', 'accepted', 'in_progress'];
  const places = villagesOf(turn);
  const found = (
    await Promise.all(places.map((area) => context.store.find<Case>({ kind: 'case', area, status, since, limit: 200 })))
  ).flat();
  const mine = found.find(({ data }) => data.chain?.called.includes(me) === true && !data.chain.going.includes(me));
  if (mine === undefined) return null;
  if (!yes) return answered(turn, 'not_going', words.replies.notGoing(mine.data.number));
  const acted = await actOnCase(context, mine.id, { kind: 'going' }, { kind: 'person', person: me }, keyOf(turn));
  if (!acted.ok) return answered(turn, 'not_going', words.replies.tryAgain());
  return {
    ...answered(turn, 'going', words.replies.going(acted.case, acted.case.lead === me, context.directory())),
    case: mine.id,
    number: mine.data.number,
  };
}

async function answerDoubtful(turn: Turn, me: string, yes: boolean): Promise<Handled | null> {
  const { context, words } = turn.talk;
  const entry = await askedLast(turn, me);
  if (entry?.data.message == null) return null;
  const doubted = await turnOf(turn.talk, entry.data.message);
  const opened = yes && doubted.village !== null ? await openFrom(doubted, doubted.village.path) : null;
  // After the case is there: a crash between the two finds the same case again.
  await context.store.commit(
    handledEntry(entry, { outcome: yes ? 'opened' : 'idle', say: [], number: opened?.number }, context),
    entry.version,
  );
  if (opened === null) return answered(turn, 'ignored', words.replies.notRegistered());
  const text = words.replies.registeredFor(opened.number ?? '', doubted.message.sender.name);
  return {
    outcome: 'opened',
    say: [say(turn, text), ...opened.say],
    case: opened.case,
    number: opened.number,
  };
}

async function askedLast(turn: Turn, me: string): Promise<Aggregate<InboxEntry> | null> {
  const { store } = turn.talk.context;
  const lists = await Promise.all(
    villagesOf(turn).map((area) => store.find<InboxEntry>({ kind: 'message', area, status: ['doubtful'], limit: 100 })),
  );
  return (
    lists
      .flat()
      .sort((a, b) => b.at - a.at)
      .find(({ data }) => data.asked.includes(me)) ?? null
  );
}

/** The villages a clerk works for. */
export function villagesOf(turn: Turn): string[] {
  const areas = turn.person?.duties.map((duty) => duty.area) ?? [];
  const directory = turn.talk.context.directory();
  return [...new Set(areas.map((path) => directory.villageOf(path)?.path ?? path))];
}
