import { h } from './dom.js';

const SHOWN = 5_000;

/** Says a sentence at the foot of the page for a moment. */
export function toast(sentence) {
  const element = h('div', { class: 'toast', role: 'alert' }, sentence);
  document.body.append(element);
  setTimeout(() => element.remove(), SHOWN);
}
