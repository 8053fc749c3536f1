/** Where clerks open pictures and voices: a page for the eye, and the contents behind it, in parts if they are asked for so. */
import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { OpenMedia } from '../usecases/open-media.js';
import { mediaPage, sentencePage, type MediaWords } from './media-page.js';
import { shownType } from './shown-type.js';

/** What a browser is given. */
export interface Shown {
  type: string;
  bytes: Uint8Array;
}

export interface MediaRouteOptions {
  open: OpenMedia;
  /** A voice as every browser plays it; null for what cannot be made such. */
  playable(bytes: Uint8Array): Promise<Shown | null>;
  words: MediaWords;
}

/** The link is the key: it is kept by nobody on the way, and the page it opens may do nothing but show. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

export function mediaRoute(options: MediaRouteOptions): Router {
  const { words } = options;
  const router = Router();
  router.use((_request, response, next) => {
    response.set(HEADERS);
    next();
  });
  const answering =
    (answer: (request: Request, response: Response, shown: Shown, number: string | null) => void): RequestHandler =>
    async (request, response) => {
      const opened = await options.open(String(request.params['token']));
      if ('refused' in opened) {
        const [status, sentence] = opened.refused === 'gone' ? [410, words.gone()] : [404, words.wrong()];
        response.status(status).send(sentencePage(words, sentence));
        return;
      }
      const { kind, bytes } = opened.media;
      const shown = kind === 'voice' ? await options.playable(bytes) : picture(bytes);
      if (shown === null) response.status(415).send(sentencePage(words, words.cannotShow()));
      else answer(request, response, shown, opened.number);
    };
  router.get(
    '/:token',
    answering((request, response, { type }, number) => {
      response.send(mediaPage(words, type, `${request.baseUrl}${request.path.replace(/\/$/u, '')}/content`, number));
    }),
  );
  router.get(
    '/:token/content',
    answering((request, response, shown) => sendPart(request, response, shown)),
  );
  return router;
}

function picture(bytes: Uint8Array): Shown | null {
  const type = shownType(bytes);
  return type === null ? null : { type, bytes };
}

/** Safari plays nothing from a server that does not give parts. */
function sendPart(request: Request, response: Response, { type, bytes }: Shown): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Accept-Ranges', 'bytes');
  const parts = request.range(bytes.length);
  if (parts === -1) {
    response.status(416).setHeader('Content-Range', `bytes */${bytes.length}`);
    response.end();
    return;
  }
  const part = Array.isArray(parts) && parts.type === 'bytes' && parts.length === 1 ? parts[0] : undefined;
  if (part === undefined) {
    response.setHeader('Content-Length', bytes.length);
    response.end(bytes);
    return;
  }
  const body = bytes.subarray(part.start, part.end + 1);
  response.status(206).setHeader('Content-Range', `bytes ${part.start}-${part.end}/${bytes.length}`);
  response.setHeader('Content-Length', body.length);
  response.end(body);
}
