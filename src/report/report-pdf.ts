/** The report of a month on paper: figures and picture on the first page, what several households told below. */
import type { ReportPaper, Sheet } from '../domain/paper.js';
import { bytesOf, MARGIN, startPage, widthOf, type Page } from './page.js';

const PICTURE_WIDTH = 250;
const TEXT_SIZE = 10;
const ROW = 20;

/** `picture` is the report's chart as PNG. */
export function reportPdf(paper: ReportPaper, picture: Uint8Array): Promise<Uint8Array> {
  const page = startPage(paper.title);
  page.fontSize(20).text(paper.title);
  page.fontSize(TEXT_SIZE).fillColor('#5c6470').text(paper.subtitle).fillColor('black').moveDown(0.8);
  for (const line of paper.lines) page.text(line, { lineGap: 3 });
  page.moveDown(0.8);
  const top = page.y;
  table(page, paper.table, widthOf(page) - PICTURE_WIDTH - 16);
  const below = page.y;
  const png = Buffer.from(picture);
  page.image(png, MARGIN + widthOf(page) - PICTURE_WIDTH, top, { width: PICTURE_WIDTH });
  page.x = MARGIN;
  page.y = Math.max(below, top + PICTURE_WIDTH * ratioOf(png)) + 16;
  page.fontSize(14).text(paper.hot.title).moveDown(0.4).fontSize(TEXT_SIZE);
  for (const line of paper.hot.lines) page.text(line, { lineGap: 4 });
  return bytesOf(page);
}

/** Height by width, as every PNG tells in its first chunk. */
const ratioOf = (png: Buffer): number => png.readUInt32BE(20) / png.readUInt32BE(16);

/** The first column takes what the others leave. */
function table(page: Page, { head, rows }: Sheet, width: number): void {
  const narrow = Math.min(56, width / (head.length + 1));
  const columns = head.map((_, at) => (at === 0 ? width - narrow * (head.length - 1) : narrow));
  const left = (at: number): number => MARGIN + columns.slice(0, at).reduce((sum, one) => sum + one, 0);
  for (const [index, row] of [head, ...rows].entries()) {
    const { y } = page;
    row.forEach((cell, at) => {
      const align = at === 0 ? 'left' : 'right';
      page.text(cell === null ? '' : String(cell), left(at), y, {
        width: columns[at] ?? narrow,
        align,
        lineBreak: false,
      });
    });
    page.y = y + ROW;
    if (index === 0) {
      const line = page.y - 5;
      page
        .moveTo(MARGIN, line)
        .lineTo(MARGIN + width, line)
        .lineWidth(0.5)
        .stroke('#c9ced6');
    }
  }
}
