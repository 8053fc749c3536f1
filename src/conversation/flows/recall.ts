/** Somebody takes back what they said. */
import { isUnsettled } from '../../domain/case/states.js';
import type { Case, CaseState } from '../../domain/case/types.js';
import { MINUTE } from '../../domain/time.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import { change } from '../../usecases/change.js';
import { messageId } from '../../usecases/ids.js';
import { rememberContact, type OpenQuestion } from '../contact.js';
import { handledEntry } from '../handled-entry.js';
import type { InboxEntry } from '../stored-message.js';
import { contactIdOf, keyOf, reporterActor, type Flow, type Turn } from '../turn.js';
import { ownCases } from './mine.js';

/** In these nobody has begun to work on it. A call for help is not among them: whoever is on the way must ask. */
const NOT_BEGUN: ReadonlySet<CaseState> = new Set(['draft', 'new', 'triage', 'dispatched']);

/**
 * What nobody has dealt with is forgotten; a case it opened is withdrawn while nobody works on it; whoever works on it
 * hears that it was taken back. Somebody else's message is left alone.
 */
export const recall: Flow = async (turn) => {
  const { gesture } = turn.message;
  if (gesture?.kind !== 'recalled') return null;
  await forget(turn, gesture.key);
  const about = (await ownCases(turn)).filter((c) => isUnsettled(c.state) && isFrom(turn, c, gesture.key));
  for (const c of about) await takeBack(turn, c, gesture.key);
  const [first] = about;
  return { outcome: 'recalled', say: [], case: first?.id, number: first?.number };
};

/** What was said is gone, also where it waits for a clerk's word, or the speaker's own. */
async function forget(turn: Turn, key: string): Promise<void> {
  const { message, talk, contact } = turn;
  const { context } = talk;
  const id = messageId(message.channel, key);
  const gone: string[] = [];
  const entry = await context.store.get<InboxEntry>(id);
  await change<InboxEntry>(context.store, id, (current) => {
    const said = current?.data.message;
    if (current === null || said == null || said.sender.id !== message.sender.id) return null;
    if (said.media !== null) gone.push(said.media.id);
    // Clerks who have not been asked about it yet need not be.
    const outbox = current.outbox.filter((item) => item.lease !== null);
    return handledEntry({ ...current, outbox }, { outcome: 'recalled', say: [] }, context);
  });
  const { question } = contact;
  if (entry !== null && question !== null && isAbout(question, id, entry.at)) {
    if (question.media != null) gone.push(question.media.id);
    await rememberContact(context, contact, (known) =>
      known.question?.askedAt === question.askedAt ? { ...known, question: null } : known,
    );
  }
  for (const media of gone) await context.media.drop(media);
}

/** A question that keeps what was said, asked because of the message that came then. */
function isAbout({ message, case: about, askedAt }: OpenQuestion, id: string, cameAt: number): boolean {
  if (message !== undefined) return message === id;
  return about === null && askedAt >= cameAt && askedAt - cameAt < MINUTE;
}

function isFrom(turn: Turn, c: Case, key: string): boolean {
  const isReport = c.reporters.some((one) => one.contact === contactIdOf(turn) && one.key === key);
  return isReport || c.remarks.some((one) => one.from === 'reporter' && one.key === `${turn.message.channel}:${key}`);
}

async function takeBack(turn: Turn, c: Case, key: string): Promise<void> {
  const { context, words } = turn.talk;
  const isReport = c.reporters.some((one) => one.contact === contactIdOf(turn) && one.key === key);
  const actor = reporterActor(turn);
  if (isReport && NOT_BEGUN.has(c.state)) {
    const acted = await actOnCase(context, c.id, { kind: 'withdraw' }, actor, keyOf(turn));
    if (acted.ok) return;
  }
  const told = { text: words.replies.recalled(), from: turn.message.sender.name, at: turn.message.at } as const;
  await actOnCase(context, c.id, { kind: 'supplement', media: [], phone: null, ...told }, actor, keyOf(turn));
}
