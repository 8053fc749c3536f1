/** Several messages in a row are one matter: what is added soon after a report belongs to it. */
import { isUnsettled } from '../../domain/case/states.js';
import { MINUTE } from '../../domain/time.js';
import type { Case } from '../../domain/case/types.js';
import { isFollowUp } from '../../understanding/find-follow-up.js';
import type { Handled } from '../stored-message.js';
import { keyOf, say, viewOf, type Flow, type Turn } from '../turn.js';
import { sameClass } from '../contact.js';
import { addTo } from './add-to.js';
import { ownCases } from './mine.js';
import { MATTER_WINDOW } from './open.js';
import { HALF_SURE } from './report.js';
import { smallTalk } from './small-talk.js';

/** A second matter must be this clear to be told apart from more words on the first. */
const CLEARLY_ANOTHER = 0.6;

export const matter: Flow = async (turn) => {
  const c = await running(turn);
  if (c === null || isAnother(turn, c)) return null;
  if (turn.message.conversation.room && !turn.message.addressed && !addsSomething(turn)) return null;
  return addTo(turn, c);
};

/** In a room an answer comes soon, or the talk has moved on to something else. */
const ANSWER_IN_ROOM = 30 * MINUTE;

/** An answer to a clerk's question belongs to the case that waits for it; alone with the bot however late it comes. */
export const answerToClerk: Flow = async (turn): Promise<Handled | null> => {
  const { message, contact, talk } = turn;
  if (smallTalk(turn.text) !== null) return null;
  const { room } = message.conversation;
  for (const ref of contact.cases.slice(-5).reverse()) {
    if (room && ref.room !== message.conversation.id) continue;
    const found = await talk.context.store.get<Case>(ref.id);
    const question = found?.data.question ?? null;
    if (found === null || question === null || isAnother(turn, found.data)) continue;
    if (!room || message.addressed || talk.context.now() - question.askedAt <= ANSWER_IN_ROOM)
      return addTo(turn, found.data);
  }
  return null;
};

/**
 * "那个事情有人管吗", "水还是没来": somebody asks after what they reported, however long ago. Those who work on it hear that
 * they were asked, and the speaker hears how far it is.
 */
export const followUp: Flow = async (turn) => {
  if (!isFollowUp(turn.text)) return null;
  const open = (await ownCases(turn)).filter((c) => isUnsettled(c.state) && !isAnother(turn, c));
  const { category, report } = turn.understood();
  const names = (least: number): boolean => report.confidence >= HALF_SURE && category.confidence >= least;
  const alike = names(HALF_SURE) ? open.find((one) => sameClass(one.category, category.code)) : undefined;
  const c = alike ?? (names(CLEARLY_ANOTHER) ? undefined : open[0]);
  if (c === undefined) return null;
  const added = await addTo(turn, c);
  if (added.outcome !== 'supplemented') return added;
  return { ...added, say: [say(turn, turn.talk.words.replies.progress([c], viewOf(turn)))] };
};

/** So clear a report of something else that it cannot be more words on this case. */
function isAnother(turn: Turn, c: Case): boolean {
  // Nobody knows yet what that one is about; said in words, it is most likely this.
  if (c.unheard === true) return false;
  const { report, category } = turn.understood();
  return report.confidence >= 0.8 && category.confidence >= CLEARLY_ANOTHER && !sameClass(category.code, c.category);
}

async function running(turn: Turn): Promise<Case | null> {
  const { matter: open } = turn.contact;
  const room = turn.message.conversation.room ? turn.message.conversation.id : null;
  if (open === null || Math.abs(turn.message.at - open.at) > MATTER_WINDOW || open.room !== room) return null;
  const found = await turn.talk.context.store.get<Case>(open.case);
  if (found === null || isBegunBy(turn, found.data)) return null;
  return isUnsettled(found.data.state) ? found.data : null;
}

/** Opened or joined by this very message, which is worked on again: it adds nothing to itself. */
function isBegunBy(turn: Turn, { log }: Case): boolean {
  const key = keyOf(turn);
  return log[0]?.key === key || log.some((entry) => entry.key === key && entry.action === 'join');
}

/** In a room people also talk to each other: only what names a place, a number, a picture or a complaint is added. */
function addsSomething(turn: Turn): boolean {
  const { report, place, phone } = turn.understood();
  return turn.message.media !== null || place !== null || phone !== null || report.confidence >= 0.3;
}
