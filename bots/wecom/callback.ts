/** The address that WeCom calls: https://developer.work.weixin.qq.com/document/path/90930 */
import type { Instant } from '../../src/domain/time.js';
import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';
import type { ChannelLog } from '../shared/channel-log.js';
import type { Envelope } from '../shared/wechat-envelope.js';
import { readXml, type XmlFields } from '../shared/xml-body.js';

export interface CallbackOptions {
  envelope: Envelope;
  now: () => Instant;
  log: ChannelLog;
  /** Resolves whether it is safe; false makes WeCom tell it again. */
  take(fields: XmlFields): Promise<boolean>;
}

/** Never rejects. Nothing reaches `take` that WeCom has not signed for this corp. */
export function createCallback({ envelope, now, log, take }: CallbackOptions) {
  async function told(request: HttpRequest): Promise<HttpResponse> {
    const encrypted = readXml(request.body)?.get('Encrypt');
    if (encrypted === undefined) return plain(400, 'not an encrypted message');
    const contents = envelope.open(request.query, encrypted, now());
    if (contents === null) return plain(403, 'not signed for us');
    const fields = readXml(contents);
    if (fields !== null) return (await take(fields)) ? plain(200, 'success') : plain(503, 'try again');
    // Told again it would be no clearer.
    log.warn({ bytes: contents.length }, 'WeCom said something that is no XML as described; left out');
    return plain(200, 'success');
  }

  return async (request: HttpRequest): Promise<HttpResponse> => {
    switch (request.method) {
      case 'GET': {
        const opened = envelope.open(request.query, request.query.get('echostr') ?? '', now());
        return opened === null ? plain(403, 'not signed for us') : plain(200, opened);
      }
      case 'POST':
        return told(request);
      default:
        return plain(405, 'GET or POST');
    }
  };
}

function plain(status: number, body: string): HttpResponse {
  return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}
