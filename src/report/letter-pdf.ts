/** A letter on paper, with room for the seal. */
import type { LetterPaper } from '../domain/paper.js';
import { bytesOf, MARGIN, startPage, widthOf } from './page.js';

const TEXT_SIZE = 14;
/** Two characters, as paragraphs of official letters begin. */
const INDENT = 2 * TEXT_SIZE;

export function letterPdf(paper: LetterPaper): Promise<Uint8Array> {
  const page = startPage(paper.title);
  page.fontSize(22).text(paper.title, { align: 'center' }).moveDown(0.5);
  page.fontSize(11).text(paper.number, { align: 'center' }).moveDown(1.5);
  page.fontSize(TEXT_SIZE).text(paper.to).moveDown(0.5);
  for (const paragraph of paper.paragraphs) page.text(paragraph, { indent: INDENT, lineGap: 8 });
  page.moveDown(2);
  for (const line of paper.signed)
    page.text(line, MARGIN, page.y, { width: widthOf(page), align: 'right', lineGap: 8 });
  return bytesOf(page);
}
