/** Questions of policy: answered from the knowledge base with the source, when it is clear what is asked and what is answered. */
import { isWithin, type AreaPath } from '../../domain/area.js';
import { subCategory } from '../../domain/category.js';
import type { Case } from '../../domain/case/types.js';
import { SECOND } from '../../domain/time.js';
import { asksAboutRules } from '../../knowledge/asks-about-rules.js';
import { isInForce, sourceOf, titleOf, type KnowledgeEntry } from '../../knowledge/entry.js';
import type { Understood } from '../../understanding/types.js';
import { openAnswered } from '../../usecases/answer-from-knowledge.js';
import { rememberContact } from '../contact.js';
import type { Handled } from '../stored-message.js';
import { asReporter, heardAs, keyOf, sayPrivately, type Flow, type Turn } from '../turn.js';
import { openFrom, wantsSecrecy } from './open.js';
import { withMatter } from './with-matter.js';
import { HALF_SURE } from './report.js';

/** From here on an entry is the answer; more than nineteen of twenty are right (docs/knowledge.md). */
const SURE = 0.8;
/** The same for somebody who spoke to a group and not to the bot. */
const SURE_IN_GROUP = 0.95;
/** Longer texts tell a story, and a person reads it. */
const LONGEST = 80;
/** What is kept and why is told after the answer, not before it. */
const AFTERWARDS = 2 * SECOND;

export const policy: Flow = async (turn) => {
  if (turn.village === null || !isQuestionOfPolicy(turn)) return null;
  const now = turn.talk.context.now();
  const current = entryFor(turn, (entry) => isInForce(entry, now));
  if (current !== null) return answer(turn, turn.village.path, current);
  const stale = entryFor(turn, (entry) => !isInForce(entry, now));
  return stale === null ? null : handOn(turn, turn.village.path, stale);
};

/** In a group where nobody spoke to the bot it must plainly be a question to those in charge. */
function isQuestionOfPolicy(turn: Turn): boolean {
  const { text, message } = turn;
  if (text === '' || text.length > LONGEST || message.heard?.sure === false || wantsSecrecy(text)) return false;
  if (!asksAboutRules(text) || turn.matters().length > 1) return false;
  const { nature, category, report } = turn.understood();
  if (nature === '投诉' || nature === '举报' || subCategory(category.code).sealed) return false;
  return !isOverheard(turn) || (nature === '咨询' && report.confidence >= HALF_SURE);
}

function isOverheard({ message }: Turn): boolean {
  return message.conversation.room && !message.addressed;
}

function entryFor(turn: Turn, accepts: (entry: KnowledgeEntry) => boolean): KnowledgeEntry | null {
  const { area } = placeOf(turn, turn.village?.path ?? '');
  const best = turn.talk.knowledge.find(area, turn.text, accepts)[0];
  return best !== undefined && best.confidence >= (isOverheard(turn) ? SURE_IN_GROUP : SURE) ? best.entry : null;
}

/** Opened and answered at once, so that "找人" brings a person. */
async function answer(turn: Turn, village: AreaPath, entry: KnowledgeEntry): Promise<Handled> {
  const { context, takeNumber, words } = turn.talk;
  const told = { text: entry.answer, source: sourceOf(entry) };
  const opened = await openAnswered(context, takeNumber, caseOf(turn, village, entry), told, keyOf(turn));
  const alone = !turn.message.conversation.room;
  await rememberContact(context, turn.contact, (contact) => ({
    ...withMatter(turn, contact, opened),
    village,
    informed: contact.informed || alone,
  }));
  const inform = sayPrivately(turn, words.replies.informed(context.deadlines.mediaDays));
  const say = alone && !turn.contact.informed ? [{ ...inform, after: context.now() + AFTERWARDS }] : [];
  return { outcome: 'answered', say, case: opened.id, number: opened.number };
}

function caseOf(turn: Turn, village: AreaPath, entry: KnowledgeEntry) {
  const { message, text, contact, person } = turn;
  const understood = about(turn, entry);
  return {
    village,
    ...placeOf(turn, village),
    category: understood.category.code,
    nature: '咨询',
    urgency: 'D',
    emergency: null,
    askedElsewhere: false,
    confidential: false,
    accused: [],
    text,
    media: message.media === null ? [] : [message.media.id],
    heard: heardAs(turn),
    place: understood.place,
    concerned: understood.person,
    phone: understood.phone ?? contact.phone ?? person?.phone ?? null,
    reporter: asReporter(turn),
    draft: false,
  } as const;
}

/** What is known is out of date: a person answers, and hears what there was. */
async function handOn(turn: Turn, village: AreaPath, stale: KnowledgeEntry): Promise<Handled> {
  const { context, words } = turn.talk;
  const understood = about(turn, stale);
  const sorted: Turn = { ...turn, understood: () => understood, matters: () => [{ text: turn.text, understood }] };
  const handled = await openFrom(sorted, village);
  const opened = handled.case === undefined ? null : await context.store.get<Case>(handled.case);
  const text = words.replies.staleKnowledge(handled.number ?? '', titleOf(stale), sourceOf(stale));
  const notes = (opened?.data.offered ?? []).map(
    (person) => ({ to: { to: 'person', person }, notice: { kind: 'said', text } }) as const,
  );
  return { ...handled, say: [...handled.say, ...notes] };
}

/** Sorted as the entry says, so that a person who is asked for is the right one. */
function about(turn: Turn, { categories }: KnowledgeEntry): Understood {
  const understood = turn.understood();
  const [code] = categories;
  return code === undefined ? understood : { ...understood, category: { code, confidence: 1 } };
}

/** Where the question is asked: rules may differ by grid. */
function placeOf({ understood, contact, person, group, talk }: Turn, village: AreaPath) {
  const known = [understood().area, contact.home, person?.home, group?.area];
  const area = known.find((path) => path !== null && path !== undefined && isWithin(path, village)) ?? village;
  const level = talk.context.directory().area(area)?.level;
  return { area, areaKnown: level === 'grid1' || level === 'grid2' };
}
