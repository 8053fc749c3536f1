/** Everything below /v: which page is asked for, by whom, and what is sent back. */
import type { HttpRequest, HttpResponse } from '../ports/http.js';
import type { Area } from '../domain/area.js';
import { loadAssets, type Assets } from './assets.js';
import { homePage } from './home.js';
import { mePage } from './me-page.js';
import { newsPicture } from '../usecases/news-pictures.js';
import { actOnOwn, forgetOwn } from './own-actions.js';
import { PAGES } from './own-page.js';
import { PRIVATE, pageResponse, redirect } from './page-response.js';
import { posterFile, posterPage } from './poster-pages.js';
import { sentPage, takeReport } from './report-pages.js';
import { askForCode, signInByCode, signInByLink, signOut } from './sign-in-pages.js';
import { Bare, Layout } from './views/layout.js';
import type { PagesOptions, Reply, Visit } from './visit.js';
import { keepVisitor, visitorIn, type Visitor } from './visitor.js';

type Handle = (request: HttpRequest) => Promise<HttpResponse>;

/** Answers every request with a page that a person can read. */
export function createVillagePages(options: PagesOptions): Handle {
  const assets = loadAssets();
  const words = options.locale.page;
  const { style, policy } = assets;
  const bare = (status: number, title: string, text: string, way?: { to: string; says: string }): HttpResponse =>
    pageResponse(<Bare {...{ tag: options.locale.tag, title, style, text, ...(way === undefined ? {} : { way }) }} />, {
      policy,
      status,
    });
  return async (request) => {
    const asset = assets.answer(request.path);
    if (asset !== null) return asset;
    const [, code = '', ...rest] = request.path.split('/');
    const village = options.context.directory().villageByCode(code);
    if (village === null) return bare(404, '格子铺', words.unknownVillage());
    if (village.page?.open === false) return bare(403, village.name, words.closed(village.name));
    const visit = visitOf(options, request, village);
    const reply = await answer(visit, rest.join('/').replace(/\/$/u, ''));
    if (reply === null) return bare(404, village.name, words.wrongPage(), { to: visit.base, says: words.home() });
    return sent(visit, assets, reply);
  };
}

function visitOf(options: PagesOptions, request: HttpRequest, village: Area): Visit {
  const { context, signer } = options;
  const now = context.now();
  const known = visitorIn(request, signer, now, context.sessionOf);
  const big = request.query.get('big');
  const visitor = big === null ? known : { ...known, big: big === '1', isKept: false };
  const base = `${PAGES}/${village.code ?? ''}`;
  return { ...options, request, village, base, visitor, now, words: options.locale.page };
}

async function answer(visit: Visit, page: string): Promise<Reply | null> {
  const asked = `${visit.request.method === 'HEAD' ? 'GET' : visit.request.method} ${page}`;
  const [, picture] = /^GET news\/([0-9a-f]+)\.jpg$/u.exec(asked) ?? [];
  if (picture !== undefined) return pictureFile(visit, picture);
  switch (asked) {
    case 'GET ':
      return homePage(visit);
    case 'POST report':
      return takeReport(visit);
    case 'GET sent':
      return sentPage(visit);
    case 'GET me':
      return signInByLink(visit) ?? mePage(visit);
    case 'POST sign-in':
      return askForCode(visit);
    case 'POST code':
      return signInByCode(visit);
    case 'POST sign-out':
      return signOut(visit);
    case 'POST rate':
      return actOnOwn(visit, 'rate');
    case 'POST supplement':
      return actOnOwn(visit, 'supplement');
    case 'POST appeal':
      return actOnOwn(visit, 'appeal');
    case 'POST withdraw':
      return actOnOwn(visit, 'withdraw');
    case 'POST forget':
      return forgetOwn(visit);
    case 'GET poster':
      return posterPage(visit);
    case 'GET poster.pdf':
      return posterFile(visit);
    default:
      return null;
  }
}

/** What is taken off is gone everywhere within a week. */
const KEPT_A_WEEK = { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=604800, immutable' };

async function pictureFile({ context, village }: Visit, name: string): Promise<Reply | null> {
  const file = await newsPicture(context, village, name);
  return file === null ? null : { file, headers: KEPT_A_WEEK };
}

function sent(visit: Visit, assets: Assets, reply: Reply): HttpResponse {
  if ('file' in reply) return { status: 200, headers: { ...PRIVATE, ...reply.headers }, body: reply.file };
  const visitor: Visitor = reply.visitor ?? visit.visitor;
  const { signer, now, context, publicUrl, base } = visit;
  const kept = { signer, path: base, publicUrl, now, sessionOf: context.sessionOf };
  const isNew = reply.visitor !== undefined || !visitor.isKept;
  const cookie = isNew ? keepVisitor(visitor, kept) : undefined;
  if ('to' in reply) return redirect(reply.to, cookie);
  const { title, page, refresh, status } = reply;
  const whole = (
    <Layout visit={{ ...visit, visitor }} title={title} style={assets.style} refresh={refresh}>
      {page}
    </Layout>
  );
  return pageResponse(whole, { policy: assets.policy, status, cookie });
}
