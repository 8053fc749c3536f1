/** The text of a PDF as a reader would copy it: characters of each text operation by the font's own table. */
import { inflateSync } from 'node:zlib';

/** Of PDFs with one font, as the service makes them. */
export function pdfText(pdf: Uint8Array): string {
  const streams = streamsOf(Buffer.from(pdf));
  const table = unicodeOf(streams.find((stream) => stream.includes('beginbfrange')) ?? '');
  return streams
    .filter((stream) => stream.includes(' Tf'))
    .map((stream) =>
      [...stream.matchAll(/\[([^\]]*)\] TJ|(\n)?1 0 0 1 /gu)]
        .map(([, shown]) => (shown === undefined ? '\n' : decoded(shown, table)))
        .join(''),
    )
    .join('\n')
    .replace(/\n+/gu, '\n');
}

/** How many pages it has. */
export const pagesOf = (pdf: Uint8Array): number =>
  Buffer.from(pdf)
    .toString('latin1')
    .match(/\/Type \/Page\b(?!s)/gu)?.length ?? 0;

/** Its drawing, page by page, among the rest of it. */
export function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('endstream', at);
    try {
      found.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // A picture, or no stream at all.
    }
  }
  return found;
}

/** Glyph number to character. */
function unicodeOf(map: string): Map<number, string> {
  const table = new Map<number, string>();
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/giu)) {
    [...list.matchAll(/<([0-9a-f ]*)>/giu)].forEach(([, code = ''], at) => {
      table.set(parseInt(first, 16) + at, Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return table;
}

function decoded(shown: string, table: ReadonlyMap<number, string>): string {
  return [...shown.matchAll(/<([0-9a-f]*)>/giu)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/gu) ?? [])
    .map((glyph) => table.get(parseInt(glyph, 16)) ?? '?')
    .join('');
}
