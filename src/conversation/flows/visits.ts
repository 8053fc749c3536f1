/** Visits told in plain words ("今天去了杜伦生家，…"), and whether what was found there shall be a case. */
import type { Household } from '../../domain/village.js';
import type { Visit } from '../../domain/visit.js';
import { householdsNamed, toldOfVisit } from '../../understanding/find-visit.js';
import type { Understood } from '../../understanding/types.js';
import { QUESTION_PATIENCE, rememberContact } from '../contact.js';
import { turnOf } from '../identify.js';
import { isVisitor, noteVisitOf, type Visitor } from '../note-visit.js';
import type { Handled } from '../stored-message.js';
import { answered, isClerk, type Flow, type Turn } from '../turn.js';
import { openFrom } from './open.js';

/** Only of a household that is in the list: else it may be any story. */
export const visitTold: Flow = async (turn) => {
  if (!isClerk(turn) || !isVisitor(turn) || turn.message.conversation.room) return null;
  const households = turn.talk.context.directory().householdsOf(turn.village.path);
  const found = toldOfVisit(turn.text);
  if (found === null) return asCommand(turn, households);
  const beginning = turn.text.slice(0, turn.text.length - found.length);
  const [household, another] = householdsNamed(beginning, households);
  return household === undefined || another !== undefined ? null : noteVisitOf(turn, household.head, found);
};

const COMMAND = /^(?:斜杠|斜线)?\s*(?:走访|家访|入户|回访)了?[\s，,：:]*/u;

/** "斜杠走访，杜伦生，水还是浑": the command, spoken or without its slash. No number in it can be misheard. */
function asCommand(turn: Visitor, households: readonly Household[]): Promise<Handled> | null {
  const told = turn.text.replace(COMMAND, '');
  const [household, another] = householdsNamed(told, households).filter(({ head }) => told.startsWith(head));
  if (told === turn.text || household === undefined || another !== undefined) return null;
  return noteVisitOf(turn, household.head, told.slice(household.head.length).replace(/^[\s，,。、：:]+/u, ''));
}

const YES = /^(?:1|１|是|要|立|立件|登记|好)[。！!]?$/u;
const NO = /^(?:0|０|不用|不要|只记下?|不是)[。！!]?$/u;

/** "要不要立一件事?" after a visit: 1 opens the case where the household is, 0 leaves it in the notebook. */
export const answerToVisit: Flow = async (turn) => {
  const { question } = turn.contact;
  const { context, words } = turn.talk;
  if (question?.kind !== 'visit' || question.about === undefined) return null;
  if (context.now() - question.askedAt > QUESTION_PATIENCE) return null;
  const yes = YES.test(turn.text);
  if (!yes && !NO.test(turn.text)) return null;
  const visit = await context.store.get<Visit>(question.about);
  await rememberContact(context, turn.contact, (contact) => ({ ...contact, question: null }));
  if (!yes || visit === null) {
    if (question.media != null) await context.media.drop(question.media.id);
    return answered(turn, 'visit_only', words.replies.visitOnly());
  }
  const { text, media = null, heard } = question;
  const said = await turnOf(turn.talk, { ...turn.message, text, media, ...(heard === undefined ? {} : { heard }) });
  return openFrom(atHousehold(said, visit.data), visit.data.village);
};

/** The clerk reports it; it lies where the household is and is about whoever lives there. */
function atHousehold(turn: Turn, { area, whom }: Visit): Turn {
  const placed = (understood: Understood): Understood => ({
    ...understood,
    area: understood.area ?? area,
    person: understood.person ?? whom,
  });
  return {
    ...turn,
    understood: () => placed(turn.understood()),
    matters: () => turn.matters().map((matter) => ({ ...matter, understood: placed(matter.understood) })),
  };
}
