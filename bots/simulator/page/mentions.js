import { avatar } from './avatar.js';
import { h } from './dom.js';

const SHOWN = 6;
/** What a phone puts behind a name that was chosen from the list. */
const AFTER_NAME = '\u2005';

/**
 * Offers names while somebody types "@…" in a group. `names` gives them, the bot's first.
 * `onKey` answers whether it used the key itself.
 */
export function mentionList(input, names) {
  const list = h('div', { class: 'mentions', role: 'listbox', 'aria-label': '提到谁', hidden: true });
  let chosen = 0;
  let matches = [];

  const typed = () => /@([^@\s]*)$/.exec(input.value.slice(0, input.selectionStart));

  function update() {
    const query = typed()?.[1];
    matches =
      query === undefined
        ? []
        : names()
            .filter(({ name }) => name.includes(query))
            .slice(0, SHOWN);
    chosen = 0;
    draw();
  }

  function draw() {
    list.hidden = matches.length === 0;
    list.replaceChildren(...matches.map((match, index) => option(match, index === chosen, () => insert(match.name))));
  }

  function insert(name) {
    const end = input.selectionStart;
    const start = end - (typed()?.[0].length ?? 0);
    input.setRangeText(`@${name}${AFTER_NAME}`, start, end, 'end');
    matches = [];
    draw();
    input.focus();
    input.dispatchEvent(new Event('input'));
  }

  function onKey(event) {
    if (list.hidden) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : matches.length - 1)) % matches.length;
      draw();
    } else if (event.key === 'Enter' || event.key === 'Tab') insert(matches[chosen].name);
    else if (event.key === 'Escape') list.hidden = true;
    else return false;
    event.preventDefault();
    return true;
  }

  input.addEventListener('input', update);
  input.addEventListener('blur', () => setTimeout(() => (list.hidden = true), 150));
  return { element: list, onKey };
}

function option({ name, kind }, selected, onclick) {
  const properties = {
    class: 'mention-option',
    role: 'option',
    type: 'button',
    tabIndex: -1,
    'aria-selected': String(selected),
    onclick,
  };
  return h('button', properties, avatar(name, kind), name);
}
