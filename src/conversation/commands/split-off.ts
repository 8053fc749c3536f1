/** Taking a household out of a case that it was joined to by mistake: it gets a case of its own. */
import { isPossible } from '../../domain/case/transitions.js';
import type { Case, Reporter } from '../../domain/case/types.js';
import { can } from '../../domain/rights.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import { caseId } from '../../usecases/ids.js';
import { openCase, type NewCase } from '../../usecases/open-case.js';
import { newContact, rememberContact, withCase } from '../contact.js';
import type { Handled } from '../stored-message.js';
import { answered, keyOf } from '../turn.js';
import type { Call } from './command.js';

/**
 * The one whose name is in `named`, else the last one who was joined. Null when nobody was, or the caller may not. What was
 * done under this message before is finished, not done to somebody else.
 */
export async function splitOff(call: Call, c: Case, named: string): Promise<Handled | null> {
  const { context, takeNumber, words } = call.turn.talk;
  const key = keyOf(call.turn);
  const at = call.turn.message.at;
  const before = await context.store.get<Case>(caseId(c.village, key, at));
  const apart = before?.data.reporters[0] ?? joinedLast(c, named);
  const may = can(call.me.id, 'unmerge', c, context.directory()).may && isPossible(c.state, 'release');
  if (apart === undefined || !may) return null;
  // The id is made of message and instant: the same each time, whoever is the last to have joined by then.
  const opened = await openCase(context, takeNumber, ownCase(call, c, { ...apart, at }), key);
  await actOnCase(context, c.id, { kind: 'release', contacts: [apart.contact] }, { kind: 'system' }, key);
  await followOwn(call, c, opened, apart);
  return { ...answered(call.turn, 'command:unmerge', words.replies.unmergedNow(opened)), case: opened.id };
}

/** Who followed by their own word; those of a merged case come out with it. */
function joinedLast(c: Case, named: string): Reporter | undefined {
  return c.reporters
    .slice(1)
    .filter(({ contact }) => c.log.some(({ action, by }) => action === 'join' && by === contact))
    .findLast(({ name }) => named.trim() === '' || named.includes(name));
}

/** What they said of it; who only said "we too" said what the first one did. */
function ownCase({ turn }: Call, c: Case, reporter: Reporter): NewCase {
  const { understand, context } = turn.talk;
  const own = c.remarks.filter(({ from, by }) => from === 'reporter' && by === reporter.contact);
  const text = own.map((one) => one.text).join('\n') || c.gist;
  const { area, place } = understand(text, { where: 'direct', places: context.directory().placesOf(c.village) });
  const { village, areaKnown, category, nature, urgency } = c;
  return {
    ...{ village, areaKnown: areaKnown || area !== null, category, nature, urgency, text, place, reporter },
    area: area ?? c.area,
    ...{ emergency: null, confidential: false, accused: [], concerned: null, phone: null },
    media: own.flatMap((one) => one.media),
    heard: own[0]?.heard ?? null,
    ...{ askedElsewhere: false, draft: false },
  };
}

/** What they say next is about their own case. */
async function followOwn({ turn }: Call, c: Case, { id, number }: Case, { door, name }: Reporter): Promise<void> {
  const { context } = turn.talk;
  const ref = { id, number, at: context.now(), room: door.room ? door.conversation : null };
  await rememberContact(context, newContact(door.channel, door.user, name), (contact) => ({
    ...withCase({ ...contact, cases: contact.cases.filter((one) => one.id !== c.id) }, ref),
    matter: contact.matter?.case === c.id ? { ...contact.matter, case: id } : contact.matter,
  }));
}
