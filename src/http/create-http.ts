/** Everything that is answered over HTTP: health, metrics, and whatever the channels answer below their mounts. */
import express from 'express';
import type { Express, RequestHandler } from 'express';
import helmet from 'helmet';
import { AppError } from '../common/errors.js';
import type { Log } from '../common/log.js';
import type { Channel } from '../ports/channel.js';
import { channelRoute } from './channel-route.js';
import { MEDIA_PATH } from '../usecases/media-links.js';
import { PAPER_PATH } from '../usecases/paper-links.js';
import { errorResponse } from './error-response.js';
import { LOGIN_PATH, loginRoute, type LoginRouteOptions } from './login-route.js';
import { mediaRoute, type MediaRouteOptions } from './media-route.js';
import { paperRoute, type PaperRouteOptions } from './paper-route.js';
import { operatorGuard } from './operator-guard.js';
import { createServer } from './server.js';
import type { Server } from './server.js';
import { createUploadGate, LARGE } from './upload-gate.js';

export interface Readiness {
  ready: boolean;
  /** What is missing, for the operator; or, when ready, what is worth knowing, such as standing by for another process. */
  reasons: readonly string[];
}

export interface HttpOptions {
  channels: readonly Partial<Channel>[];
  readiness: () => Readiness | Promise<Readiness>;
  metrics: { contentType: string; text(): Promise<string> };
  operatorToken: string | null;
  log: Log;
  /** Where "/" leads, e.g. "/simulator/"; nothing is there when absent. */
  home?: string;
  /** What stands behind links to pictures and voices; nothing is there when absent. */
  media?: MediaRouteOptions;
  /** What stands behind links to reports and letters; nothing is there when absent. */
  papers?: PaperRouteOptions;
  /** Behind the page on which an account is logged in; nothing is there when absent. */
  login?: LoginRouteOptions;
}

export interface Http extends Server {
  /** For tests; opens no port. */
  app: Express;
}

/** The simulator says what any villager says, so it is the operator's; it also takes pictures and voice files. */
const SIMULATOR = '/simulator';
const MB = 1024 * 1024;
/** By mount; a bot process is handed pictures to show, villagers send three photos, and news come with four. */
const LIMITS: Readonly<Record<string, number>> = {
  [SIMULATOR]: 12 * MB,
  '/channel': MB,
  '/v': 68 * MB,
  '/console': 84 * MB,
};
const WEBHOOK_LIMIT = 64 * 1024;

/** Opens nothing until `listen`. */
export function createHttp(options: HttpOptions): Http {
  const app = express().disable('x-powered-by');
  const open = new Set<AbortController>();
  const guard = operatorGuard(options.operatorToken);
  const gate = createUploadGate();
  app.use(safeHeaders());
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', ready(options.readiness));
  app.get('/metrics', guard, async (_request, response) => {
    response.type(options.metrics.contentType).send(await options.metrics.text());
  });
  if (options.media !== undefined) app.use(MEDIA_PATH, mediaRoute(options.media));
  if (options.papers !== undefined) app.use(PAPER_PATH, paperRoute(options.papers));
  if (options.login !== undefined) app.use(LOGIN_PATH, loginRoute(options.login, guard));
  const { home } = options;
  if (home !== undefined) app.get('/', (_request, response) => response.redirect(home));
  for (const { http } of options.channels) {
    if (!http) continue;
    if (http.mount === SIMULATOR) app.use(http.mount, guard);
    const limit = LIMITS[http.mount] ?? WEBHOOK_LIMIT;
    if (limit > LARGE) app.use(http.mount, gate);
    app.use(http.mount, channelRoute(http, limit, open));
  }
  app.use((request) => {
    throw new AppError('not_found', `nothing is at ${request.method} ${request.path}`);
  });
  app.use(errorResponse(options.log));
  return { app, ...createServer(app, () => open.forEach((request) => request.abort())) };
}

function ready(readiness: HttpOptions['readiness']): RequestHandler {
  return async (_request, response) => {
    const state = await readiness();
    response.status(state.ready ? 200 : 503).json(state);
  };
}

/** No scripts but our own files. Without upgrade to https: behind a proxy it is the proxy's to say. */
function safeHeaders(): RequestHandler {
  const self = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: self,
        styleSrc: [...self, "'unsafe-inline'"],
        imgSrc: [...self, 'data:', 'blob:'],
        mediaSrc: [...self, 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: self,
        formAction: self,
        frameAncestors: self,
      },
    },
    strictTransportSecurity: false,
  });
}
