/** A browser at the dispatch centre of the town: keeps its cookie, follows where it is sent, and sends forms as shown. */
import { createConsole } from '../../src/console/create-console.js';
import { createConsoleDoor } from '../../src/console/sign-in.js';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { LINKS, PUBLIC_URL, SIGNER, type Town } from '../support/town.js';

export interface Seen {
  status: number;
  html: string;
  headers: Readonly<Record<string, string>>;
}

export interface Browser {
  get(path: string): Promise<Seen>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Seen>;
  /** Sends a form of a page that was seen: the one with the button, filled in with `form`. */
  send(page: Seen, button: string, form?: Record<string, string | Blob>): Promise<Seen>;
  /** What `path` streams, until `take` has been given so many chunks. */
  stream(path: string, take: number): Promise<string[]>;
}

export interface Desk {
  /** Nobody is signed in there. */
  stranger(): Browser;
  /** Somebody of the town who has followed a link of their own. */
  signIn(person: string): Promise<Browser>;
}

export function openConsoleOf(town: Town, pause = (): Promise<void> => Promise.resolve()): Desk {
  const handle = createConsole({
    ...{ context: town.service.context, command: town.service.command, signer: SIGNER, links: LINKS, locale: zhCN },
    ...{ publicUrl: PUBLIC_URL, channels: new Map(), wechatLogin: () => Promise.resolve(null), pause },
  });
  const stranger = (): Browser => browserOn(handle);
  return {
    stranger,
    signIn: async (person) => {
      const door = { signer: SIGNER, publicUrl: PUBLIC_URL, outside: true };
      const link = await createConsoleDoor(town.service.context, door).link(person);
      const browser = stranger();
      await browser.send(await browser.get(link.slice(`${PUBLIC_URL}/console`.length)), '进入后台');
      return browser;
    },
  };
}

type Form = Record<string, string | Blob>;

/** As browsers send it: in parts when there is a file. */
async function encoded(form: Form): Promise<{ type: string; body: Uint8Array }> {
  const parts = new FormData();
  for (const [name, value] of Object.entries(form)) parts.set(name, value);
  const texts = Object.entries(form).filter((one): one is [string, string] => typeof one[1] === 'string');
  const isPlain = texts.length === Object.keys(form).length;
  const sent = new Response(isPlain ? new URLSearchParams(texts) : parts);
  return { type: sent.headers.get('content-type') ?? '', body: new Uint8Array(await sent.arrayBuffer()) };
}

function browserOn(handle: (request: HttpRequest) => Promise<HttpResponse>): Browser {
  let cookie = '';
  const ask = async (method: string, path: string, form: Form = {}, more = {}): Promise<HttpResponse> => {
    const { pathname, searchParams } = new URL(path, 'http://here');
    const { type, body } = await encoded(form);
    const headers = { cookie, 'content-type': type, ...more };
    const { signal } = new AbortController();
    const response = await handle({ method, path: pathname, query: searchParams, headers, body, signal });
    cookie = response.headers['set-cookie']?.split(';')[0] ?? cookie;
    return response;
  };
  const see = async (method: string, path: string, form?: Form, more = {}): Promise<Seen> => {
    const { status, headers, body } = await ask(method, path, form, more);
    if (status === 303) return see('GET', (headers['location'] ?? '').replace(/^\/console/u, '') || '/');
    if (typeof body !== 'string') throw new Error(`${path} is no page`);
    return { status, headers, html: body };
  };
  return {
    get: (path) => see('GET', path),
    post: (path, form, headers) => see('POST', path, form, headers),
    send: (page, button, form = {}) => {
      const shown = [...page.html.matchAll(/<form[^>]*action="\/console([^"]*)"[^>]*>(.*?)<\/form>/gsu)];
      const [, path = '', fields = ''] =
        shown.find(([, , inside = '']) => inside.includes(`>${button}</button>`)) ?? [];
      if (path === '') throw new Error(`there is no button ${button}`);
      const hidden = [...fields.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/gu)];
      const kept = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
      return see('POST', path, { ...kept, ...form });
    },
    stream: async (path, take) => {
      const { body } = await ask('GET', path);
      if (typeof body === 'string' || body instanceof Uint8Array) throw new Error(`${path} is no stream`);
      const chunks: string[] = [];
      for await (const chunk of body) if (chunks.push(chunk) === take) break;
      return chunks;
    },
  };
}
