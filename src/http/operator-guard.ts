/** Who may see what is for the operator alone: this machine, or who knows OPERATOR_TOKEN. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { AppError } from '../common/errors.js';

const LOOPBACK_ADDRESS = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_NAME = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip'];

/** Without a token (null) only this machine is let in. */
export function operatorGuard(token: string | null): RequestHandler {
  return (request, _response, next) => {
    if (isForeignPage(request))
      throw new AppError(
        'operator_only',
        'a page of another site may not do this; a proxy must pass the Host header on',
      );
    if (!isThisMachine(request) && !(token !== null && knows(request, token))) throw new AppError('operator_only');
    next();
  };
}

/**
 * The address alone does not tell: a reverse proxy makes everybody local (it adds a header), and so does a page whose
 * name was pointed at this machine (its Host is another name).
 */
function isThisMachine(request: Request): boolean {
  return (
    LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '') &&
    LOOPBACK_NAME.test(request.headers.host ?? '') &&
    FORWARDED.every((header) => request.headers[header] === undefined)
  );
}

/** A browser sends its password along for any page that asks; it also says which page that is. */
function isForeignPage(request: Request): boolean {
  const { origin, host } = request.headers;
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host);
}

/** As bearer token, or as password of basic authentication, which browsers ask for by themselves. */
function knows(request: Request, token: string): boolean {
  const [scheme = '', credentials = ''] = (request.headers.authorization ?? '').split(' ');
  const given = /^basic$/i.test(scheme)
    ? Buffer.from(credentials, 'base64')
        .toString()
        .replace(/^[^:]*:/, '')
    : credentials;
  return timingSafeEqual(digest(given), digest(token));
}

/** Of equal length whatever was given, as the comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
