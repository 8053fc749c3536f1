/** One visit to one village's pages: who comes, when, and with what it is answered. */
import type { VNode } from 'preact';
import type { WrittenReports } from '../conversation/written-reports.js';
import type { Area } from '../domain/area.js';
import { DAY, type Instant } from '../domain/time.js';
import type { HttpRequest } from '../ports/http.js';
import type { Context } from '../usecases/context.js';
import type { Locale } from '../wording/locale.js';
import type { PageWords } from '../wording/page-words.js';
import type { Signer } from './signed.js';
import type { Visitor } from './visitor.js';

export interface PagesOptions {
  context: Context;
  reports: WrittenReports;
  locale: Locale;
  signer: Signer;
  /** Where people reach the service, without a slash at its end. */
  publicUrl: string;
}

export interface Visit extends PagesOptions {
  request: HttpRequest;
  village: Area;
  /** Path of the village's first page: /v/GM. */
  base: string;
  visitor: Visitor;
  now: Instant;
  words: PageWords;
}

/** What is shown, where the browser goes next, or what it is given as it is. */
export type Reply =
  | { page: VNode; title: string; status?: number; visitor?: Visitor; refresh?: number }
  | { to: string; visitor?: Visitor }
  | { file: Uint8Array; headers: Readonly<Record<string, string>> };

const FORM_LIFE: Instant = DAY;

/** Goes with every form: proves that it was shown to this browser, and makes sending it twice the same as once. */
export function formToken({ signer, visitor, now }: Visit, key: string): string {
  return signer.sign('form', [visitor.browser, key], now + FORM_LIFE);
}

/** The key of a form that was shown to this browser; null for every other. */
export function keyOfForm({ signer, visitor, now }: Visit, token: string): string | null {
  const [browser, key] = signer.read('form', token, now) ?? [];
  return browser === visitor.browser && key !== undefined ? key : null;
}
