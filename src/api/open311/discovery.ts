/** What this server offers, for programs that look around first. */
import type { HttpResponse } from '../../ports/http.js';
import type { Instant } from '../../domain/time.js';
import { renderedOne, type Format } from './render.js';

export function discovery(format: Format, now: Instant): HttpResponse {
  return renderedOne(format, 'discovery', {
    changeset: new Date(now).toISOString().slice(0, 10),
    contact: 'The operator of this service gives api keys (gezipu token create).',
    key_service: 'gezipu token create',
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: '/open311/v2',
        changeset: '2026-11-22',
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  });
}
