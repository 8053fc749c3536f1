/** A visit that a clerk typed or spoke, into the notebook; a matter told in it may become a case in one more step. */
import type { Area } from '../domain/area.js';
import type { Person } from '../domain/person.js';
import type { Household } from '../domain/village.js';
import type { Visit } from '../domain/visit.js';
import { householdsNamed, visitKinds } from '../understanding/find-visit.js';
import { noteVisit, planId, planVisit, visitId } from '../usecases/visits.js';
import { dayIn } from './commands/written-time.js';
import { rememberContact, type OpenQuestion } from './contact.js';
import { sceneOf } from './scene.js';
import type { Handled } from './stored-message.js';
import { keyOf, sayPrivately, type Turn } from './turn.js';

/** Somebody who works for a village that is known. */
export type Visitor = Turn & { person: Person; village: Area };

export const isVisitor = (turn: Turn): turn is Visitor => turn.person !== null && turn.village !== null;

/** "三天后再去", "下次 12月5日": when somebody shall come again. */
const AGAIN =
  /(?:再去|再来|再看|再访|回访|下次)[^，,。；;]{0,12}|[^，,。；;\s]{1,10}(?:后|以后)?再(?:去|来|看)[^，,。；;]{0,4}/u;

/** Told after so many characters what is only a greeting. */
const SHORTEST_MATTER = 4;

/**
 * Notes the visit once per message, plans the next one if the words say when, and asks whether what was found shall be a
 * case when it reads like a matter. The answer is for the clerk's eyes only: it names a household.
 */
export async function noteVisitOf(turn: Visitor, whom: string, found: string): Promise<Handled> {
  const { context, words } = turn.talk;
  const now = context.now();
  const visit = visitOf(turn, whom, found);
  await noteVisit(context, visit);
  const again = await planAgain(turn, visit);
  const matter = matterIn(turn, found);
  if (matter !== null) await askWhether(turn, visit, matter);
  const text = words.replies.visitNoted({ visit, again, matter }, now);
  return { outcome: 'visit', say: [sayPrivately(turn, text)], ...(matter === null ? {} : { mediaStays: true }) };
}

function visitOf(turn: Visitor, whom: string, found: string): Visit {
  const { context } = turn.talk;
  const village = turn.village.path;
  const household = householdIn(turn, whom);
  return {
    ...{ id: visitId(village, keyOf(turn)), village, by: turn.person.id, at: turn.message.at },
    area: household?.area ?? turn.person.duties[0]?.area ?? village,
    household: household?.id ?? null,
    whom: household?.head ?? whom,
    kinds: visitKinds(found),
    text: found === '' ? context.directory().areaName(household?.area ?? village) : found,
  };
}

/** The one household that is meant; null when it is in no list, or could be several. */
function householdIn(turn: Visitor, whom: string): Household | null {
  const named = householdsNamed(whom, turn.talk.context.directory().householdsOf(turn.village.path));
  return named.length === 1 ? (named[0] ?? null) : null;
}

async function planAgain(turn: Visitor, visit: Visit): Promise<number | null> {
  const { context } = turn.talk;
  const said = AGAIN.exec(visit.text)?.[0];
  const day = said === undefined ? null : dayIn(said.replace(/再去|再来|再看|再访|回访|下次|以后|后/gu, ' '), visit.at);
  if (day === null || day.value <= context.now()) return null;
  const { village, area, by: person, household, whom, text: why } = visit;
  const id = planId(village, keyOf(turn));
  await planVisit(context, {
    id,
    village,
    area,
    person,
    household,
    whom,
    why,
    at: day.value,
    waiting: true,
    done: null,
  });
  return day.value;
}

/** What was done, or is well, needs nobody. */
const SETTLED = /已经|交了|办了|办好|修好|好了|都好|宣传|讲了|讲解|劝开|和好|解决/u;
/** "老汉说水还是浑": what counts is what he said. */
const TOLD_BY = /^[^，,。；;]{0,4}?说(?:是|的是)?[:：，,]?/u;
/** As sure as a message to the bot alone must be: a clerk notes little that means nothing. */
const LIKELY = 0.45;

/** What of it somebody should act on; null when it is only told. */
function matterIn(turn: Visitor, found: string): string | null {
  if (found.length < SHORTEST_MATTER) return null;
  const { understand } = turn.talk;
  const scene = sceneOf(turn.talk, turn.village.path, 'direct');
  const open = found
    .split(/[，,。；;！!\n]/u)
    .map((part) => part.trim().replace(TOLD_BY, ''))
    .filter((part) => part.length >= SHORTEST_MATTER && !SETTLED.test(part) && !AGAIN.test(part));
  const [likeliest] = open
    .map((text) => ({ text, sure: understand(text, scene).report.confidence }))
    .sort((one, other) => other.sure - one.sure);
  return likeliest !== undefined && likeliest.sure >= LIKELY ? likeliest.text : null;
}

async function askWhether(turn: Visitor, visit: Visit, matter: string): Promise<void> {
  const { context } = turn.talk;
  const { media, heard } = turn.message;
  const question: OpenQuestion = {
    ...{ kind: 'visit', case: null, askedAt: context.now(), text: matter, media, about: visit.id },
    ...(heard === undefined ? {} : { heard }),
  };
  await rememberContact(context, turn.contact, (contact) => ({ ...contact, question }));
}
