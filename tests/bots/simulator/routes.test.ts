import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createRoutes } from '../../../bots/simulator/routes.js';
import { createTranscript } from '../../../bots/simulator/transcript.js';
import type { Transcript } from '../../../bots/simulator/transcript.js';
import { createWorld } from '../../../bots/simulator/world.js';
import type { HttpRequest, HttpResponse } from '../../../src/ports/http.js';
import { createHandSchedule } from '../hand-schedule.js';
import type { HandSchedule } from '../hand-schedule.js';

let transcript: Transcript;
let timers: HandSchedule;
let said: unknown[];
let handle: (request: HttpRequest) => Promise<HttpResponse>;
/** Ends every stream that a test left open. */
let gone: AbortController;

beforeEach(() => {
  const world = createWorld({
    bot: '格子铺',
    people: [{ id: 'wang', name: '王婶', about: '村民·三组' }],
    groups: [{ id: 'g3', topic: '三组群', members: ['wang'] }],
  });
  transcript = createTranscript(3);
  timers = createHandSchedule();
  said = [];
  gone = new AbortController();
  handle = createRoutes({
    world,
    transcript,
    run: 'run2',
    schedule: timers.schedule,
    async say(line) {
      said.push(line);
      return { messageId: 'm1', seq: 1 };
    },
    addPerson: world.addPerson,
    file: (id) => (id === 'm1' ? new Uint8Array([1, 2]) : undefined),
  });
});

afterEach(() => gone.abort());

function ask(method: string, path: string, rest: Partial<HttpRequest> = {}): Promise<HttpResponse> {
  const body = new Uint8Array();
  return handle({ method, path, query: new URLSearchParams(), headers: {}, body, signal: gone.signal, ...rest });
}

function post(path: string, value: unknown, type = 'application/json'): Promise<HttpResponse> {
  return ask('POST', path, {
    headers: { 'content-type': type },
    body: new TextEncoder().encode(JSON.stringify(value)),
  });
}

const parsed = ({ body }: HttpResponse): unknown => JSON.parse(body as string);

function add(id: string, text = id, conversation = 'g3') {
  return transcript.add({ id, text, conversation, room: true, sender: 'wang', senderName: '王婶', at: 0 });
}

describe('the page', () => {
  test('comes with its scripts and styles from here alone, and with none inside it', async () => {
    const page = await ask('GET', '/');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    const html = new TextDecoder().decode(page.body as Uint8Array);
    expect(html).not.toMatch(/https?:\/\/|<style|\son\w+=|style=|<script(?![^>]*\ssrc=)/);
    const assets = [...html.matchAll(/(?:src|href)="(assets\/[^"]+)"/g)].map(([, path]) => `/${path}`);
    expect(assets.length).toBeGreaterThan(4);
    for (const path of assets) expect(await ask('GET', path)).toMatchObject({ status: 200 });
  });

  test.each([
    '/assets/../routes.ts',
    '/assets/..%2Froutes.ts',
    '/assets/missing.js',
    '/assets/page',
    '/assets/%E0%A4%A',
  ])('%s is not served', async (path) => {
    expect([400, 404]).toContain((await ask('GET', path)).status);
  });
});

describe('saying', () => {
  test('what is posted is said, and its message id answered when it was taken', async () => {
    const response = await post('/say', { as: '王婶', text: '停水' });
    expect([response.status, parsed(response)]).toEqual([202, { messageId: 'm1', seq: 1 }]);
    expect(said).toEqual([{ as: '王婶', text: '停水' }]);
  });

  test('a form of a foreign page says nothing', async () => {
    expect((await post('/say', { as: '王婶', text: '停水' }, 'text/plain')).status).toBe(415);
    expect(said).toEqual([]);
  });

  test('what is no JSON is refused with a sentence', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await ask('POST', '/say', { headers, body: new Uint8Array([0xff, 0x7b]) });
    expect([response.status, parsed(response)]).toEqual([400, { error: '发来的内容不是正确的JSON。' }]);
  });
});

