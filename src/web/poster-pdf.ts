/** The posters of a village as one PDF, a page each. */
import { create } from 'qrcode';
import type { Area } from '../domain/area.js';
import type { PageWords } from '../wording/page-words.js';
import { ON_WALLS, whereOf, type Poster } from './poster.js';

/** Its libraries are loaded when the first one is made. */
export async function posterPdfOf(words: PageWords, village: Area, posters: readonly Poster[]): Promise<Uint8Array> {
  const { posterPdf } = await import('../report/poster-pdf.js');
  const said = words.poster();
  const papers = posters.map((poster) => ({
    ...said,
    where: whereOf(poster, village),
    code: create(poster.address, ON_WALLS).modules,
    address: poster.address,
  }));
  return posterPdf(words.postersTitle(village.name), papers);
}
