/**
 * Style, script and Tibetan letters of the pages. The style stands in every page: one way less on a slow line. The letters
 * are loaded by browsers that have none, where a page shows some.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DAY, HOUR, SECOND, type Instant } from '../domain/time.js';
import type { HttpResponse } from '../ports/http.js';

const read = (name: string): Buffer => readFileSync(new URL(`./assets/${name}`, import.meta.url));

export interface Assets {
  style: string;
  /** Under this path below the mount. */
  answer(path: string): HttpResponse | null;
  /** For Content-Security-Policy: nothing but what is ours is run or loaded. */
  policy: string;
}

export function loadAssets(): Assets {
  const style = read('page.css').toString().replace(/\s+/gu, ' ').trim();
  const script = read('page.js');
  const hash = createHash('sha256').update(style).digest('base64');
  const answers = new Map([
    ['/assets/page.js', kept('text/javascript; charset=utf-8', HOUR, script)],
    ['/assets/tibetan.woff2', kept('font/woff2', 365 * DAY, read('fonts/NotoSerifTibetan.woff2'))],
  ]);
  return {
    style,
    answer: (path) => answers.get(path) ?? null,
    policy: [
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "script-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "media-src 'self' blob:",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

function kept(type: string, life: Instant, body: Uint8Array): HttpResponse {
  const headers = { 'content-type': type, 'cache-control': `public, max-age=${String(life / SECOND)}` };
  return { status: 200, headers, body };
}
