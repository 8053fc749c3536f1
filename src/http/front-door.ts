/** The HTTP server from the first moment on: it says that the process lives while the service is still being made. */
import type { RequestListener, ServerResponse } from 'node:http';
import { AppError } from '../common/errors.js';
import { createHttp, type Http, type HttpOptions } from './create-http.js';
import { createServer, type Server } from './server.js';

export interface FrontDoor extends Server {
  /** From now on everything is answered. */
  open(inside: Pick<HttpOptions, 'channels' | 'home' | 'login' | 'media' | 'papers'>): Http;
}

const ALWAYS_ANSWERED = /^\/(healthz|readyz|metrics)([?/]|$)/u;

/** Until it is opened, whatever is for the service is told to come again: platforms then deliver a message once more. */
export function createFrontDoor(
  options: Omit<HttpOptions, 'channels' | 'home' | 'login' | 'media' | 'papers'>,
): FrontDoor {
  const porch = createHttp({ ...options, channels: [] });
  let inside: Http | null = null;
  const answer: RequestListener = (request, response) => {
    if (inside !== null) inside.app(request, response);
    else if (ALWAYS_ANSWERED.test(request.url ?? '')) porch.app(request, response);
    else comeAgain(response);
  };
  return {
    ...createServer(answer, () => void inside?.close()),
    open: (given) => (inside = createHttp({ ...options, ...given })),
  };
}

function comeAgain(response: ServerResponse): void {
  const { code, villager } = new AppError('store_busy');
  response.writeHead(503, { 'Retry-After': '10', 'Content-Type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ error: code, message: villager }));
}
