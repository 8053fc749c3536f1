/** One more voice on a case that is there: of somebody new, or of somebody who told it before. */
import type { Case } from '../../domain/case/types.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import { rememberContact } from '../contact.js';
import type { Handled } from '../stored-message.js';
import { answered, asReporter, contactIdOf, keyOf, reporterActor, type Turn } from '../turn.js';
import { addTo, saidIn } from './add-to.js';
import { rememberSpokenOf, withMatter } from './with-matter.js';

/** `text` is what they tell of it in words of their own; null for "we too". */
export async function joinCase(turn: Turn, c: Case, text: string | null): Promise<Handled> {
  const { context, words } = turn.talk;
  if (isReporter(turn, c)) {
    await rememberSpokenOf(turn, c);
    return addTo(turn, c, text ?? turn.text);
  }
  const said = text === null && turn.message.media === null ? {} : { said: saidIn(turn, text ?? turn.text) };
  const join = { kind: 'join', reporter: asReporter(turn), ...said } as const;
  const acted = await actOnCase(context, c.id, join, reporterActor(turn), keyOf(turn));
  if (!acted.ok) return answered(turn, 'not_joined', words.replies.tryAgain());
  const { id, number, village } = acted.case;
  await rememberContact(context, turn.contact, (contact) => ({
    ...withMatter(turn, contact, acted.case),
    village,
    informed: contact.informed || !turn.message.conversation.room,
  }));
  await rememberSpokenOf(turn, acted.case);
  return { outcome: 'joined', say: [], case: id, number };
}

/** Whether the speaker told of the case before; what this very message told does not count. */
export function isReporter(turn: Turn, c: Case): boolean {
  return c.reporters.some((one) => one.contact === contactIdOf(turn) && one.key !== turn.message.key);
}
