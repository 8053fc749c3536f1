/** A poster as a file of its own, to be sent to whoever has a printer. */
import { renderToString } from 'preact-render-to-string';
import type { Area } from '../domain/area.js';
import type { Locale } from '../wording/locale.js';
import { loadAssets } from './assets.js';
import { Posters, type Poster } from './poster.js';

/** A whole page of HTML that needs nothing else. */
export function posterFile({ tag, page }: Pick<Locale, 'tag' | 'page'>, village: Area, poster: Poster): string {
  const whole = (
    <html lang={tag}>
      <head>
        <meta charset="utf-8" />
        <title>{`${village.name} ${poster.area.name}`}</title>
        <style dangerouslySetInnerHTML={{ __html: loadAssets().style }} />
      </head>
      <body>
        <main>
          <Posters words={page} village={village} posters={[poster]} />
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToString(whole)}`;
}
