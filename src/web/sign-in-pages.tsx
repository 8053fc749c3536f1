/** Coming in: by a code that was sent to the chat, or by a link from there; and going out again. */
import { randomBytes } from 'node:crypto';
import { MINUTE } from '../domain/time.js';
import { CODE_LIFE, redeemCode, sendCode } from '../usecases/sign-in-codes.js';
import { mePage } from './me-page.js';
import { readOwnLink } from './own-page.js';
import { readForm } from './read-form.js';
import { EnterCode } from './views/sign-in.js';
import { formToken, keyOfForm, type Reply, type Visit } from './visit.js';
import { newVisitor } from './visitor.js';

const MINUTES = CODE_LIFE / MINUTE;

/** Says the same whether the phone is known or not. */
export async function askForCode(visit: Visit): Promise<Reply> {
  const { words, context, village } = visit;
  const form = await readForm(visit.request);
  if (form === null || keyOfForm(visit, form.field('token')) === null) return mePage(visit, words.problem('oldForm'));
  const phone = plainPhone(form.field('phone'));
  if (!/^1\d{10}$/u.test(phone)) return mePage(visit, words.problem('wrongPhone'));
  const isTaken = await sendCode(context, village.path, phone, (code) => words.codeMessage(code, MINUTES));
  return isTaken ? enterCode(visit, phone, words.codeSent(MINUTES)) : mePage(visit, words.tooMany());
}

export async function signInByCode(visit: Visit): Promise<Reply> {
  const { words, context, village, visitor, base } = visit;
  const form = await readForm(visit.request);
  if (form === null || keyOfForm(visit, form.field('token')) === null) return mePage(visit, words.problem('oldForm'));
  const phone = plainPhone(form.field('phone'));
  const door = await redeemCode(context, village.path, phone, form.field('code'));
  if (door === null) return enterCode(visit, phone, words.wrongCode());
  return { to: `${base}/me`, visitor: { ...visitor, door } };
}

/** Null when the page was not opened by a link. */
export function signInByLink(visit: Visit): Reply | null {
  const { request, signer, context, village, visitor, base, now, words } = visit;
  const key = request.query.get('key');
  if (key === null) return null;
  const door = readOwnLink({ signer, sessionOf: context.sessionOf }, key, village.code ?? '', now);
  if (door !== null) return { to: `${base}/me`, visitor: { ...visitor, door } };
  return { page: <p class="said">{words.oldLink()}</p>, title: words.mine(), status: 410 };
}

/** Somebody else may use this browser next: what was told from it is not theirs. */
export async function signOut(visit: Visit): Promise<Reply> {
  const form = await readForm(visit.request);
  if (form === null || keyOfForm(visit, form.field('token')) === null) return mePage(visit);
  return { to: visit.base, visitor: { ...newVisitor(), big: visit.visitor.big } };
}

function enterCode(visit: Visit, phone: string, said: string): Reply {
  const token = formToken(visit, randomBytes(12).toString('base64url'));
  const page = <EnterCode visit={visit} token={token} phone={phone} said={said} />;
  return { page, title: visit.words.signIn() };
}

const plainPhone = (written: string): string => written.normalize('NFKC').replace(/^\+?86|[\s-]/gu, '');
