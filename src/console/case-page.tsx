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
import { CaseView } from './views/case-view.js';
import { Notice } from './views/layout.js';

/** Null when there is none, or none for the reader. */
export async function casePage(desk: Desk, number: string): Promise<Reply | null> {
  const c = await caseNumbered(desk, number);
  return c === null ? null : shown(desk, c, { answer: '', open: '', status: 200 });
}

/** Does what a form asks for, once however often it is sent, and shows the case with what came of it. */
export async function actOnCasePage(desk: Desk, number: string): Promise<Reply | null> {
  const before = await caseNumbered(desk, number);
  if (before === null) return null;
  const form = await readForm(desk.request);
  const key = keyOfForm(desk, form?.field('token') ?? '');
  const command = commandNamed(form?.field('do') ?? '');
  if (form === null || key === null || command === null || fieldsOf(command) === null)
    return shown(desk, before, { answer: desk.words.oldForm(), open: '', status: 400 });
  const sent = await pictureIn(desk, form, key);
  if (sent === 'wrong')
    return shown(desk, before, { answer: desk.words.wrongPhoto(), open: command.name, status: 422 });
  // What is not possible any more, or not for this person, the command itself says.
  const typed = typedBy(command, before.number, form.field);
  const answer = await desk.command(desk.me, typed, `console ${key}`, sent);
  const after = await caseNumbered(desk, number);
  // Whoever hands a case on may lose sight of it.
  if (after === null) {
    const way = { to: CONSOLE, says: desk.words.back() };
    return { page: <Notice words={desk.words} text={answer} way={way} />, title: before.number };
  }
  const isDone = after.log.length > before.log.length;
  return shown(desk, after, { answer, open: isDone ? '' : command.name, status: 200 });
}

/** Id of the picture that came along, kept without what it tells of the phone; null when none did. */
async function pictureIn({ context }: Desk, { files }: SentForm, key: string): Promise<string | 'wrong' | null> {
  const [file] = files;
  if (file === undefined) return null;
  const photo = file.cut ? null : await harmlessPhoto(file.bytes);
  if (photo === null) return 'wrong';
  return context.media.keep(`console ${key}`, { kind: 'image', name: 'photo.jpg' }, photo.bytes);
}

interface Told {
  answer: string;
  open: string;
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
