/** From where somebody asks. */
import type { IncomingHttpHeaders } from 'node:http';

/** This machine, or one of the house: where a reverse proxy is. */
const NEAR = /^(?:::ffff:)?(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.|^::1$|^f[cd]/u;

interface Asked {
  socket: { remoteAddress?: string | undefined };
  headers: IncomingHttpHeaders;
}

/** What the proxy says; what stands before that, whoever asks may have written. Without a proxy the other end. */
export function clientAddress({ socket, headers }: Asked): string {
  const near = socket.remoteAddress ?? '';
  const told = String(headers['x-forwarded-for'] ?? '')
    .replace(/^.*,/u, '')
    .trim();
  return told !== '' && NEAR.test(near) ? told : near.replace(/^::ffff:/u, '');
}
