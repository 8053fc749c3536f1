/** Answers to the one question the bot asked: which village, which grid, which phone number. */
import type { AreaPath } from '../../domain/area.js';
import type { Case } from '../../domain/case/types.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import { QUESTION_PATIENCE, rememberContact, type OpenQuestion } from '../contact.js';
import { turnOf } from '../identify.js';
import type { Handled, StoredMessage } from '../stored-message.js';
import { answered, keyOf, reporterActor, say, type Flow, type Turn } from '../turn.js';
import { unread } from './chat.js';
import { addTo } from './add-to.js';
import { openFrom } from './open.js';
import { askedOf } from './same-fact.js';
import { withMatter } from './with-matter.js';
import { emergency, report } from './report.js';
import { policy } from './policy.js';

/** Longer than an answer to "您是哪个社的?" ever is: then it is a new message that happens to name a place. */
const LONGEST_PLACE = 16;

export const answerToQuestion: Flow = async (turn) => {
  const { question } = turn.contact;
  if (question === null || turn.talk.context.now() - question.askedAt > QUESTION_PATIENCE) return null;
  switch (question.kind) {
    case 'area':
      return question.case === null ? null : answerArea(turn, question.case);
    case 'village':
      return answerVillage(turn, question);
    case 'phone':
      return question.case === null ? null : answerPhone(turn, question.case);
    case 'register':
      return answerWhether(turn, question);
    // Its answer works on another message: heard.ts; the others are for my-data.ts, visits.ts, bulletins.ts and proof.ts.
    case 'heard':
    case 'forget':
    case 'visit':
    case 'bulletin':
    case 'proof':
      return null;
  }
};

async function answerArea(turn: Turn, id: string): Promise<Handled | null> {
  const { context, words } = turn.talk;
  const area = turn.text.length > LONGEST_PLACE ? null : (turn.understood().area ?? bareNumber(turn));
  if (area === null) return null;
  const acted = await actOnCase(context, id, { kind: 'locate', area }, reporterActor(turn), keyOf(turn));
  if (!acted.ok) return null;
  await locateOthers(turn, id, area);
  const wantsPhone = acted.case.phone === null && !turn.message.conversation.room && !acted.case.confidential;
  await rememberContact(context, turn.contact, (contact) => ({
    ...withMatter(turn, contact, acted.case),
    home: contact.home ?? area,
    question: wantsPhone ? { kind: 'phone', case: id, askedAt: context.now(), text: '' } : null,
  }));
  const known = words.replies.located(context.directory().areaName(area), acted.case, context.directory());
  const text = wantsPhone ? `${known}${words.replies.askPhone()}` : known;
  // Only now is it known whose neighbours tell the same.
  const asked = await askedOf(turn, acted.case, null);
  return { outcome: 'located', say: [say(turn, text), ...asked], case: id, number: acted.case.number };
}

/** Matters told in the same breath lie where the first does, unless their own words say where. */
async function locateOthers(turn: Turn, id: string, area: AreaPath): Promise<void> {
  const { context } = turn.talk;
  const { cases } = turn.contact;
  const at = cases.find((one) => one.id === id)?.at;
  for (const other of cases.filter((one) => one.id !== id && one.at === at)) {
    if ((await context.store.get<Case>(other.id))?.data.areaKnown !== false) continue;
    await actOnCase(context, other.id, { kind: 'locate', area }, reporterActor(turn), keyOf(turn));
  }
}

/** "3", "三": the third grid of the village, as people answer. */
function bareNumber(turn: Turn): AreaPath | null {
  const digit = /^([1-9１-９一二三四五六七八九])[。！!]?$/u.exec(turn.text)?.[1]?.normalize('NFKC');
  if (digit === undefined || turn.village === null) return null;
  const nth = /\d/u.test(digit) ? Number(digit) : '一二三四五六七八九'.indexOf(digit) + 1;
  return turn.talk.context.directory().children(turn.village.path)[nth - 1]?.path ?? null;
}

async function answerPhone(turn: Turn, id: string): Promise<Handled | null> {
  const { phone } = turn.understood();
  if (phone === null) return null;
  const found = await turn.talk.context.store.get<Case>(id);
  if (found === null) return null;
  await rememberContact(turn.talk.context, turn.contact, (contact) => ({ ...contact, phone, question: null }));
  const added = await addTo(turn, found.data);
  return { ...added, say: [say(turn, turn.talk.words.replies.phoneTaken(found.data.number))] };
}

const YES = /^(?:1|１|是的?|要|要的|登记|好的?|嗯|对|行|可以|给登记)[。！!]*$/u;
const NO = /^(?:0|０|不用了?|不要|不是|不登记|没事)[。！!]*$/u;

/** "要不要登记?": yes opens the case for what was said before; anything else is a message of its own. */
async function answerWhether(turn: Turn, question: OpenQuestion): Promise<Handled | null> {
  const yes = YES.test(turn.text);
  if (!yes && !NO.test(turn.text)) return null;
  const { context, words } = turn.talk;
  if (!yes) {
    await rememberContact(context, turn.contact, (contact) => ({ ...contact, question: null }));
    if (question.media != null) await context.media.drop(question.media.id);
    return answered(turn, 'not_registered', words.replies.welcome());
  }
  const again = await turnOf(turn.talk, saidBefore(turn, question));
  const handled = again.village === null ? null : await openFrom(again, again.village.path);
  // Not before: whoever works on the answer again must know what it was about.
  await rememberContact(context, turn.contact, (contact) =>
    contact.question?.askedAt === question.askedAt && contact.question.kind === 'register'
      ? { ...contact, question: null }
      : contact,
  );
  return handled;
}

/** What a question was about, said now. */
function saidBefore({ message }: Turn, { text, media = null, heard }: OpenQuestion): StoredMessage {
  return { ...message, text, media, heard };
}

/** The village is known now: what was said before is taken up as if it had been said in it. */
async function answerVillage(turn: Turn, question: OpenQuestion): Promise<Handled | null> {
  const { context } = turn.talk;
  const villages = context.directory().villageAreas();
  const named = villages.filter((one) =>
    [one.name, ...one.aliases].some((name) => turn.text.includes(name.replace(/村$/u, ''))),
  );
  const village = named.length === 1 ? named[0] : undefined;
  if (village === undefined) return null;
  await rememberContact(context, turn.contact, (contact) => ({ ...contact, village: village.path, question: null }));
  const again = await turnOf(turn.talk, saidBefore(turn, question));
  return (await emergency(again)) ?? (await policy(again)) ?? (await report(again)) ?? unread(again);
}

/** Used when nothing else takes the turn: the bot does not insist, but says what it can do with an answer. */
export const unanswered: Flow = (turn) => {
  if (turn.contact.question?.kind !== 'village' || turn.message.conversation.room) return null;
  return answered(turn, 'asked_village', turn.talk.words.replies.askVillage());
};
