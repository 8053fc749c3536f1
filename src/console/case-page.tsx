/** /console/cases/GM-0312: everything about one case that the reader may see, and what they may do to it. */
import { commandNamed } from '../conversation/commands/table.js';
import { holders } from '../domain/case/tell.js';
import type { Case } from '../domain/case/types.js';
import { can } from '../domain/rights.js';
import { noteRead, readsOf } from '../usecases/case-reads.js';
import { harmlessPhoto } from '../web/photo.js';
import { readForm, type SentForm } from '../web/read-form.js';
import { fieldsOf, typedBy } from './case-acts.js';
import { caseNumbered, CONSOLE, keyOfForm, type Desk, type Reply } from './desk.js';
import type { Filled } from './views/act-forms.js';
import { CaseView } from './views/case-view.js';
import { Notice } from './views/layout.js';
import { Unsent } from './views/unsent.js';

/** Null when there is none, or none for the reader. */
export async function casePage(desk: Desk, number: string): Promise<Reply | null> {
  const c = await caseNumbered(desk, number);
  return c === null ? null : shown(desk, c, { answer: '', filled: null, status: 200 });
}

/** Does what a form asks for, once however often it is sent, and shows the case with what came of it. */
export async function actOnCasePage(desk: Desk, number: string): Promise<Reply> {
  const before = await caseNumbered(desk, number);
  const form = await readForm(desk.request);
  // It may have gone to somebody else while the form was being filled in.
  if (before === null) return { ...outOfSight(desk, desk.words.noCase(), form), status: 404 };
  const key = keyOfForm(desk, form?.field('token') ?? '');
  const command = commandNamed(form?.field('do') ?? '');
  const filled = { command: command?.name ?? '', form };
  if (form === null || key === null || command === null || fieldsOf(command) === null)
    return shown(desk, before, { answer: desk.words.oldForm(), filled, status: 400 });
  const sent = await pictureIn(desk, form, key);
  if (sent === null) return shown(desk, before, { answer: desk.words.wrongPhoto(), filled, status: 422 });
  // What is not possible any more, or not for this person, the command itself says.
  const typed = typedBy(command, before.number, form.field);
  const answer = await desk.command(desk.me, typed, `console ${key}`, sent.picture);
  const after = await caseNumbered(desk, number);
  // Whoever hands a case on may lose sight of it.
  if (after === null) return outOfSight(desk, answer, null);
  // Also when the form was sent before; what others did meanwhile does not count.
  const isDone = after.log.some((step) => step.key.includes(key));
  return shown(desk, after, { answer, filled: isDone ? null : filled, status: 200 });
}

function outOfSight({ words }: Desk, text: string, form: SentForm | null) {
  const page = (
    <Notice words={words} text={text} way={{ to: CONSOLE, says: words.back() }}>
      <Unsent words={words} form={form} />
    </Notice>
  );
  return { page, title: words.title() };
}

/** The picture that came along, kept without what it tells of the phone, by its id; null for what is none. */
async function pictureIn(
  { context }: Desk,
  { files: [file] }: SentForm,
  key: string,
): Promise<{ picture: string | null } | null> {
  if (file === undefined) return { picture: null };
  const photo = file.cut ? null : await harmlessPhoto(file.bytes);
  if (photo === null) return null;
  const about = { kind: 'image', name: 'photo.jpg' } as const;
  return { picture: await context.media.keep(`console ${key}`, about, photo.bytes) };
}

interface Told {
  answer: string;
  filled: Filled | null;
  status: number;
}

async function shown(desk: Desk, c: Case, { status, ...told }: Told): Promise<Reply> {
  const { context, me, now } = desk;
  if (!holders(c).includes(me.id)) await noteRead(context.store, c, me.id, now);
  const page = <CaseView desk={desk} c={c} reads={await readsFor(desk, c)} sign={await desk.sign()} {...told} />;
  return { page, title: c.number, status };
}

/** For those who could put somebody else in charge: they answer for who looks. */
async function readsFor({ context, me }: Desk, c: Case) {
  return can(me.id, 'park', c, context.directory()).may ? readsOf(context.store, c) : [];
}
