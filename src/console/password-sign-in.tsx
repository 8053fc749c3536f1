/** Coming in by name and password. What is answered, and how soon, tells nothing of who is known here. */
import type { Person } from '../domain/person.js';
import { MINUTE } from '../domain/time.js';
import type { HttpRequest } from '../ports/http.js';
import {
  forgetPasswordTries,
  mayTryPassword,
  passwordHolder,
  passwordOf,
  TRIES_WITHIN,
} from '../usecases/console-passwords.js';
import { openSession } from '../usecases/console-sessions.js';
import { readForm } from '../web/read-form.js';
import { CONSOLE, type ConsoleOptions, type Reply } from './desk.js';
import { isPassword } from './passwords.js';
import { accountOf, entered } from './sign-in.js';

const PATH = `${CONSOLE}/sign-in`;

export function passwordPage(options: ConsoleOptions): Reply {
  return passwordForm(options, 200, '', '');
}

export async function signInByPassword(options: ConsoleOptions, request: HttpRequest): Promise<Reply> {
  const { context, locale } = options;
  const { console: words } = locale;
  // A page of another site may not sign anybody in, as somebody else.
  const form = request.headers['sec-fetch-site'] === 'cross-site' ? null : await readForm(request);
  if (form === null) return passwordForm(options, 400, '', words.oldForm());
  const called = form.field('who').trim().slice(0, 100);
  const holder = passwordHolder(context.directory(), called);
  const trying = { who: holder?.id ?? called.normalize('NFKC'), address: request.address ?? null };
  const refused = (outcome: string, status: number, says: string): Reply => {
    context.observer.message('console', outcome, { message: accountOf(trying.who) });
    return passwordForm(options, status, called, says);
  };
  if (!(await mayTryPassword(context.store, trying, context.now())))
    return refused('password_too_often', 429, words.tooManyPasswords(TRIES_WITHIN / MINUTE));
  const person = await proven(options, holder, trying.who, form.field('password'));
  if (person === null) return refused('password_wrong', 422, words.wrongPassword());
  await forgetPasswordTries(context.store, trying);
  return entered(options, person, await openSession(context.store, person.id, context.now()));
}

/** The same work for everybody: something is read from the store, and a password is hashed. */
async function proven(
  { context: { store } }: ConsoleOptions,
  holder: Person | null,
  who: string,
  typed: string,
): Promise<Person | null> {
  const kept = await passwordOf(store, who);
  return (await isPassword(typed, kept)) ? holder : null;
}

function passwordForm(
  { locale: { console: words } }: ConsoleOptions,
  status: number,
  who: string,
  says: string,
): Reply {
  const page = (
    <form method="post" action={PATH} class="alone">
      <h1>{words.signInByPassword()}</h1>
      <p>{words.passwordHint()}</p>
      {says === '' ? null : (
        <p role="alert" class="problem">
          {says}
        </p>
      )}
      <p>
        <label for="who">{words.nameOrId()}</label>
        <input id="who" name="who" value={who} maxLength={100} required autocomplete="username" />
      </p>
      <p>
        <label for="password">{words.password()}</label>
        <input id="password" name="password" type="password" required autocomplete="current-password" />
      </p>
      <button class="main">{words.enter()}</button>
    </form>
  );
  return { page, title: words.signInByPassword(), status };
}
