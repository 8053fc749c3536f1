/** Opening a case for what somebody said, and remembering it where the next message will look for it. */
import type { AreaPath } from '../../domain/area.js';
import { isWithin } from '../../domain/area.js';
import { accusedIn } from '../../domain/accused-in.js';
import type { Case } from '../../domain/case/types.js';
import type { EmergencyKind } from '../../domain/emergency.js';
import { MINUTE, SECOND } from '../../domain/time.js';
import { openCase } from '../../usecases/open-case.js';
import { rememberContact, withCase, type Contact, type OpenQuestion } from '../contact.js';
import { rememberInRoom } from '../room.js';
import type { Handled } from '../stored-message.js';
import { asReporter, keyOf, sayPrivately, type Turn } from '../turn.js';

/** Several messages, photos and voices said in a row are one matter: each keeps the door open this much longer. */
export const MATTER_WINDOW = 5 * MINUTE;

/** What is kept and why is told after the number, not before it. */
const AFTERWARDS = 2 * SECOND;

const CONFIDENTIAL =
  /保密|匿名|不要(?:让|叫|给)?(?:别人|人|旁人|他们?|任何人)?(?:知道|说)|别(?:说|让人知道)是我|不要说是我|别让(?:人|别人|他)知道/u;

/** True when the speaker asks not to be named. */
export function wantsSecrecy(text: string): boolean {
  return CONFIDENTIAL.test(text);
}

/**
 * Where the matter lies: what was said, else the speaker's home, else the group's grid, else the village as a whole. Always
 * within the village: a home elsewhere says nothing about a matter reported here.
 */
function areaFor(turn: Turn, village: AreaPath): { area: AreaPath; areaKnown: boolean } {
  const directory = turn.talk.context.directory();
  const group = turn.group?.area ?? village;
  const homes = [turn.contact.home, turn.person?.home].filter((path) => path !== null && path !== undefined);
  const home = homes.find((path) => isWithin(path, group));
  const area = turn.understood().area ?? home ?? group;
  const level = directory.area(area)?.level;
  return { area, areaKnown: level === 'grid1' || level === 'grid2' };
}

/** Opens the case of this turn; `emergency` overrides what was understood. The turn's village must be known. */
export async function openFrom(
  turn: Turn,
  village: AreaPath,
  emergency: EmergencyKind | null = turn.understood().emergency,
): Promise<Handled> {
  const { talk, text, message } = turn;
  const understood = turn.understood();
  const directory = talk.context.directory();
  const place = areaFor(turn, village);
  const sealed = understood.category.code === '1202';
  const opened = await openCase(
    talk.context,
    talk.takeNumber,
    {
      village,
      ...place,
      category: understood.category.code,
      nature: understood.nature,
      urgency: understood.urgency,
      emergency,
      confidential: wantsSecrecy(text),
      accused: sealed ? accusedIn(text, place.area, directory) : [],
      text,
      media: message.media === null ? [] : [message.media.id],
      place: understood.place,
      concerned: understood.person,
      phone: understood.phone ?? turn.contact.phone ?? turn.person?.phone ?? null,
      reporter: asReporter(turn),
      draft: false,
    },
    keyOf(turn),
  );
  return settle(turn, opened);
}

/** Notes the case with its reporter and, unless it is private, in the room. */
async function settle(turn: Turn, opened: Case): Promise<Handled> {
  const { context, words } = turn.talk;
  const { message, contact } = turn;
  const now = context.now();
  const question: OpenQuestion | null = opened.areaKnown
    ? null
    : { kind: 'area', case: opened.id, askedAt: now, text: '' };
  await rememberContact(context, contact, (before) => told(withMatter(turn, before, opened), question, opened));
  if (message.conversation.room && !opened.sealed && !opened.confidential) {
    const { id, number, category, area, place } = opened;
    await rememberInRoom(context, message.channel, message.conversation.id, opened.village, {
      id,
      number,
      category,
      area,
      place,
      at: now,
    });
  }
  const inform =
    !contact.informed && !message.conversation.room
      ? [{ ...sayPrivately(turn, words.replies.informed()), after: now + AFTERWARDS }]
      : [];
  return {
    outcome: opened.emergency === null ? 'opened' : 'emergency',
    say: inform,
    case: opened.id,
    number: opened.number,
  };
}

function told(contact: Contact, question: OpenQuestion | null, opened: Case): Contact {
  return {
    ...contact,
    question,
    village: opened.village,
    informed: contact.informed || !opened.reporters[0]?.door.room,
  };
}

/** The contact in the middle of telling this case. */
export function withMatter(turn: Turn, contact: Contact, about: Pick<Case, 'id' | 'number' | 'emergency'>): Contact {
  const { message, talk } = turn;
  const now = talk.context.now();
  const room = message.conversation.room ? message.conversation.id : null;
  return {
    ...withCase(contact, { id: about.id, number: about.number, at: now, room }),
    name: message.sender.name,
    person: turn.person?.id ?? contact.person,
    matter: { case: about.id, at: message.at, room },
  };
}
