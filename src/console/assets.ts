/** The style and the scripts of the dispatch centre: small enough for old machines, kept by the browser. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HttpResponse } from '../ports/http.js';
import { CONSOLE } from './desk.js';

export interface Assets {
  style: string;
  scripts: readonly string[];
  /** What is at a path below the mount; null when it is no asset. */
  answer(path: string): HttpResponse | null;
}

/** Nothing but what is ours is run or loaded; charts and pictures may lie in the page. */
export const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const FOLDER = '/assets/';

export function loadAssets(): Assets {
  const style = asset('console.css', 'text/css', new URL('./assets/console.css', import.meta.url));
  const scripts = ['htmx.min.js', 'ext/hx-sse.min.js'].map((name) =>
    asset(name.replace('/', '-'), 'text/javascript', new URL(import.meta.resolve(`htmx.org/dist/${name}`))),
  );
  const answers = new Map([style, ...scripts].map(({ path, answer }) => [path, answer]));
  return {
    style: CONSOLE + style.path,
    scripts: scripts.map(({ path }) => CONSOLE + path),
    answer: (path) => answers.get(path) ?? null,
  };
}

/** Its name changes with what is in it, so that it may be kept for ever. */
function asset(name: string, type: string, file: URL): { path: string; answer: HttpResponse } {
  const body = readFileSync(file, 'utf8');
  const mark = createHash('sha256').update(body).digest('base64url').slice(0, 8);
  const headers = {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'public, max-age=31536000, immutable',
  };
  return { path: `${FOLDER}${mark}-${name}`, answer: { status: 200, headers, body } };
}
