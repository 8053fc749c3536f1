import { h, icon, ICONS } from './dom.js';

/** The bar over the typing box that shows what is being quoted. */
export function quoteBar() {
  const element = h('div', { class: 'quoting', hidden: true });
  let quoted = null;

  function set(message) {
    quoted = message;
    element.hidden = !message;
    if (message) element.replaceChildren(h('span', {}, `${message.senderName}：${message.text || '[文件]'}`), cancel());
  }

  function cancel() {
    const properties = { type: 'button', class: 'icon-button', 'aria-label': '不引用了', onclick: () => set(null) };
    return h('button', properties, icon(ICONS.close));
  }

  return { element, set, get: () => quoted };
}
