/** What every page of the dispatch centre has around it. */
import type { ComponentChildren } from 'preact';
import type { ConsoleWords } from '../../wording/console-words.js';
import { calledName } from '../../domain/person.js';
import type { Assets } from '../assets.js';
import { CONSOLE, type Desk } from '../desk.js';

interface HeadProps {
  title: string;
  tag: string;
  assets: Assets;
  refresh?: number | undefined;
  children: ComponentChildren;
}

/** Nothing around it: for who is not signed in, and for walls. */
export function Bare({ title, tag, assets, refresh, children }: HeadProps) {
  return (
    <html lang={tag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Else htmx writes a style of its own into the page, which the policy forbids. */}
        <meta name="htmx-config" content='{"includeIndicatorCSS":false}' />
        {refresh === undefined ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        <title>{title}</title>
        {/* Without it browsers ask for one at the top of the site. */}
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={assets.style} />
        {assets.scripts.map((src) => (
          <script src={src} defer />
        ))}
      </head>
      <body>{refresh === undefined ? children : <AskedAgain seconds={refresh}>{children}</AskedAgain>}</body>
    </html>
  );
}

/** The page itself, brought up to date without a flicker. */
function AskedAgain({ seconds, children }: { seconds: number; children: ComponentChildren }) {
  const again = {
    ...{ 'hx-get': '', 'hx-trigger': `every ${String(seconds)}s`, 'hx-select': '#again', 'hx-swap': 'outerHTML' },
  };
  return (
    <div id="again" {...again}>
      {children}
    </div>
  );
}

export interface MenuItem {
  /** Below /console; "" is the board. */
  path: string;
  title: string;
}

interface FrameProps extends HeadProps {
  desk: Desk;
  menu: readonly MenuItem[];
  here: string;
  token: string;
}

export function Frame({ desk, menu, here, token, children, ...head }: FrameProps) {
  const { words, me } = desk;
  return (
    <Bare {...head} title={`${head.title} · ${words.title()}`}>
      <a class="skip" href="#main">
        {words.skip()}
      </a>
      <header>
        <nav aria-label={words.title()}>
          {menu.map(({ path, title }) => (
            <a href={path === '' ? CONSOLE : `${CONSOLE}/${path}`} aria-current={path === here ? 'page' : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <form method="post" action={`${CONSOLE}/out`}>
          <span>{calledName(me)}</span>
          <input type="hidden" name="token" value={token} />
          <button class="quiet">{words.signOut()}</button>
        </form>
      </header>
      <main id="main">{children}</main>
    </Bare>
  );
}

/** One sentence and a way on. */
interface NoticeProps {
  words: ConsoleWords;
  text: string;
  way: { to: string; says: string };
  children?: ComponentChildren;
}

export function Notice({ words, text, way, children }: NoticeProps) {
  return (
    <div class="alone">
      <h1>{words.title()}</h1>
      <p>{text}</p>
      {children}
      <p>
        <a href={way.to}>{way.says}</a>
      </p>
    </div>
  );
}
