/** Coming in by a link from the own chat, staying in by a cookie, and going out. */
import { createHash } from 'node:crypto';
import type { ConsoleDoor } from '../conversation/turn.js';
import { calledName, isStaff, type Person } from '../domain/person.js';
import type { HttpRequest } from '../ports/http.js';
import {
  isInConsole,
  leaveConsole,
  LINK_LIFE,
  makeConsoleLink,
  openConsole,
  SESSION_LIFE,
} from '../usecases/console-sessions.js';
import type { Context } from '../usecases/context.js';
import { cookieHeader, cookieIn } from '../web/cookies.js';
import { readForm } from '../web/read-form.js';
import type { Signer } from '../web/signed.js';
import { CONSOLE, keyOfForm, type ConsoleOptions, type Desk, type Reply } from './desk.js';
import { Notice } from './views/layout.js';

const COOKIE = 'gezipu_console';

/** What the chat needs of it. */
export function createConsoleDoor(
  { store, now }: Pick<Context, 'store' | 'now'>,
  { signer, publicUrl, outside }: { signer: Signer; publicUrl: string; outside: boolean },
): ConsoleDoor {
  return {
    outside,
    link: async (person) => {
      const secret = await makeConsoleLink(store, person, now());
      return `${publicUrl}${CONSOLE}/in?key=${signer.sign('console-link', [person, secret], now() + LINK_LIFE)}`;
    },
    leave: (person) => leaveConsole(store, person, now()),
  };
}

/** Opening the link uses nothing up: chats open links by themselves, to show what is behind them. */
export function welcomePage(options: ConsoleOptions, request: HttpRequest): Reply {
  const key = request.query.get('key') ?? '';
  const words = options.locale.console;
  const found = readLink(options, key);
  if (found === null) return oldLink(options);
  const page = (
    <form method="post" action={`${CONSOLE}/in`} class="alone">
      <p>{words.enterAs(calledName(found.person))}</p>
      <input type="hidden" name="key" value={key} />
      <button class="main">{words.enter()}</button>
    </form>
  );
  return { page, title: words.title() };
}

export async function signIn(options: ConsoleOptions, request: HttpRequest): Promise<Reply> {
  const { context } = options;
  const form = await readForm(request);
  const found = readLink(options, form?.field('key') ?? '');
  if (found === null) return oldLink(options);
  const now = context.now();
  const session = await openConsole(context.store, found.person.id, found.secret, now);
  if (session === null) return oldLink(options);
  return entered(options, found.person, session);
}

/** In, from now on by the cookie. */
export function entered({ context, signer, publicUrl }: ConsoleOptions, { id }: Person, session: string): Reply {
  context.observer.message('console', 'signed_in', { message: accountOf(id) });
  const kept = signer.sign('console', [id, session], context.now() + SESSION_LIFE);
  return { to: CONSOLE, cookie: cookieHeader(COOKIE, kept, { path: CONSOLE, life: SESSION_LIFE, publicUrl }) };
}

/** For the log: the same for the same person, and nobody's name. */
export const accountOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 8);

/** Who is signed in; null for everybody else, and for whoever does not work here any more. */
export async function signedIn(
  { context, signer }: ConsoleOptions,
  request: HttpRequest,
): Promise<{ me: Person; session: string } | null> {
  const [id = '', session = ''] = signer.read('console', cookieIn(request, COOKIE), context.now()) ?? [];
  const me = context.directory().person(id);
  if (me === null || !isStaff(me)) return null;
  return (await isInConsole(context.store, id, session, context.now())) ? { me, session } : null;
}

/** Null when it was not asked for by a form of ours. */
export async function signOut(desk: Desk): Promise<Reply | null> {
  const form = await readForm(desk.request);
  if (keyOfForm(desk, form?.field('token') ?? '') === null) return null;
  await leaveConsole(desk.context.store, desk.me.id, desk.now, desk.session);
  return { to: CONSOLE, cookie: cookieHeader(COOKIE, '', { path: CONSOLE, life: 0, publicUrl: desk.publicUrl }) };
}

function readLink({ context, signer }: ConsoleOptions, key: string): { person: Person; secret: string } | null {
  const [id = '', secret = ''] = signer.read('console-link', key, context.now()) ?? [];
  const person = context.directory().person(id);
  return person === null || !isStaff(person) ? null : { person, secret };
}

function oldLink({ locale: { console: words } }: ConsoleOptions): Reply {
  const way = { to: `${CONSOLE}/sign-in`, says: words.signInByPassword() };
  return { page: <Notice words={words} text={words.oldLink()} way={way} />, title: words.title(), status: 410 };
}
