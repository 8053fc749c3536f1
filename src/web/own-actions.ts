/** What people do to their own matters on the page. Each form does it once, however often it is sent. */
import type { ReporterAction } from '../domain/case/action.js';
import { isStaff } from '../domain/person.js';
import { actOnCase } from '../usecases/act-on-case.js';
import { forgetPerson } from '../usecases/forget-person.js';
import { doorsOf } from '../usecases/person-doors.js';
import { forgetLetters } from './letters.js';
import { mePage } from './me-page.js';
import { ownCases, ownContacts, type OwnCase, type OwnContact } from './own-cases.js';
import { readForm, type SentForm } from './read-form.js';
import { keyOfForm, type Reply, type Visit } from './visit.js';
import { newVisitor } from './visitor.js';

type Doing = 'rate' | 'supplement' | 'appeal' | 'withdraw';

const LONGEST = 2_000;

/** A number that is not theirs is answered like one that does not exist. */
export async function actOnOwn(visit: Visit, doing: Doing): Promise<Reply> {
  const { words, locale, context, now } = visit;
  const form = await readForm(visit.request);
  const key = form === null ? null : keyOfForm(visit, form.field('token'));
  if (form === null || key === null) return mePage(visit, words.problem('oldForm'));
  const number = form.field('number');
  const own = (await ownCases(visit)).find((one) => one.case.number === number);
  if (own === undefined) return mePage(visit, locale.replies.notYours(number.slice(0, 20)));
  const action = actionOf(doing, form, own, now);
  if (action === null) return mePage(visit, words.problem('noText'));
  const actor = { kind: 'reporter', contact: own.contact } as const;
  const acted = await actOnCase(context, own.case.id, action, actor, `page:${key}:${doing}:${number}`);
  if (acted.ok) return mePage(visit, doing === 'supplement' ? words.supplementDone(number) : words.done());
  if (acted.refusal === 'not_found') return mePage(visit, locale.replies.tryAgain());
  return mePage(visit, locale.replies.refusedReporter(acted.refusal, acted.case));
}

function actionOf(doing: Doing, form: SentForm, { case: c, contact }: OwnCase, at: number): ReporterAction | null {
  const text = form.field('text').trim().slice(0, LONGEST);
  switch (doing) {
    case 'withdraw':
      return { kind: 'withdraw' };
    case 'appeal':
      return { kind: 'appeal', text: '' };
    case 'supplement': {
      const from = c.reporters.find((one) => one.contact === contact)?.name ?? '';
      return text === '' ? null : { kind: 'supplement', text, media: [], phone: null, from, at };
    }
    case 'rate': {
      const solved = form.field('solved') === '1';
      const score = /^[1-5]$/u.test(form.field('score')) ? Number(form.field('score')) : null;
      return { kind: 'rate', solved, score, text };
    }
  }
}

/** Deletes what is kept of them here and behind the door they came in by; the browser is a stranger's afterwards. */
export async function forgetOwn(visit: Visit): Promise<Reply> {
  const { words, locale, context, visitor } = visit;
  const form = await readForm(visit.request);
  const key = form === null ? null : keyOfForm(visit, form.field('token'));
  if (key === null) return mePage(visit, words.problem('oldForm'));
  const own = await ownContacts(visit);
  for (const one of own) await forget(visit, one, `page:${key}`);
  await forgetLetters(context.store, visitor.browser);
  const stranger = { ...newVisitor(), big: visitor.big };
  const isListed = own.some(({ contact }) => contact.person !== null);
  return { ...(await mePage({ ...visit, visitor: stranger }, locale.replies.forgotten(isListed))), visitor: stranger };
}

async function forget({ context }: Visit, { contact, door }: OwnContact, key: string): Promise<void> {
  const person = contact.person === null ? null : context.directory().person(contact.person);
  const others = person === null ? [] : ((await doorsOf(context.store, person.id))?.doors ?? []);
  // Whoever works here must still be known at the next word.
  const doors = person !== null && isStaff(person) ? [] : [door, ...others];
  await forgetPerson(context, { contact, doors, key });
}
