/** Who is telling what: remembered of the speaker and of the room, for what is said next. */
import type { Case } from '../../domain/case/types.js';
import { withCase, type Contact } from '../contact.js';
import { rememberInRoom } from '../room.js';
import type { Turn } from '../turn.js';

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

/** The room remembers what was said in it, so that "我家也是" finds it; what is private it does not know. */
export async function rememberSpokenOf(turn: Turn, c: Case): Promise<void> {
  const { context } = turn.talk;
  const { channel, conversation } = turn.message;
  if (!conversation.room || c.sealed || c.confidential) return;
  const { id, number, category, area, place } = c;
  const one = { id, number, category, area, place, at: context.now() };
  await rememberInRoom(context, channel, conversation.id, c.village, one);
}
