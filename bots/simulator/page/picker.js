import { h, icon, ICONS } from './dom.js';
import { newcomer } from './newcomer.js';
import { peopleList } from './people-list.js';

const SEARCH = { type: 'search', placeholder: '搜姓名，或者几社、什么职务', 'aria-label': '搜人', autocomplete: 'off' };

/** The dialog in which one chooses who to be. */
export function picker({ store, onChoose, onAdded }) {
  const dialog = h('dialog', { class: 'picker', 'aria-label': '选一个人' });
  const choose = (id) => {
    dialog.close();
    onChoose(id);
  };
  const closing = { type: 'button', class: 'icon-button', 'aria-label': '关上', onclick: () => dialog.close() };
  const head = h('header', { class: 'picker-head' }, h('h2', {}, '我是……'), h('button', closing, icon(ICONS.close)));
  const search = h('input', SEARCH);
  const people = peopleList({ store, choose });
  const adding = newcomer({ store, onAdded: (person) => onAdded().then(() => choose(person.id)) });
  dialog.append(head, search, ...people.elements, adding);
  document.body.append(dialog);

  search.addEventListener('input', () => people.show(search.value));
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) people.chooseFirst();
  });
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());

  return {
    open() {
      search.value = '';
      people.show('');
      dialog.showModal();
    },
  };
}
