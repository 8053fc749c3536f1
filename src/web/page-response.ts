/** How a page is sent, and how a browser is led on. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { HttpResponse } from '../ports/http.js';

/** Kept by nobody on the way; and where a link leads is not told to the next page. */
export const PRIVATE = { 'cache-control': 'no-store', 'referrer-policy': 'same-origin', 'x-robots-tag': 'noindex' };

interface Sent {
  /** Content-Security-Policy. */
  policy: string;
  status?: number | undefined;
  cookie?: string | undefined;
}

export function pageResponse(page: VNode, { policy, status = 200, cookie }: Sent): HttpResponse {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, ...PRIVATE };
  return { status, headers: { ...headers, ...keeping(cookie) }, body: `<!doctype html>${renderToString(page)}` };
}

/** To be asked for by GET, whatever was sent. */
export function redirect(location: string, cookie?: string): HttpResponse {
  return { status: 303, headers: { ...keeping(cookie), location, ...PRIVATE }, body: '' };
}

const keeping = (cookie: string | undefined): Record<string, string> =>
  cookie === undefined ? {} : { 'set-cookie': cookie };
