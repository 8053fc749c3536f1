/** Hands requests to a channel as plain data, and its answer back to the client. */
import { raw } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Channel } from '../ports/channel.js';
import type { HttpRequest, HttpResponse } from '../ports/http.js';
import { clientAddress } from './client-address.js';
import { writeStream } from './write-stream.js';

type ChannelHttp = NonNullable<Channel['http']>;

/** While a request is under way its controller is in `open`; aborting it ends a streamed answer as if its client had left. */
export function channelRoute(http: ChannelHttp, bodyLimit: number, open: Set<AbortController>): RequestHandler[] {
  return [
    raw({ type: () => true, limit: bodyLimit }),
    async (request, response) => {
      const gone = new AbortController();
      open.add(gone);
      response.on('close', () => {
        gone.abort();
        open.delete(gone);
      });
      await answer(response, await http.handle(toHttpRequest(request, gone.signal)), gone.signal);
    },
  ];
}

function toHttpRequest(request: Request, signal: AbortSignal): HttpRequest {
  const { pathname, searchParams } = new URL(`http://channel${request.url}`);
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ]);
  const body: unknown = request.body;
  return {
    method: request.method,
    path: pathname,
    query: searchParams,
    headers: Object.fromEntries(headers) as HttpRequest['headers'],
    address: clientAddress(request),
    body: body instanceof Uint8Array ? body : new Uint8Array(),
    signal,
  };
}

async function answer(response: Response, { status, headers, body }: HttpResponse, signal: AbortSignal): Promise<void> {
  // Not Express' own set, which adds a charset to what the channel chose.
  response.status(status).setHeaders(new Map(Object.entries(headers)));
  if (typeof body === 'string' || body instanceof Uint8Array) response.end(body);
  else await writeStream(response, body, signal);
}
