/** Several messages in a row are one matter: what is added soon after a report belongs to it. */
import { OPEN_STATES } from '../../domain/case/transitions.js';
import type { Case } from '../../domain/case/types.js';
import type { Handled } from '../stored-message.js';
import { type Flow, type Turn } from '../turn.js';
import { sameClass } from '../contact.js';
import { addTo } from './mine.js';
import { MATTER_WINDOW } from './open.js';

/** A second matter must be this clear to be told apart from more words on the first. */
const CLEARLY_ANOTHER = 0.6;

export const matter: Flow = async (turn) => {
  const c = await running(turn);
  if (c === null) return null;
  const { report, category } = turn.understood();
  const another =
    report.confidence >= 0.8 && category.confidence >= CLEARLY_ANOTHER && !sameClass(category.code, c.category);
  if (another) return null;
  if (turn.message.conversation.room && !turn.message.addressed && !addsSomething(turn)) return null;
  return addTo(turn, c);
};

/** An answer to a clerk's question, however late, belongs to the case that waits for it. */
export const answerToClerk: Flow = async (turn): Promise<Handled | null> => {
  if (turn.message.conversation.room && !turn.message.addressed) return null;
  for (const ref of turn.contact.cases.slice(-5).reverse()) {
    const found = await turn.talk.context.store.get<Case>(ref.id);
    if (found?.data.state === 'need_info') return addTo(turn, found.data);
  }
  return null;
};

async function running(turn: Turn): Promise<Case | null> {
  const { matter: open } = turn.contact;
  const room = turn.message.conversation.room ? turn.message.conversation.id : null;
  if (open === null || Math.abs(turn.message.at - open.at) > MATTER_WINDOW || open.room !== room) return null;
  const found = await turn.talk.context.store.get<Case>(open.case);
  if (found === null) return null;
  const { state } = found.data;
  return state === 'replied' || (OPEN_STATES as readonly string[]).includes(state) ? found.data : null;
}

/** In a room people also talk to each other: only what names a place, a number, a picture or a complaint is added. */
function addsSomething(turn: Turn): boolean {
  const { report, place, phone } = turn.understood();
  return turn.message.media !== null || place !== null || phone !== null || report.confidence >= 0.3;
}
