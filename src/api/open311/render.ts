/** Answers of Open311 in both of its formats. */
import type { HttpResponse } from '../../ports/http.js';

export type Format = 'json' | 'xml';

export type Field = string | number | null | Nested | readonly (string | Nested)[];
export interface Nested {
  readonly [name: string]: Field;
}

/** Names of the elements that a list and its items have in XML. */
export interface Naming {
  list: string;
  item: string;
}

export function rendered(
  format: Format,
  status: number,
  { list, item }: Naming,
  items: readonly Nested[],
): HttpResponse {
  if (format === 'json') return answer(status, 'application/json', JSON.stringify(items));
  return answer(status, 'text/xml', document(list, items.map((one) => element(item, one)).join('')));
}

/** A single thing, which is no list in either format. */
export function renderedOne(format: Format, name: string, one: Nested): HttpResponse {
  if (format === 'json') return answer(200, 'application/json', JSON.stringify(one));
  return answer(200, 'text/xml', document(name, inside(one)));
}

export function refused(format: Format, status: number, description: string): HttpResponse {
  return rendered(format, status, { list: 'errors', item: 'error' }, [{ code: status, description }]);
}

const document = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<${name}>${content}</${name}>\n`;

/** What XML 1.0 has no way to write: control characters and halves of pairs. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** Null is an empty element; a list stands as elements of the singular under its own name. */
function element(name: string, value: Field): string {
  if (value === null || value === '') return `<${name}/>`;
  if (typeof value === 'object') {
    const content = isList(value) ? value.map((one) => element(name.replace(/s$/u, ''), one)).join('') : inside(value);
    return `<${name}>${content}</${name}>`;
  }
  const text = String(value).replace(UNWRITABLE, '');
  return `<${name}>${text.replace(/[&<>]/gu, (mark) => `&#${mark.charCodeAt(0)};`)}</${name}>`;
}

const inside = (one: Nested): string =>
  Object.entries(one)
    .map(([name, value]) => element(name, value))
    .join('');

const isList = (value: Nested | readonly (string | Nested)[]): value is readonly (string | Nested)[] =>
  Array.isArray(value);

function answer(status: number, type: string, body: string): HttpResponse {
  return { status, headers: { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache' }, body };
}
