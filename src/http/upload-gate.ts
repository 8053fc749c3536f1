/** Lets few large bodies in at once: each lies in memory as a whole, and several times over while it is read. */
import type { Request, RequestHandler } from 'express';
import { AppError } from '../common/errors.js';

/** In bytes; what is smaller always goes through. */
export const LARGE = 1024 * 1024;

/** Of 84 MB at most, read three times over: one gigabyte. */
const MOST_AT_ONCE = 4;
/** Whoever waits costs a connection and nothing else. */
const MOST_WAITING = 40;

/**
 * Takes four, lets forty more wait for their turn without reading them, and refuses the rest with `uploads_full`. Node
 * ends what is not there as a whole after five minutes, the waiting included.
 */
export function createUploadGate(): RequestHandler {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return (request, response, next) => {
    if (!isLarge(request)) {
      next();
      return;
    }
    const leave = (): void => {
      inside -= 1;
      waiting.shift()?.();
    };
    const enter = (): void => {
      inside += 1;
      response.off('close', giveUp).once('close', leave);
      next();
    };
    const giveUp = (): void => void waiting.splice(waiting.indexOf(enter), 1);
    if (inside < MOST_AT_ONCE) enter();
    else if (waiting.length >= MOST_WAITING) throw new AppError('uploads_full');
    else {
      waiting.push(enter);
      response.once('close', giveUp);
    }
  };
}

/** Also when nobody knows yet: it comes in pieces, or packed. */
function isLarge({ headers }: Request): boolean {
  if (headers['content-length'] === undefined) return headers['transfer-encoding'] !== undefined;
  return Number(headers['content-length']) > LARGE || headers['content-encoding'] !== undefined;
}
