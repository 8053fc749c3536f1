/** The style and the script of the pages. The style stands in every page: one way less on a slow line. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { HttpResponse } from '../ports/http.js';

const read = (name: string): string => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');

export interface Assets {
  style: string;
  /** Under this path below the mount. */
  answer(path: string): HttpResponse | null;
  /** For Content-Security-Policy: nothing but what is ours is run or loaded. */
  policy: string;
}

export function loadAssets(): Assets {
  const style = read('page.css').replace(/\s+/gu, ' ').trim();
  const script = read('page.js');
  const hash = createHash('sha256').update(style).digest('base64');
  const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=3600' };
  return {
    style,
    answer: (path) => (path === '/assets/page.js' ? { status: 200, headers, body: script } : null),
    policy: [
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "script-src 'self'",
      "connect-src 'self'",
      "img-src 'self' data: blob:",
      "media-src 'self' blob:",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}
