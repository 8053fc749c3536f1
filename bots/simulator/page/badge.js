import { h } from './dom.js';

/** How many messages one has not looked at; nothing when there are none. */
export function badge(count) {
  return count > 0 && h('span', { class: 'badge', 'aria-label': `${count}条没看` }, count > 99 ? '99+' : String(count));
}
