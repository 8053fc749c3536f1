/** Where reports and letters are opened: a file to be kept, or a sentence why there is none. */
import { Router } from 'express';
import { sentencePage, type MediaWords } from './media-page.js';

export interface PrintedPaper {
  type: string;
  /** With its ending. */
  name: string;
  bytes: Uint8Array;
}

/** `forged`: no link of ours. `gone`: too old, or not for this person any more. */
export type OpenPaper = (token: string) => Promise<PrintedPaper | { refused: 'forged' | 'gone' }>;

export interface PaperRouteOptions {
  open: OpenPaper;
  words: Pick<MediaWords, 'tag' | 'gone' | 'wrong'>;
}

/** The link is the key: it is kept by nobody on the way. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

export function paperRoute({ open, words }: PaperRouteOptions): Router {
  const router = Router();
  router.get('/:token', async (request, response) => {
    response.set(HEADERS);
    const paper = await open(request.params.token);
    if ('refused' in paper) {
      const [status, sentence] = paper.refused === 'gone' ? [410, words.gone()] : [404, words.wrong()];
      response.status(status).send(sentencePage(words, sentence));
      return;
    }
    response.attachment(paper.name).type(paper.type).end(Buffer.from(paper.bytes));
  });
  return router;
}
