/** Says a report that was written on a page, message by message, as its sender would have said it in a chat. */
import type { AreaPath } from '../domain/area.js';
import type { Case } from '../domain/case/types.js';
import type { IncomingMessage, Media } from '../ports/channel.js';
import type { Instant } from '../domain/time.js';
import type { Context } from '../usecases/context.js';
import { messageId } from '../usecases/ids.js';
import type { Handle } from '../usecases/person-doors.js';
import { rememberContact, newContact, type Contact } from './contact.js';
import type { Inbox } from './inbox.js';
import { contactIdFor } from './identify.js';
import type { InboxEntry } from './stored-message.js';

/** What somebody filled in. */
export interface WrittenReport {
  /** The door through which it is said. */
  from: Handle;
  /** Which browser may see what became of it. */
  browser: string;
  village: AreaPath;
  /** The grid that was chosen; null when none was. */
  grid: AreaPath | null;
  name: string;
  phone: string | null;
  text: string;
}

/** What is kept of it: after it was said, only what became of it. */
export interface KeptReport extends WrittenReport {
  media: readonly { id: string; kind: Media['kind'] }[];
  /** When it was first said; absent until then. */
  at?: Instant;
  /** Null once it was said; the media store asks for it. */
  message: 'waiting' | null;
  /** Number of the case it opened or was added to; null when it is none, or not yet. */
  number: string | null;
}

/** What it is said with. */
export interface Saying {
  context: Context;
  inbox: Pick<Inbox, 'workedOff'>;
  receive: (message: IncomingMessage) => Promise<void>;
}

/** Says one part. `before` is done first, unless it was said already: then the conversation has gone on. */
type Speak = (part: string, more: Partial<IncomingMessage>, before?: () => Promise<unknown>) => Promise<InboxEntry>;

/**
 * Resolves to what became of it; said again with the same key, nothing is doubled. Rejects when it is still worked on.
 * A form that was sent is registered: where the conversation would ask whether, it is answered yes.
 */
export async function sayReport(saying: Saying, key: string, report: KeptReport): Promise<KeptReport> {
  const { context } = saying;
  const [first, ...others] = report.media;
  const isSpoken = report.text === '' && first !== undefined;
  const contact = await contactFor(context, report);
  const speak = speaking(saying, key, report);
  const opening = isSpoken ? await attachment(context, first) : { text: report.text };
  const said = await speak('0', opening, () => introduce(context, contact, report));
  const number = said.case ?? (await insist(context, speak, said.outcome, { report, contact }));
  const rest = isSpoken ? others : report.media;
  for (const [nth, one] of rest.entries()) await speak(String(nth + 1), await attachment(context, one));
  return { ...report, number: number ?? (await numberOf(context, `:report:${key}:`, report)) };
}

function speaking({ context, inbox, receive }: Saying, key: string, report: KeptReport): Speak {
  const { channel, user } = report.from;
  return async (part, more, before) => {
    const message = messageOf(report, `report:${key}:${part}`, report.at ?? context.now());
    const id = messageId(channel, message.key);
    if (before !== undefined && (await context.store.get(id)) === null) await before();
    await receive({ ...message, ...more });
    await inbox.workedOff(channel, user);
    const entry = await context.store.get<InboxEntry>(id);
    if (entry === null || entry.status.startsWith('received')) throw new Error(`report ${key} is still worked on`);
    return entry.data;
  };
}

/** The number of the case that was opened after all; null when there is nothing to insist on. */
async function insist(
  context: Context,
  speak: Speak,
  outcome: string,
  { report, contact }: { report: KeptReport; contact: Contact },
): Promise<string | null> {
  // What was not heard surely is for a person to listen to.
  if (outcome === 'asked_heard') return (await speak('heard', { text: '不对' })).case;
  if (outcome !== 'chat' && outcome !== 'asked_register') return null;
  const question = { kind: 'register', case: null, askedAt: context.now(), text: report.text } as const;
  const ask = () => rememberContact(context, contact, (known) => ({ ...known, question }));
  return (await speak('yes', { text: '是的' }, ask)).case;
}

async function attachment(
  { media }: Context,
  { id, kind }: KeptReport['media'][number],
): Promise<Partial<IncomingMessage>> {
  const loaded = await media.load(id);
  const bytes = loaded?.bytes ?? new Uint8Array();
  return { media: { kind, name: loaded?.name ?? '', duration: 0, load: () => Promise.resolve(bytes) } };
}

function messageOf({ from, name }: WrittenReport, key: string, at: Instant): IncomingMessage {
  const { channel, user } = from;
  return {
    ...{ channel, key, at, text: '', addressed: true },
    conversation: { id: user, room: false, name: '' },
    sender: { id: user, name },
  };
}

async function contactFor(context: Context, { from, name }: WrittenReport): Promise<Contact> {
  const id = await contactIdFor(context, from.channel, { id: from.user });
  return (await context.store.get<Contact>(id))?.data ?? newContact(from.channel, from.user, name);
}

/** What was filled in about the sender is known before they speak; a form is a matter of its own. */
async function introduce(context: Context, contact: Contact, { phone, village, grid }: WrittenReport): Promise<void> {
  await rememberContact(context, contact, (known) => ({
    ...known,
    village: known.village ?? village,
    home: known.home ?? grid,
    phone: phone ?? known.phone,
    ...{ informed: true, question: null, matter: null },
  }));
}

/** Found by its history: a message that was worked on twice may not tell what it came to the first time. */
async function numberOf(context: Context, cause: string, report: WrittenReport): Promise<string | null> {
  const { cases } = await contactFor(context, report);
  for (const { id } of cases.slice(-3)) {
    const c = (await context.store.get<Case>(id))?.data;
    if (c?.log.some((entry) => entry.key.includes(cause)) === true) return c.number;
  }
  return null;
}
