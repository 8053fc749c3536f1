/** Posters on paper: one page of A4 each, black on white, with the code in shapes that stay sharp at any size. */
import { bytesOf, startPage, type Page } from './page.js';

export interface PosterPaper {
  where: string;
  title: string;
  code: CodeModules;
  steps: readonly string[];
  free: string;
  /** Where the code leads. */
  address: string;
}

/** A QR code as its squares, row by row; dark where it is not 0. */
export interface CodeModules {
  size: number;
  data: ArrayLike<number>;
}

/** In points; a poster is read from afar, so it has less margin than a letter. */
const EDGE = 40;
/** 125 mm: to be scanned from two metres. */
const CODE = 354;
const TOP_OF_CODE = 178;
const TOP_OF_STEPS = 556;
const STEP = 50;
const TOP_OF_FREE = 724;
const TOP_OF_ADDRESS = 764;

export function posterPdf(title: string, posters: readonly PosterPaper[]): Promise<Uint8Array> {
  const page = startPage(title);
  posters.forEach((poster, at) => {
    if (at > 0) page.addPage();
    drawPoster(page, poster);
  });
  return bytesOf(page);
}

function drawPoster(page: Page, { where, title, code, steps, free, address }: PosterPaper): void {
  line(page, where, EDGE, 32);
  line(page, title, EDGE + 46, 56);
  drawCode(page, code);
  // Below each other from one left edge, in the middle as a whole.
  const numbered = steps.map((step, at) => `${String(at + 1)}. ${step}`);
  const size = Math.min(...numbered.map((step) => fitting(page, step, 28)));
  const left = (page.page.width - Math.max(...numbered.map((step) => page.fontSize(size).widthOfString(step)))) / 2;
  numbered.forEach((step, at) => page.text(step, left, TOP_OF_STEPS + at * STEP, { lineBreak: false }));
  line(page, free, TOP_OF_FREE, 16);
  line(page, address, TOP_OF_ADDRESS, 11);
}

/** In the middle, as large as said where it fits. */
function line(page: Page, text: string, top: number, size: number): void {
  const left = (page.page.width - page.fontSize(fitting(page, text, size)).widthOfString(text)) / 2;
  page.text(text, left, top, { lineBreak: false });
}

function fitting(page: Page, text: string, size: number): number {
  const room = page.page.width - 2 * EDGE;
  return Math.min(size, (size * room) / page.fontSize(size).widthOfString(text));
}

/** Dark squares of a row that touch are one shape: between two, printers leave a fine line. */
function drawCode(page: Page, { size, data }: CodeModules): void {
  const side = CODE / size;
  const left = (page.page.width - CODE) / 2;
  const isDark = (row: number, column: number): boolean => column < size && data[row * size + column] !== 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue;
      const from = column;
      while (isDark(row, column)) column += 1;
      page.rect(left + from * side, TOP_OF_CODE + row * side, (column - from) * side, side);
    }
  }
  page.fill('black');
}
