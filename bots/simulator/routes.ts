import { z } from 'zod';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';
import type { Schedule } from '../shared/schedule.js';
import { download, json, jsonBody, messagesOf } from './answers.js';
import { eventStream } from './event-stream.js';
import { pageFile } from './page-files.js';
import { SimulatorError } from './simulator-error.js';
import type { Spoken } from './speak.js';
import type { Transcript } from './transcript.js';
import type { NewPerson, World, WorldPerson } from './world.js';

export interface RoutesOptions {
  world: World;
  transcript: Transcript;
  /** Names this run of the simulator. */
  run: string;
  schedule: Schedule;
  /** Takes a line as it came, and refuses what is none. */
  say(line: unknown): Promise<Spoken>;
  addPerson(person: NewPerson): WorldPerson;
  file(messageId: string): Uint8Array | undefined;
}

type Answer = (request: HttpRequest, part: string) => HttpResponse | Promise<HttpResponse>;

const newPerson = z.strictObject({
  name: z.string().trim().min(1).max(20),
  about: z.string().max(40).optional(),
  groups: z.array(z.string()).max(50).default([]),
});

/** Answers the simulator's requests: the page, what it shows, and what it makes people say. */
export function createRoutes(options: RoutesOptions): (request: HttpRequest) => Promise<HttpResponse> {
  const routes = tableOf(options);
  return async (request) => {
    try {
      for (const [method, path, answer] of routes) {
        const match = request.method === method ? path.exec(request.path) : null;
        if (match) return await answer(request, decodePart(match[1] ?? ''));
      }
      throw new SimulatorError(404, '这里没有这个地址。');
    } catch (thrown) {
      if (thrown instanceof SimulatorError) return json(thrown.status, { error: thrown.message });
      throw thrown;
    }
  };
}

function tableOf(options: RoutesOptions): readonly (readonly [string, RegExp, Answer])[] {
  const { world, transcript, file, say, addPerson } = options;
  const nameOf = (id: string): string => transcript.find(id)?.media?.name ?? '';
  return [
    ['GET', /^\/?$/, () => pageFile('index.html')],
    ['GET', /^\/assets\/([^/]+)$/, (_, name) => pageFile(name)],
    ['GET', /^\/world$/, () => json(200, world.snapshot())],
    ['POST', /^\/world\/people$/, (request) => json(201, addPerson(parseNewPerson(jsonBody(request))))],
    ['POST', /^\/say$/, async (request) => json(202, await say(jsonBody(request)))],
    ['GET', /^\/events$/, (request) => events(request, options)],
    ['GET', /^\/conversations\/([^/]+)\/messages$/, (_, id) => json(200, messagesOf(id, world, transcript))],
    ['GET', /^\/media\/([^/]+)$/, (_, id) => download(nameOf(id), file(id))],
  ];
}

function events({ headers, signal }: HttpRequest, { transcript, run, schedule }: RoutesOptions): HttpResponse {
  const body = eventStream({ transcript, run, lastEventId: headers['last-event-id'], signal, schedule });
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
    body,
  };
}

function parseNewPerson(value: unknown): NewPerson {
  const parsed = newPerson.safeParse(value);
  if (!parsed.success)
    throw new SimulatorError(400, '新来的人要有姓名(name)，最多20个字；可以写明身份(about)和所在的群(groups)。');
  return parsed.data;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new SimulatorError(400, '地址里的编号写得不对。');
  }
}
