import type { HttpRequest, HttpResponse } from '../../src/ports/http.js';
import { mediaType } from './media-type.js';
import { SimulatorError } from './simulator-error.js';
import type { Transcript, Utterance } from './transcript.js';
import type { World } from './world.js';

export function json(status: number, value: unknown): HttpResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
    body: JSON.stringify(value),
  };
}

/** The parsed body. Only JSON is taken: a foreign page can post a form from somebody's browser, but not this. */
export function jsonBody({ headers, body }: HttpRequest): unknown {
  if (!headers['content-type']?.startsWith('application/json')) {
    throw new SimulatorError(415, '请用 content-type: application/json 发送。');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown;
  } catch {
    throw new SimulatorError(400, '发来的内容不是正确的JSON。');
  }
}

export function messagesOf(id: string, world: World, transcript: Transcript): { messages: Utterance[] } {
  if (!world.hasPerson(id) && !world.hasGroup(id)) throw new SimulatorError(404, `没有编号是“${id}”的群或者人。`);
  return { messages: transcript.after(0).filter((utterance) => utterance.conversation === id) };
}

/** A message's file, so that a browser shows what it safely can and offers the rest for saving. */
export function download(name: string, bytes: Uint8Array | undefined): HttpResponse {
  if (!bytes) throw new SimulatorError(404, '这个文件已经不在了。');
  const { kind, mime } = mediaType(name);
  const headers = {
    'content-type': mime,
    'cache-control': 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
    'content-disposition': `${kind === 'file' ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(name)}`,
  };
  return { status: 200, headers, body: bytes };
}
