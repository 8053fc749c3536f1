/** Everything below /console: who asks, for which page, and what is sent back. */
import { holdsCases } from '../domain/person.js';
import type { HttpRequest, HttpResponse } from '../ports/http.js';
import { loadAssets, POLICY, type Assets } from './assets.js';
import { boardPage } from './board-page.js';
import { actOnCasePage, casePage } from './case-page.js';
import { CONSOLE, formToken, type ConsoleOptions, type Desk, type Reply } from './desk.js';
import { createSigns, liveEvents, type SignOf } from './live.js';
import { menuOf, openPage, sendToPage, wallPage } from './own-pages.js';
import { passwordPage, signInByPassword } from './password-sign-in.js';
import { areasOfWork, createReadCases, type ReadCases } from './read-cases.js';
import { signedIn, signIn, signOut, welcomePage } from './sign-in.js';
import { PRIVATE, pageResponse, redirect } from '../web/page-response.js';
import { readForm, type SentForm } from '../web/read-form.js';
import { Bare, Frame, Notice } from './views/layout.js';
import { Unsent } from './views/unsent.js';

/** A live line is cut after about ten minutes, and the browser comes back by itself. */
const LOOKS = 120;

interface House {
  options: ConsoleOptions;
  assets: Assets;
  readCases: ReadCases;
  signOf: SignOf;
}

/** Answers every request with a page that a person can read. */
export function createConsole(options: ConsoleOptions): (request: HttpRequest) => Promise<HttpResponse> {
  const { store, now } = options.context;
  const signOf = createSigns(store, now);
  const house = { options, assets: loadAssets(), signOf, readCases: createReadCases(store, now, signOf) };
  return async (request) => {
    const asset = house.assets.answer(request.path);
    if (asset !== null) return asset;
    const before = await atTheDoor(house, request);
    if (before !== null) return sentTo(house, before);
    const who = await signedIn(options, request);
    if (who === null) return sentTo(house, { ...strangersPage(options, await unsentBy(request)), status: 401 });
    const desk = deskOf(house, request, who);
    const here = request.path.replace(/^\/|\/$/gu, '');
    const reply = await answer(desk, `${method(request)} ${here}`);
    return framed(house, desk, here, reply ?? { ...notice(options, desk.words.wrongPage()), status: 404 });
  };
}

const method = ({ method: said }: HttpRequest): string => (said === 'HEAD' ? 'GET' : said);

const notice = ({ locale: { console: words } }: ConsoleOptions, text: string) => ({
  page: <Notice words={words} text={text} way={{ to: CONSOLE, says: words.back() }} />,
  title: words.title(),
});

/** Whoever was out before a form was sent has still written it. What another site sends is not shown as ours. */
const unsentBy = async (request: HttpRequest): Promise<SentForm | null> =>
  request.method === 'POST' && request.headers['sec-fetch-site'] !== 'cross-site' ? readForm(request) : null;

const strangersPage = ({ locale: { console: words } }: ConsoleOptions, unsent: SentForm | null) => ({
  page: (
    <Notice words={words} text={words.signedOut()} way={{ to: `${CONSOLE}/sign-in`, says: words.signInByPassword() }}>
      <Unsent words={words} form={unsent} />
    </Notice>
  ),
  title: words.title(),
});

/** What is answered to whoever is not signed in yet; null for everything else. */
async function atTheDoor({ options, readCases }: House, request: HttpRequest): Promise<Reply | null> {
  switch (`${method(request)} ${request.path}`) {
    case 'GET /in':
      return welcomePage(options, request);
    case 'POST /in':
      return signIn(options, request);
    case 'GET /wall':
      return wallPage(options, readCases, request.query.get('key') ?? '');
    case 'GET /sign-in':
      return passwordPage(options);
    case 'POST /sign-in':
      return signInByPassword(options, request);
    default:
      return null;
  }
}

function deskOf({ options, readCases, signOf }: House, request: HttpRequest, who: Pick<Desk, 'me' | 'session'>): Desk {
  const { context, locale, links } = options;
  const now = context.now();
  const directory = context.directory();
  const { me } = who;
  const link = links === null ? {} : { link: (media: string) => links.make({ media, person: me.id }, now) };
  return {
    ...{ ...options, ...who, request, readCases, now, words: locale.console },
    sign: () => signOf(areasOfWork(me, directory)),
    view: { now, directory, calendar: context.calendar, room: false, ...link },
  };
}

async function answer(desk: Desk, asked: string): Promise<Reply | null> {
  switch (asked) {
    case 'GET ':
      return firstPage(desk);
    case 'GET live':
      return { stream: live(desk) };
    case 'POST out':
      return signOut(desk);
  }
  const [, verb, number] = /^(GET|POST) cases\/([\w-]+)$/u.exec(asked) ?? [];
  if (number !== undefined) {
    const found = await (verb === 'GET' ? casePage : actOnCasePage)(desk, number);
    return found ?? { ...notice(desk, desk.words.noCase()), status: 404 };
  }
  const [, path = ''] = /^(?:GET|POST) (.*)$/u.exec(asked) ?? [];
  return asked.startsWith('GET ') ? openPage(desk, path) : sendToPage(desk, path);
}

/** Whoever only operates or audits the service has no cases, and begins with what they have. */
function firstPage(desk: Desk): Promise<Reply> | Reply {
  const own = holdsCases(desk.me) ? undefined : menuOf(desk)[0];
  return own === undefined ? boardPage(desk) : { to: `${CONSOLE}/${own.path}` };
}

function live(desk: Desk): AsyncIterable<string> {
  const { sign, pause, request } = desk;
  const { signal, headers, query } = request;
  const seen = headers['last-event-id'] ?? query.get('seen') ?? '';
  return liveEvents({ sign, seen, signal, pause: () => pause(signal), looks: LOOKS });
}

function framed(house: House, desk: Desk, here: string, reply: Reply): HttpResponse {
  if (!('page' in reply) || reply.bare === true) return sentTo(house, reply);
  const { locale } = house.options;
  const own = menuOf(desk);
  const menu = holdsCases(desk.me) ? [{ path: '', title: desk.words.board() }, ...own] : own;
  const frame = { desk, menu, here, token: formToken(desk), tag: locale.tag, assets: house.assets };
  const page = (
    <Frame {...frame} title={reply.title} refresh={reply.refresh}>
      {reply.page}
    </Frame>
  );
  return pageResponse(page, { policy: POLICY, status: reply.status });
}

/** Without a frame. */
function sentTo({ options, assets }: House, reply: Reply): HttpResponse {
  if ('to' in reply) return redirect(reply.to, reply.cookie);
  if ('stream' in reply)
    return {
      status: 200,
      headers: { 'content-type': 'text/event-stream; charset=utf-8', ...PRIVATE },
      body: reply.stream,
    };
  if ('file' in reply) {
    const { name, type, bytes } = reply.file;
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
    return {
      status: 200,
      headers: { 'content-type': type, 'content-disposition': disposition, ...PRIVATE },
      body: bytes,
    };
  }
  const { page, title, refresh, status } = reply;
  const whole = (
    <Bare title={title} tag={options.locale.tag} assets={assets} refresh={refresh}>
      {reply.bare === true ? page : <main id="main">{page}</main>}
    </Bare>
  );
  return pageResponse(whole, { policy: POLICY, status });
}
