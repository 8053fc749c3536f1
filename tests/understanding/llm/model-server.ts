/** A server with the interface of OpenAI on loopback, which answers as a test tells it to. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  authorization: string | undefined;
  body: { model: string; messages: { role: string; content: string }[] };
}

export interface ModelServer {
  url: string;
  /** Every question so far. */
  asked: Asked[];
  /** How the next questions are answered. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
}

export const saying =
  (content: unknown) =>
  (response: ServerResponse): void => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] }));
  };

export async function openModelServer(): Promise<ModelServer> {
  const asked: Asked[] = [];
  const server: Server = createServer((request: IncomingMessage, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Asked['body'];
      asked.push({ authorization: request.headers.authorization, body });
      model.answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const model: ModelServer = {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    asked,
    answer: saying('{}'),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return model;
}
