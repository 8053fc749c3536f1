/** Opening a case for what somebody said, and remembering it where the next message will look for it. */
import type { AreaPath } from '../../domain/area.js';
import { isWithin } from '../../domain/area.js';
import { accusedIn } from '../../domain/accused-in.js';
import type { Case } from '../../domain/case/types.js';
import type { EmergencyKind } from '../../domain/emergency.js';
import { MINUTE, SECOND } from '../../domain/time.js';
import type { Matter } from '../../understanding/split-matters.js';
import { openCase } from '../../usecases/open-case.js';
import { rememberContact, withCase, type Contact, type OpenQuestion } from '../contact.js';
import { rememberInRoom } from '../room.js';
import type { Handled } from '../stored-message.js';
import { asReporter, heardAs, isUnheard, keyOf, sayPrivately, type Turn } from '../turn.js';

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
function areaFor(turn: Turn, said: AreaPath | null, village: AreaPath): { area: AreaPath; areaKnown: boolean } {
  const directory = turn.talk.context.directory();
  const group = turn.group?.area ?? village;
  const homes = [turn.contact.home, turn.person?.home].filter((path) => path !== null && path !== undefined);
  const home = homes.find((path) => isWithin(path, group));
  const area = said ?? home ?? group;
  const level = directory.area(area)?.level;
  return { area, areaKnown: level === 'grid1' || level === 'grid2' };
}

/**
 * Opens the cases of this turn, one for each matter it tells; `emergency` overrides what was understood. The turn's village
 * must be known.
 */
export async function openFrom(
  turn: Turn,
  village: AreaPath,
  emergency: EmergencyKind | null = turn.understood().emergency,
): Promise<Handled> {
  const whole = turn.understood();
  const matters = emergency === null ? turn.matters() : [{ text: turn.text, understood: whole }];
  const opened: Case[] = [];
  for (const [nth, matter] of matters.entries()) {
    opened.push(await openOne(turn, village, matter, { emergency, nth, askedElsewhere: opened.some(isNowhere) }));
  }
  return settle(turn, opened);
}

function openOne(
  turn: Turn,
  village: AreaPath,
  { text, understood }: Matter,
  { nth, ...how }: { emergency: EmergencyKind | null; nth: number; askedElsewhere: boolean },
): Promise<Case> {
  const { talk, message } = turn;
  const place = areaFor(turn, understood.area, village);
  const sealed = understood.category.code === '1202';
  return openCase(
    talk.context,
    talk.takeNumber,
    {
      village,
      ...place,
      category: understood.category.code,
      nature: understood.nature,
      // Nobody knows whether it can wait.
      urgency: isUnheard(turn) ? 'B' : understood.urgency,
      ...how,
      confidential: wantsSecrecy(turn.text),
      accused: sealed ? accusedIn(text, place.area, talk.context.directory()) : [],
      text,
      media: message.media === null ? [] : [message.media.id],
      heard: heardAs(turn),
      ...(isUnheard(turn)
        ? { unheard: true, speaks: message.heard?.language ?? turn.person?.languages?.[0] ?? null }
        : {}),
      place: understood.place,
      concerned: understood.person,
      phone: understood.phone ?? turn.contact.phone ?? turn.person?.phone ?? null,
      reporter: asReporter(turn),
      draft: false,
    },
    keyOf(turn),
    nth,
  );
}

const isNowhere = (c: Case): boolean => !c.areaKnown;

/** Notes the cases with their reporter and, unless they are private, in the room. */
async function settle(turn: Turn, opened: readonly Case[]): Promise<Handled> {
  const { context, words } = turn.talk;
  const { message, contact } = turn;
  const now = context.now();
  const nowhere = opened.find(isNowhere);
  const question: OpenQuestion | null =
    nowhere === undefined ? null : { kind: 'area', case: nowhere.id, askedAt: now, text: '' };
  await rememberContact(context, contact, (before) =>
    opened.reduce((known, one) => told(withMatter(turn, known, one), question, one), before),
  );
  for (const one of opened) await rememberOpened(turn, one);
  const inform =
    !contact.informed && !message.conversation.room
      ? [{ ...sayPrivately(turn, words.replies.informed()), after: now + AFTERWARDS }]
      : [];
  const [first] = opened;
  return {
    outcome: first?.emergency == null ? 'opened' : 'emergency',
    say: inform,
    case: first?.id,
    number: first?.number,
  };
}

/** The room remembers what was said in it, so that "我家也是" finds it; what is private it does not know. */
async function rememberOpened(turn: Turn, opened: Case): Promise<void> {
  const { context } = turn.talk;
  const { channel, conversation } = turn.message;
  if (!conversation.room || opened.sealed || opened.confidential) return;
  const { id, number, category, area, place } = opened;
  const one = { id, number, category, area, place, at: context.now() };
  await rememberInRoom(context, channel, conversation.id, opened.village, one);
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
