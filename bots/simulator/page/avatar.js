import { h } from './dom.js';

/** Calm colours that carry white type. */
const COLOURS = [
  '#5b7db1',
  '#8a6d9e',
  '#b0704f',
  '#4f8a8b',
  '#9a7b3f',
  '#6b8e4e',
  '#a85f6b',
  '#5f7f95',
  '#7a6f5d',
  '#4d7f6a',
];

/** People by the end of their name, which tells more than the family name; groups by its beginning, the bot by one character. */
export function avatar(name, kind = 'person') {
  const shown = { person: [-2], group: [0, 2], bot: [0, 1] }[kind];
  const initials = [...name].slice(...shown).join('');
  const element = h('span', { class: `avatar avatar-${kind}`, 'aria-hidden': 'true' }, initials || '？');
  if (kind === 'person') element.style.backgroundColor = COLOURS[hash(name) % COLOURS.length];
  return element;
}

function hash(text) {
  let value = 7;
  for (const character of text) value = (value * 31 + character.codePointAt(0)) % 1_000_003;
  return value;
}
