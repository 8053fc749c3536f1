/** What every page of a village has around it. */
import type { ComponentChildren } from 'preact';
import type { Visit } from '../visit.js';

interface LayoutProps {
  visit: Visit;
  title: string;
  style: string;
  refresh: number | undefined;
  children: ComponentChildren;
}

export function Layout({ visit, title, style, refresh, children }: LayoutProps) {
  const { words, base, village, visitor, locale } = visit;
  return (
    <html lang={locale.tag} class={visitor.big ? 'big' : ''}>
      <Head title={`${title} · ${village.name}`} style={style} refresh={refresh} />
      <body>
        <a class="skip" href="#main">
          {words.skip()}
        </a>
        <header>
          <p class="village">{village.name}</p>
          <nav>
            <a href={base}>{words.home()}</a>
            <a href={`${base}/me`}>{words.mine()}</a>
            <a href={`${base}?big=${visitor.big ? '0' : '1'}`}>{visitor.big ? words.smaller() : words.bigger()}</a>
          </nav>
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  );
}

interface BareProps {
  tag: string;
  title: string;
  style: string;
  text: string;
  /** Where to go from here; absent where there is nowhere. */
  way?: { to: string; says: string };
}

/** For who is in no village, in one whose page is closed, or where there is no page. */
export function Bare({ tag, title, style, text, way }: BareProps) {
  return (
    <html lang={tag}>
      <Head title={title} style={style} refresh={undefined} />
      <body>
        <main>
          <h1>{title}</h1>
          <p>{text}</p>
          {way === undefined ? null : (
            <p>
              <a class="button" href={way.to}>
                {way.says}
              </a>
            </p>
          )}
        </main>
      </body>
    </html>
  );
}

function Head({ title, style, refresh }: { title: string; style: string; refresh: number | undefined }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {refresh === undefined ? null : <meta http-equiv="refresh" content={String(refresh)} />}
      <title>{title}</title>
      {/* Without it browsers ask for one at the top of the site. */}
      <link rel="icon" href="data:," />
      <style dangerouslySetInnerHTML={{ __html: style }} />
      <script src="/v/assets/page.js" defer />
    </head>
  );
}
