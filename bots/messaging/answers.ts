import type { HttpResponse } from '../../src/ports/http.js';

export function json(status: number, value: object): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

export const unsigned = (): HttpResponse => json(401, { error: 'not signed as it should be' });
export const malformed = (): HttpResponse => json(400, { error: 'not of the form that is expected' });
export const nowhere = (): HttpResponse => json(404, { error: 'nothing is here' });
