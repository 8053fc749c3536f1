/** Posters to be printed and hung up: one sheet of A4 for each grid, or for the village. */
import { toString as drawCode } from 'qrcode';
import type { Area } from '../domain/area.js';
import type { Directory } from '../domain/directory.js';
import type { PageWords } from '../wording/page-words.js';
import { PAGES } from './own-page.js';

/** A quarter of a code may be torn or dirty. */
export const ON_WALLS = { errorCorrectionLevel: 'Q' } as const;

export interface Poster {
  area: Area;
  /** Where its code leads. */
  address: string;
  /** The code, as SVG. */
  code: string;
}

/** Of the village and of each of its grids, or of one of them. */
export async function postersOf(
  directory: Directory,
  village: Area,
  publicUrl: string,
  only?: string,
): Promise<Poster[]> {
  const areas = [village, ...directory.children(village.path)];
  const wanted = only === undefined ? areas : areas.filter((one) => one.path === only || gridOf(one, village) === only);
  return Promise.all(
    wanted.map(async (area) => {
      const grid = area === village ? '' : `?grid=${gridOf(area, village)}`;
      const address = `${publicUrl}${PAGES}/${village.code ?? ''}${grid}`;
      const code = await drawCode(address, { type: 'svg', ...ON_WALLS, margin: 2 });
      return { area, address, code };
    }),
  );
}

const gridOf = ({ path }: Area, village: Area): string => path.slice(village.path.length + 1);

/** 郭米村, or 郭米村 二社. */
export const whereOf = ({ area }: Pick<Poster, 'area'>, village: Area): string =>
  area === village ? village.name : `${village.name} ${area.name}`;

export function Posters({ words, village, posters }: { words: PageWords; village: Area; posters: readonly Poster[] }) {
  const { title, steps, free } = words.poster();
  return (
    <>
      {posters.map(({ area, address, code }) => (
        <section key={area.path} class="poster">
          <p class="where">{whereOf({ area }, village)}</p>
          <h1>{title}</h1>
          <div class="code" role="img" aria-label={address} dangerouslySetInnerHTML={{ __html: code }} />
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p class="free">{free}</p>
          <p class="address">{address}</p>
        </section>
      ))}
    </>
  );
}
