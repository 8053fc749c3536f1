import { readFile } from 'node:fs/promises';
import type { HttpResponse } from '../../src/ports/http.js';
import { SimulatorError } from './simulator-error.js';

/** The folder is copied as it is when the service is built: plain files that a browser reads. */
const FOLDER = new URL('./page/', import.meta.url);

const MIME: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** One file of the page, by its plain name. Nothing outside the folder can be named. */
export async function pageFile(name: string): Promise<HttpResponse> {
  const ending = /^[a-z0-9-]+\.([a-z]+)$/.exec(name)?.[1];
  const mime = ending === undefined ? undefined : MIME[ending];
  const body = mime === undefined ? null : await readFile(new URL(name, FOLDER)).catch(() => null);
  if (mime === undefined || body === null) throw new SimulatorError(404, `没有${name}这个文件。`);
  return { status: 200, headers: { 'content-type': mime, 'cache-control': 'no-cache' }, body };
}
