/** Something that somebody should act on: an emergency, a report, or what might be one. */
import type { Case } from '../../domain/case/types.js';
import { isUnsettled } from '../../domain/case/states.js';
import { isSealedEmergency } from '../../domain/emergency.js';
import type { Told } from '../../domain/notice.js';
import { route } from '../../domain/routing.js';
import { MINUTE } from '../../domain/time.js';
import { rememberContact, type OpenQuestion } from '../contact.js';
import { roomOf, type RoomCase } from '../room.js';
import type { Handled } from '../stored-message.js';
import { answered, keyOf, type Flow, type Turn } from '../turn.js';
import { joinCase } from './join.js';
import { joinKnown, openFrom } from './open.js';

/** From here on the bot speaks up in a group without having been addressed. */
const SURE = 0.8;
/** This sure is enough where an hour counts: water, power, heat ("自来水停了"). */
const NEARLY_SURE = 0.6;
/** Alone with the bot: from here on it asks whether to register. */
const WORTH_ASKING = 0.2;
/** Characters that nobody types to a bot for nothing. */
const LONG = 50;
/** From here on it is worth asking a clerk, or answering somebody who is alone with the bot. */
export const HALF_SURE = 0.45;

/** "We too" without saying what is about something said just now. */
const ME_TOO = 40 * MINUTE;

const ME_TOO_WORDS =
  /^(?:\+1|＋1|加一|加1|同上|一样)$|(?:我们?|俺们?|曹|尕)(?:家|这|这儿|这里|这边|院|社|队|门口)?(?:也|都是)|^(?:也|都)(?:没|停|是|一样)/u;

/** Words that mean "the same with me" right after somebody else's report. */
export function isMeToo(text: string): boolean {
  return text.length <= 20 && ME_TOO_WORDS.test(text);
}

/** Life or property in danger: before everything else, whatever was being talked about. */
export const emergency: Flow = async (turn) => {
  const kind = turn.understood().emergency;
  if (kind === null) return null;
  if (turn.village === null) return askVillage(turn, turn.talk.words.replies.emergencyNowhere(kind));
  if (!isSealedEmergency(kind)) {
    const same = await openInRoom(turn, (c) => c.emergency === kind, ME_TOO);
    if (same !== null) return joinCase(turn, same, turn.text);
  }
  return openFrom(turn, turn.village.path, kind);
};

/** "加一", "我家也没水": one more follower of the case spoken of last, if it may be the same. */
export const meToo: Flow = async (turn) => {
  if (!turn.message.conversation.room || !isMeToo(turn.text)) return null;
  const { report, category } = turn.understood();
  const named = report.confidence >= HALF_SURE;
  const same = await openInRoom(turn, (c) => !named || c.category.slice(0, 2) === category.code.slice(0, 2), ME_TOO);
  return same === null ? null : joinCase(turn, same, null);
};

/** A report, as sure as the place demands: opened, joined to the same matter, or shown to a clerk first. */
export const report: Flow = async (turn) => {
  const room = turn.message.conversation.room;
  const alone = !room || turn.message.addressed;
  const certainty = certaintyOf(turn, alone);
  if (certainty === 'none') return null;
  if (turn.village === null) return alone ? askVillage(turn) : null;
  if (certainty === 'half') {
    if (alone) return askWhether(turn);
    return (await joinKnown(turn, turn.village.path)) ?? doubtful(turn, turn.village.path);
  }
  return openFrom(turn, turn.village.path);
};

/**
 * In a group the bot must be sure before it speaks, a little less where an hour counts.
 * Alone with the bot people mean something: half sure is enough, and so is a text that nobody would type for nothing.
 */
function certaintyOf(turn: Turn, alone: boolean): 'sure' | 'half' | 'none' {
  const { report: found, urgency } = turn.understood();
  if (alone) {
    if (found.confidence >= HALF_SURE || turn.text.length >= LONG) return 'sure';
    return found.confidence >= WORTH_ASKING ? 'half' : 'none';
  }
  const enough = urgency === 'A' || urgency === 'B' ? NEARLY_SURE : SURE;
  if (found.confidence >= enough) return 'sure';
  return found.confidence >= HALF_SURE ? 'half' : 'none';
}

/** Alone with the bot and half sure: the speaker knows best. */
function askWhether(turn: Turn): Promise<Handled> {
  return askFirst(turn, 'register', turn.talk.words.replies.askWhether());
}

/** Nobody can be found before the village is known. */
function askVillage(turn: Turn, question = turn.talk.words.replies.askVillage()): Promise<Handled> {
  return askFirst(turn, 'village', question);
}

/** What was said is kept with the question, and taken up with the answer. */
export async function askFirst(turn: Turn, kind: 'register' | 'village', question: string): Promise<Handled> {
  const { context } = turn.talk;
  await rememberContact(context, turn.contact, (contact) => ({
    ...contact,
    question: { kind, case: null, askedAt: context.now(), text: turn.text, ...cameWith(turn) },
  }));
  return { ...answered(turn, `asked_${kind}`, question), mediaStays: true };
}

/** What a question about this turn must remember besides its text. */
function cameWith({ message }: Turn): Pick<OpenQuestion, 'media' | 'heard'> {
  return { media: message.media, heard: message.heard };
}

/** The latest open case of this room that fits. */
async function openInRoom(turn: Turn, fits: (c: Case) => boolean, within: number): Promise<Case | null> {
  const { message, talk } = turn;
  if (!message.conversation.room) return null;
  const { recent } = await roomOf(talk.context, message.channel, message.conversation.id);
  const since = talk.context.now() - within;
  for (const one of recent.filter((each: RoomCase) => each.at >= since).reverse()) {
    const found = await talk.context.store.get<Case>(one.id);
    if (found !== null && isUnsettled(found.data.state) && fits(found.data)) return found.data;
  }
  return null;
}

/** Half sure: not a word in the group; the clerks of the grid are asked in private. */
function doubtful(turn: Turn, village: string): Handled {
  const { context } = turn.talk;
  const directory = context.directory();
  const area = turn.understood().area ?? turn.group?.area ?? village;
  const found = route(
    { area, category: turn.understood().category.code, sealed: false, accused: [], now: context.now() },
    directory,
  );
  const asked = found.offered.slice(0, 2);
  if (asked.length === 0) return { outcome: 'idle', say: [] };
  const notice = {
    kind: 'doubtful',
    message: keyOf(turn),
    group: turn.message.conversation.name,
    from: turn.message.sender.name,
    text: turn.text,
  } as const;
  const say: Told[] = asked.map((person) => ({ to: { to: 'person', person }, notice }));
  return { outcome: 'doubtful', say, asked };
}
