/** The page on which an operator logs the account in and sees how the session does. It needs no script. */
import { toString as drawCode } from 'qrcode';
import type { Instant } from '../domain/time.js';
import type { ChannelStatus } from '../ports/channel.js';

export interface LoginView {
  status: ChannelStatus;
  /** What the phone must open to log in; null when no login is waited for. */
  link: string | null;
  /** Oldest first; `until` is null while it lasts. */
  gaps: readonly { from: Instant; until: Instant | null }[];
  now: Instant;
}

/** Its sentences, in the language of the service. */
export interface LoginWords {
  /** BCP-47. */
  tag: string;
  title(): string;
  scan(): string;
  state(state: ChannelStatus['state']): string;
  lastHeard(at: Instant | null, now: Instant): string;
  queued(count: number): string;
  gaps(): string;
  gap(from: Instant, until: Instant | null, now: Instant): string;
  /** A link that was used, or is too old. */
  linkUsed(): string;
}

const STYLE = `
body { margin: 0; padding: 2rem 1.25rem; font: 1.125rem/1.6 system-ui, sans-serif; color: #1d2129; background: #f6f7f9; }
main { max-width: 34rem; margin: 0 auto; }
svg { display: block; width: min(100%, 20rem); margin: 1rem auto; background: #fff; border-radius: .5rem; }
.detail { color: #5b6472; font-size: 1rem; }
`;

/** Codes change twice a minute; a session that lives needs less looking at. */
const SOON = 5;
const LATER = 30;

export async function loginPage(words: LoginWords, { status, link, gaps, now }: LoginView): Promise<string> {
  const code = link === null ? '' : await drawCode(link, { type: 'svg', errorCorrectionLevel: 'M', margin: 3 });
  const lines = [
    `<h1>${escape(words.title())}</h1>`,
    `<p><strong>${escape(words.state(status.state))}</strong></p>`,
    ...(status.detail === '' ? [] : [`<p class="detail">${escape(status.detail)}</p>`]),
    ...(link === null ? [] : [`<p>${escape(words.scan())}</p>`, code]),
    `<p>${escape(words.lastHeard(status.lastHeardAt, now))}</p>`,
    ...(status.queued === undefined ? [] : [`<p>${escape(words.queued(status.queued))}</p>`]),
    ...(gaps.length === 0 ? [] : [`<h2>${escape(words.gaps())}</h2>`, listed(words, gaps, now)]),
  ];
  return page(words, status.state === 'ready' ? LATER : SOON, lines.join('\n'));
}

export function loginSentence(words: LoginWords, sentence: string): string {
  return page(words, null, `<p>${escape(sentence)}</p>`);
}

function listed(words: LoginWords, gaps: LoginView['gaps'], now: Instant): string {
  const items = gaps.toReversed().map(({ from, until }) => `<li>${escape(words.gap(from, until, now))}</li>`);
  return `<ul>${items.join('')}</ul>`;
}

function page(words: LoginWords, refresh: number | null, shown: string): string {
  return `<!doctype html>
<html lang="${escape(words.tag)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${refresh === null ? '' : `<meta http-equiv="refresh" content="${refresh}">`}
<title>${escape(words.title())}</title>
<style>${STYLE}</style>
<main>
${shown}
</main>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/gu, (mark) => `&#${String(mark.codePointAt(0))};`);
}
