/** The posters of a village, to be looked at and to be printed. */
import { posterPdfOf } from './poster-pdf.js';
import { Posters, postersOf } from './poster.js';
import type { Reply, Visit } from './visit.js';

export async function posterPage({ context, village, publicUrl, request, words, base }: Visit): Promise<Reply | null> {
  const grid = request.query.get('grid');
  const posters = await postersOf(context.directory(), village, publicUrl, grid ?? undefined);
  if (posters.length === 0) return null;
  const file = `${base}/poster.pdf${grid === null ? '' : `?${new URLSearchParams({ grid }).toString()}`}`;
  const page = (
    <>
      <p class="unprinted">
        <a class="button" href={file} download>
          {words.posterPdf()}
        </a>
      </p>
      <Posters words={words} village={village} posters={posters} />
    </>
  );
  return { page, title: words.postersTitle(village.name) };
}

export async function posterFile({ context, village, publicUrl, request, words }: Visit): Promise<Reply | null> {
  const grid = request.query.get('grid') ?? undefined;
  const posters = await postersOf(context.directory(), village, publicUrl, grid);
  if (posters.length === 0) return null;
  const name = encodeURIComponent(`${words.postersTitle(village.name)}.pdf`);
  const headers = { 'content-type': 'application/pdf', 'content-disposition': `inline; filename*=UTF-8''${name}` };
  return { file: await posterPdfOf(words, village, posters), headers };
}
