/** Opening a case for what somebody said, and remembering it where the next message will look for it. */
import type { AreaPath } from '../../domain/area.js';
import { isWithin } from '../../domain/area.js';
import { accusedIn } from '../../domain/accused-in.js';
import type { Case } from '../../domain/case/types.js';
import { subCategory } from '../../domain/category.js';
import type { EmergencyKind } from '../../domain/emergency.js';
import type { Told } from '../../domain/notice.js';
import { MINUTE, SECOND } from '../../domain/time.js';
import type { Matter } from '../../understanding/split-matters.js';
import { caseId } from '../../usecases/ids.js';
import { openCase } from '../../usecases/open-case.js';
import { rememberContact, type Contact, type OpenQuestion } from '../contact.js';
import type { Handled } from '../stored-message.js';
import { asReporter, heardAs, isUnheard, keyOf, sayPrivately, type Turn } from '../turn.js';
import { joinCase } from './join.js';
import { askedOf, known, UNKNOWN, type Known, type Whereabouts } from './same-fact.js';
import { rememberSpokenOf, withMatter } from './with-matter.js';

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
function areaFor(turn: Turn, said: AreaPath | null, village: AreaPath): Whereabouts {
  const directory = turn.talk.context.directory();
  const group = turn.group?.area ?? village;
  const homes = [turn.contact.home, turn.person?.home].filter((path) => path !== null && path !== undefined);
  const home = homes.find((path) => isWithin(path, group));
  // Who lives in the grid they speak of, speaks of where they live.
  const area = said !== null && home !== undefined && isWithin(home, said) ? home : (said ?? home ?? group);
  const level = directory.area(area)?.level;
  return { area, areaKnown: level === 'grid1' || level === 'grid2' };
}

/**
 * Opens the cases of this turn, one for each matter it tells that is not told already; `emergency` overrides what was
 * understood. The turn's village must be known.
 */
export async function openFrom(
  turn: Turn,
  village: AreaPath,
  emergency: EmergencyKind | null = turn.understood().emergency,
): Promise<Handled> {
  const matters = emergency === null ? turn.matters() : [{ text: turn.text, understood: turn.understood() }];
  const opened: Case[] = [];
  const joined: Handled[] = [];
  const asked: Told[] = [];
  for (const [nth, matter] of matters.entries()) {
    const { clear, doubtful } = await sameAs(turn, village, matter, emergency);
    // A message joins a case once; what else it tells is not lost in that.
    const joins =
      clear !== null && !joined.some((one) => one.case === clear.id) && !(await isOpened(turn, village, nth));
    if (joins) joined.push(await joinCase(turn, clear, matter.text));
    const how = { emergency, nth, askedElsewhere: opened.some(isNowhere) };
    const c = joins ? clear : await openOne(turn, village, matter, how);
    if (!joins) opened.push(c);
    asked.push(...(await askedOf(turn, c, doubtful)));
  }
  const parts = [...(opened.length === 0 ? [] : [await settle(turn, opened)]), ...joined];
  return { outcome: 'idle', ...parts[0], say: [...parts.flatMap(({ say }) => say), ...informed(turn), ...asked] };
}

/** Joins the case in which the turn's one matter is clearly told already; null when there is none, and nothing is opened. */
export async function joinKnown(turn: Turn, village: AreaPath): Promise<Handled | null> {
  const [matter, another] = turn.matters();
  if (matter === undefined || another !== undefined) return null;
  const { clear } = await sameAs(turn, village, matter, null);
  return clear === null ? null : joinCase(turn, clear, matter.text);
}

/** Worked on before, when nobody had told it yet. */
async function isOpened(turn: Turn, village: AreaPath, nth: number): Promise<boolean> {
  return (await turn.talk.context.store.get(caseId(village, keyOf(turn), turn.message.at, nth))) !== null;
}

/** A danger waits for nobody to compare it; what is said in confidence is compared with nothing. */
function sameAs(turn: Turn, village: AreaPath, matter: Matter, emergency: EmergencyKind | null): Promise<Known> {
  const { code } = matter.understood.category;
  if (emergency !== null || wantsSecrecy(turn.text) || subCategory(code).sealed) return Promise.resolve(UNKNOWN);
  return known(turn, village, areaFor(turn, matter.understood.area, village), matter);
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
      when: understood.when,
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
  const { context } = turn.talk;
  const nowhere = opened.find(isNowhere);
  const question: OpenQuestion | null =
    nowhere === undefined ? null : { kind: 'area', case: nowhere.id, askedAt: context.now(), text: '' };
  await rememberContact(context, turn.contact, (before) =>
    opened.reduce((known, one) => told(withMatter(turn, known, one), question, one), before),
  );
  for (const one of opened) await rememberSpokenOf(turn, one);
  const [first] = opened;
  return {
    outcome: first?.emergency == null ? 'opened' : 'emergency',
    say: [],
    case: first?.id,
    number: first?.number,
  };
}

/** What is kept of them and why, told once. */
function informed(turn: Turn): Told[] {
  const { context, words } = turn.talk;
  if (turn.contact.informed || turn.message.conversation.room) return [];
  return [
    { ...sayPrivately(turn, words.replies.informed(context.deadlines.mediaDays)), after: context.now() + AFTERWARDS },
  ];
}

function told(contact: Contact, question: OpenQuestion | null, opened: Case): Contact {
  return {
    ...contact,
    question,
    village: opened.village,
    informed: contact.informed || !opened.reporters[0]?.door.room,
  };
}
