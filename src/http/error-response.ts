/** The one place that turns errors into HTTP answers. */
import type { ErrorRequestHandler } from 'express';
import { AppError, toAppError } from '../common/errors.js';
import type { ErrorCode } from '../common/errors.js';
import type { Log } from '../common/log.js';
import { sentencePage } from './media-page.js';

const STATUS: Record<ErrorCode, number> = {
  bad_request: 400,
  operator_only: 401,
  not_found: 404,
  no_service: 503,
  too_large: 413,
  uploads_full: 503,
  config_invalid: 500,
  village_file_invalid: 500,
  store_corrupt: 500,
  model_invalid: 500,
  backup_invalid: 500,
  media_key_missing: 500,
  unknown: 500,
  store_busy: 503,
  store_full: 503,
  store_closed: 503,
  store_in_use: 503,
  channel_offline: 503,
};

/** In seconds. */
const COME_AGAIN = '30';

/** Answers `{ error: code, message }`, and browsers the message alone. From 500 on the message is the villager's sentence and the rest is in the log only. */
export function errorResponse(log: Log): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (thrown: unknown, request, response, _next) => {
    const error = fromFramework(thrown) ?? toAppError(thrown);
    const status = STATUS[error.code];
    const seen = { code: error.code, method: request.method, path: request.path };
    if (status >= 500) log.error({ err: thrown, ...seen }, 'request failed');
    else if (status === 401) log.warn(seen, 'request refused');
    // Too late for another answer: cut off, so that the client sees that it is not whole.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (status === 401) response.set('WWW-Authenticate', 'Basic realm="gezipu", charset="UTF-8"');
    const message = status < 500 && error.detail ? error.detail : error.villager;
    response.status(status);
    if (status === 503) response.set('Retry-After', COME_AGAIN);
    // Whoever looks at it in a browser reads a sentence, of ours in large letters; another may repeat what was asked for.
    if (request.accepts(['json', 'html']) !== 'html') response.json({ error: error.code, message });
    else if (message === error.villager) response.send(sentencePage({ tag: 'zh-CN' }, message));
    else response.type('text/plain').send(message);
  };
}

/** Express and its body parser mark their own refusals with a status below 500. */
function fromFramework(thrown: unknown): AppError | null {
  if (!(thrown instanceof Error) || thrown instanceof AppError || !('status' in thrown)) return null;
  if (thrown.status === 413) return new AppError('too_large', '', { cause: thrown });
  return typeof thrown.status === 'number' && thrown.status < 500
    ? new AppError('bad_request', '', { cause: thrown })
    : null;
}
