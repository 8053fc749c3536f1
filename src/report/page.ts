/** A page of A4 with the service's own font, as bytes when it is finished. */
import PDFDocument from 'pdfkit';
import { FONT_FILE } from '../picture/font.js';

export type Page = PDFKit.PDFDocument;

/** In points: about 2 cm, as for filing. */
export const MARGIN = 57;
const CHINESE = 'chinese';

export function startPage(title: string): Page {
  const page = new PDFDocument({ size: 'A4', margin: MARGIN, info: { Title: title }, font: FONT_FILE });
  return page.registerFont(CHINESE, FONT_FILE).font(CHINESE);
}

/** Ends the document. */
export function bytesOf(page: Page): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    page.on('data', (part: Buffer) => parts.push(part));
    page.on('end', () => resolve(Buffer.concat(parts)));
    page.on('error', reject);
    page.end();
  });
}

export const widthOf = (page: Page): number => page.page.width - 2 * MARGIN;
