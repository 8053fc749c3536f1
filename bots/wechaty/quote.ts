import type { Quote } from '../../src/ports/channel.js';

/** WeChat shows a quote to the web client as text: 「昵称：原文」, a line of dashes, and what was newly said. */
const DASHES = '- - - - - - - - - - - - - - -';
/** Greedy: when the quoted text holds a quote itself, the last line of dashes is the one that ends it. */
const QUOTE = /^「([^：:\n]*)[：:]([\s\S]*)」\n(?:- ){4,}-\n?([\s\S]*)$/;

/** Splits a text into what was quoted, if anything, and what was said. */
export function splitQuote(text: string): { text: string; quote?: Quote } {
  const [whole, senderName, quoted, said] = QUOTE.exec(text) ?? [];
  if (whole === undefined) return { text };
  return { text: said ?? '', quote: { senderName: (senderName ?? '').trim(), text: (quoted ?? '').trim() } };
}

/** The same the other way round. */
export function renderQuote(quote: Quote, text: string): string {
  return `「${quote.senderName}：${quote.text}」\n${DASHES}\n${text}`;
}
