/** What is remembered of somebody who talked with the bot, by the handle they talked from. */
import type { AreaPath } from '../domain/area.js';
import type { CategoryCode } from '../domain/category.js';
import type { PersonId } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import { change } from '../usecases/change.js';
import type { Context } from '../usecases/context.js';
import { contactId, phoneRef } from '../usecases/ids.js';
import { freshAggregate } from '../usecases/fresh-aggregate.js';
import type { HeardVoice, StoredMedia } from './stored-message.js';

/** A case this contact reported or joined. */
export interface CaseRef {
  id: string;
  number: string;
  at: Instant;
  /** The room it was said in; null when alone with the bot. */
  room: string | null;
}

/** The one question the bot is waiting to have answered. */
export interface OpenQuestion {
  kind: 'area' | 'village' | 'phone' | 'register' | 'heard' | 'forget' | 'visit' | 'bulletin' | 'proof';
  /** The case it is about, if any. */
  case: string | null;
  askedAt: Instant;
  /** For `village` and `register`: what was said, to be taken up with the answer. */
  text: string;
  /** What came with it. */
  media?: StoredMedia | null;
  heard?: HeardVoice;
  /** For `visit` and `bulletin`: id of what was noted. */
  about?: string;
  /** For `proof`: ids of the pictures that may be of several cases. */
  photos?: readonly string[];
  /** For `heard`: id of the message that waits for the answer. */
  message?: string;
}

export interface Contact {
  channel: string;
  user: string;
  name: string;
  person: PersonId | null;
  village: AreaPath | null;
  /** The grid they live in, once they said so. */
  home: AreaPath | null;
  phone: string | null;
  /** Whether they were told, once, what is kept and why. */
  informed: boolean;
  /** Newest last, bounded. */
  cases: readonly CaseRef[];
  question: OpenQuestion | null;
  /** The matter they were telling at `at`: what they add soon after (or before, when it arrives late) belongs to it. */
  matter: { case: string; at: Instant; room: string | null } | null;
}

/** How long the bot waits for an answer before it takes the next message as something new. */
export const QUESTION_PATIENCE: Instant = 24 * 3_600_000;

const MOST_CASES = 30;

export function newContact(channel: string, user: string, name: string): Contact {
  return {
    channel,
    user,
    name,
    person: null,
    village: null,
    home: null,
    phone: null,
    informed: false,
    cases: [],
    question: null,
    matter: null,
  };
}

export function withCase(contact: Contact, ref: CaseRef): Contact {
  const others = contact.cases.filter((one) => one.id !== ref.id);
  return { ...contact, cases: [...others, ref].slice(-MOST_CASES) };
}

/** Changes what is remembered, once per message: `update` must give the same result when it is applied again. */
export async function rememberContact(
  context: Context,
  contact: Contact,
  update: (contact: Contact) => Contact,
): Promise<Contact> {
  const id = contactId(contact.channel, contact.user);
  let result = contact;
  await change<Contact>(context.store, id, (current) => {
    result = update(current?.data ?? contact);
    const base = current ?? freshAggregate({ id, kind: 'contact', area: '', at: context.now(), data: result });
    const ref = result.phone === null ? null : phoneRef(result.phone);
    return { ...base, area: result.village ?? '', ref, due: questionDue(result), data: result };
  });
  return result;
}

/**
 * Forgets a question that nobody answered, and with it what was said before it: it never became a report.
 * Does nothing while the question may still be answered.
 */
export async function dropOldQuestion(context: Context, id: string): Promise<void> {
  await change<Contact>(context.store, id, (current) => {
    const due = current === null ? null : questionDue(current.data);
    if (current === null || (due !== null && due > context.now())) return null;
    return { ...current, due: null, data: { ...current.data, question: null } };
  });
}

function questionDue({ question }: Contact): Instant | null {
  return question === null ? null : question.askedAt + QUESTION_PATIENCE;
}

/** True for a category and its sub-class of the same dozen ("0501", "0502"). */
export function sameClass(a: CategoryCode, b: CategoryCode): boolean {
  return a.slice(0, 2) === b.slice(0, 2);
}
