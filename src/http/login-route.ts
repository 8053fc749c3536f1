/** Where operators log an account in: with the operator's token, or by a link that is good once. */
import { parseCookie } from 'cookie';
import { Router, type Request, type RequestHandler } from 'express';
import { loginPage, loginSentence, type LoginView, type LoginWords } from './login-page.js';

export interface LoginRouteOptions {
  view(): Promise<LoginView>;
  /** Uses a link up; resolves to what the browser is to keep, null when it is not good any more. */
  redeem(link: string): Promise<string | null>;
  isAdmitted(pass: string): Promise<boolean>;
  words: LoginWords;
  /** Whether people reach the service by HTTPS alone. */
  secure: boolean;
}

export const LOGIN_PATH = '/channels/wechaty';

const COOKIE = 'gezipu_login';

/** Whoever sees the code can put another account in the place of ours. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};

export function loginRoute(options: LoginRouteOptions, guard: RequestHandler): Router {
  const { words } = options;
  const router = Router();
  router.get('/', async (request, response, next) => {
    response.set(HEADERS);
    const { once } = request.query;
    if (typeof once !== 'string') {
      if (await options.isAdmitted(passIn(request))) next();
      else guard(request, response, next);
      return;
    }
    const pass = await options.redeem(once);
    if (pass === null) {
      response.status(410).send(loginSentence(words, words.linkUsed()));
      return;
    }
    const { secure } = options;
    response.cookie(COOKIE, pass, { path: LOGIN_PATH, httpOnly: true, sameSite: 'lax', secure });
    response.redirect(303, `${LOGIN_PATH}/`);
  });
  router.get('/', async (_request, response) => {
    response.send(await loginPage(words, await options.view()));
  });
  return router;
}

const passIn = ({ headers }: Request): string => parseCookie(headers.cookie ?? '')[COOKIE] ?? '';
