/** More words, pictures or voices on a case the speaker has. */
import type { Said } from '../../domain/case/action.js';
import type { Case } from '../../domain/case/types.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import { classifyHeard } from '../classify-heard.js';
import { rememberContact } from '../contact.js';
import type { Handled } from '../stored-message.js';
import { answered, heardAs, keyOf, reporterActor, type Turn } from '../turn.js';
import { withMatter } from './with-matter.js';

/** Adds what was said to the case and says so. */
export async function addTo(turn: Turn, c: Case, text = turn.text): Promise<Handled> {
  const { context, words } = turn.talk;
  const { sender, conversation, addressed, heard } = turn.message;
  const said = { ...saidIn(turn, text), from: sender.name, phone: turn.understood().phone };
  const acted = await actOnCase(context, c.id, { kind: 'supplement', ...said }, reporterActor(turn), keyOf(turn));
  if (!acted.ok)
    return answered(
      turn,
      'refused',
      acted.refusal === 'not_found' ? words.replies.tryAgain() : words.replies.refusedReporter(acted.refusal, c),
    );
  if (heard?.sure !== false) await classifyHeard(turn, acted.case, text);
  await rememberContact(context, turn.contact, (contact) => withMatter(turn, contact, acted.case));
  const quiet = conversation.room && !addressed;
  const say = quiet ? [] : answered(turn, '', words.replies.supplemented(c.number)).say;
  return { outcome: 'supplemented', say, case: c.id, number: c.number };
}

/** What the turn tells of a case, with what came with it. */
export function saidIn(turn: Turn, text: string): Said {
  const { media, at } = turn.message;
  return { text, media: media === null ? [] : [media.id], heard: heardAs(turn), at };
}
