/** One request of somebody who is signed in: who they are, what they work with, and with what they are answered. */
import { createHash, randomBytes } from 'node:crypto';
import type { VNode } from 'preact';
import type { Case } from '../domain/case/types.js';
import type { Person } from '../domain/person.js';
import { can } from '../domain/rights.js';
import type { Instant } from '../domain/time.js';
import type { HttpRequest } from '../ports/http.js';
import { SESSION_LIFE } from '../usecases/console-sessions.js';
import type { Context } from '../usecases/context.js';
import type { MediaLinks } from '../usecases/media-links.js';
import type { Signer } from '../web/signed.js';
import type { ConsoleWords } from '../wording/console-words.js';
import type { Locale } from '../wording/locale.js';
import type { View } from '../wording/view.js';
import type { Viewer } from './console-page.js';
import type { ReadCases } from './read-cases.js';

export const CONSOLE = '/console';

export interface ConsoleOptions extends Pick<Viewer, 'channels' | 'wechatLogin'> {
  context: Context;
  locale: Locale;
  signer: Signer;
  /** Where pictures and voices are opened; null when nowhere. */
  links: MediaLinks | null;
  /** Does a slash command, once for each key, with a picture that is kept already; gives the answer. */
  command(person: Person, typed: string, key: string, picture: string | null): Promise<string>;
  /** Where people reach the service, without a slash at its end. */
  publicUrl: string;
  /** Between two looks of an open page at what has changed; ends early when the reader has gone. */
  pause(signal: AbortSignal): Promise<void>;
}

export interface Desk extends ConsoleOptions {
  request: HttpRequest;
  readCases: ReadCases;
  /** Of what lies in the areas of this person's work; another one as soon as something has changed there. */
  sign(): Promise<string>;
  me: Person;
  /** Secret of the session. */
  session: string;
  now: Instant;
  words: ConsoleWords;
  view: View;
}

/** What is shown, where the browser goes next, or what it is told as long as it looks. */
export type Reply =
  | { page: VNode; title: string; status?: number; refresh?: number; bare?: boolean }
  | { file: { name: string; type: string; bytes: Uint8Array } }
  | { to: string; cookie?: string }
  | { stream: AsyncIterable<string> };

/** Goes with every form: proves that it was shown in this session. */
export function formToken({ signer, session, now }: Desk): string {
  return signer.sign('console-form', [hashOf(session), randomBytes(9).toString('base64url')], now + SESSION_LIFE);
}

/** The key of a form that was shown in this session; null for every other. */
export function keyOfForm({ signer, session, now }: Desk, token: string): string | null {
  const [of, key] = signer.read('console-form', token, now) ?? [];
  return of === hashOf(session) && key !== undefined ? key : null;
}

/** The case with this number, as if there were none for whoever may not look at it. */
export async function caseNumbered({ context, me }: Desk, number: string): Promise<Case | null> {
  const directory = context.directory();
  const ref = number.normalize('NFKC').trim().toUpperCase();
  const village = directory.villageByCode(/^([A-Z]+)-/u.exec(ref)?.[1] ?? '');
  if (village === null) return null;
  const [found] = await context.store.find<Case>({ kind: 'case', area: village.path, ref, limit: 1 });
  return found !== undefined && can(me.id, 'look', found.data, directory).may ? found.data : null;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);