describe('the world', () => {
  test('somebody new is in it at once', async () => {
    const response = await post('/world/people', { name: '新来的', groups: ['三组群'] });
    expect(response.status).toBe(201);
    expect(parsed(await ask('GET', '/world'))).toMatchObject({
      bot: '格子铺',
      people: [
        { id: 'wang', about: '村民·三组' },
        { id: 'guest-1', name: '新来的' },
      ],
      groups: [{ id: 'g3', members: ['wang', 'guest-1'] }],
    });
  });

  test.each([
    [{ name: ' ' }, 400],
    [{ name: '新来的', groups: ['二组群'] }, 404],
  ])('%j is not somebody who can come', async (person, status) => {
    expect((await post('/world/people', person)).status).toBe(status);
    expect(parsed(await ask('GET', '/world'))).toMatchObject({ people: [{ id: 'wang' }] });
  });
});

describe('what was said', () => {
  test('a conversation is told apart from the others', async () => {
    add('a');
    add('b', 'b', 'wang');
    expect(parsed(await ask('GET', '/conversations/wang/messages'))).toMatchObject({ messages: [{ id: 'b' }] });
    expect((await ask('GET', '/conversations/li/messages')).status).toBe(404);
  });

  test.each([
    ['a.jpg', 'image', 'image/jpeg', 'inline'],
    ['a.svg', 'file', 'application/octet-stream', 'attachment'],
    ['a.html', 'file', 'application/octet-stream', 'attachment'],
  ] as const)('the file %s is given so that it runs nothing', async (name, kind, mime, disposition) => {
    const media = { kind, name, duration: 0 };
    transcript.add({
      id: 'm1',
      text: '',
      conversation: 'g3',
      room: true,
      sender: 'wang',
      senderName: '王婶',
      at: 0,
      media,
    });
    const { headers, body } = await ask('GET', '/media/m1');
    expect(headers).toMatchObject({ 'content-type': mime, 'x-content-type-options': 'nosniff' });
    expect(headers['content-disposition']).toMatch(new RegExp(`^${disposition};`));
    expect(body).toEqual(new Uint8Array([1, 2]));
    expect((await ask('GET', '/media/m2')).status).toBe(404);
  });
});

describe('events', () => {
  /** Reads a stream event by event. */
  async function open(lastEventId?: string) {
    const { body, headers } = await ask('GET', '/events', { headers: { 'last-event-id': lastEventId } });
    expect(headers['content-type']).toMatch(/^text\/event-stream/);
    const events = (body as AsyncIterable<string>)[Symbol.asyncIterator]();
    const next = async (): Promise<string> => String((await events.next()).value);
    expect(await next()).toContain('event: run\ndata: "run2"');
    return { next, end: () => events.next() };
  }

  const textIn = (event: string): string => {
    const data = /^data: (.*)$/m.exec(event)?.[1] ?? 'null';
    return (JSON.parse(data) as { text: string }).text;
  };

  test('tell first what is kept, then what is new', async () => {
    for (const id of ['一', '二', '三', '四']) add(id);
    const { next } = await open();
    expect([textIn(await next()), textIn(await next()), textIn(await next())]).toEqual(['二', '三', '四']);
    const coming = next();
    add('五');
    expect(textIn(await coming)).toBe('五');
  });

  test('go on after the last that a browser of the same run has seen', async () => {
    for (const id of ['一', '二', '三']) add(id);
    const { next } = await open('run2.2');
    const event = await next();
    expect([textIn(event), event.startsWith('id: run2.3\n')]).toEqual(['三', true]);
  });

  test.each(['run1.2', 'run2.', '2', ''])('begin anew after the event %j of nobody knows when', async (lastEventId) => {
    for (const id of ['一', '二', '三']) add(id);
    expect(textIn(await (await open(lastEventId)).next())).toBe('一');
  });

  test('show a pulse while nobody speaks, and end when the browser goes', async () => {
    const { next, end } = await open();
    const pulse = next();
    timers.elapse();
    expect(await pulse).toBe(': still here\n\n');
    const last = end();
    gone.abort();
    expect(await last).toMatchObject({ done: true });
    expect(timers.waiting()).toEqual([]);
  });
});

test('an unknown address is refused with a sentence', async () => {
  const response = await ask('GET', '/nothing');
  expect([response.status, parsed(response)]).toEqual([404, { error: '这里没有这个地址。' }]);
});
