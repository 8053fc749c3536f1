import { chat } from './chat.js';
import { columns } from './columns.js';
import { groupOf, waitingPeople } from './conversations.js';
import { h } from './dom.js';
import { examples } from './examples.js';
import { picker } from './picker.js';
import { sidebar } from './sidebar.js';

/** The frame of the page: head, lists, and either one conversation or several side by side. */
export function shell({ store, become, loadWorld }) {
  const choose = picker({ store, onChoose: (id) => become(id, whereTo(store.get(), id)), onAdded: loadWorld });
  const lists = sidebar({
    onOpen: (open) => store.set({ open }),
    onChoosePerson: choose.open,
    onBecome: (id) => become(id),
  });
  const trying = examples({ store, onSaid: become, onClose: () => store.set({ tryClosed: true }) });
  const reopen = h(
    'button',
    { type: 'button', class: 'try-reopen', onclick: () => store.set({ tryClosed: false }) },
    '试一试',
  );
  const aside = h('aside', { class: 'sidebar' }, lists.element, reopen, trying);
  const one = chat({ store, onBack: () => store.set({ open: null }) });
  const many = columns({ store });
  const banner = h('div', { class: 'banner', role: 'status', hidden: true }, '连接断了，正在重新连……');
  const views = viewSwitch(store);
  const head = h(
    'header',
    { class: 'top' },
    h('h1', {}, h('span', { class: 'logo', 'aria-hidden': 'true' }), '格子铺 ', h('small', {}, '模拟器')),
    views.element,
  );
  const main = h('main', {});
  const element = h('div', { class: 'page' }, head, banner, h('div', { class: 'body' }, aside, main));

  document.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key !== 'k') return;
    event.preventDefault();
    choose.open();
  });

  return {
    element,
    update(state) {
      const shown = state.view === 'chat' ? one : many;
      if (main.firstChild !== shown.element) main.replaceChildren(shown.element);
      element.dataset.view = state.view;
      element.dataset.open = String(state.open !== null);
      banner.hidden = state.live;
      trying.hidden = state.tryClosed;
      reopen.hidden = !state.tryClosed;
      views.update(state);
      lists.update(state);
      shown.update(state);
      const waiting = waitingPeople(state, null).length;
      document.title = `${waiting > 0 ? `(${waiting}) ` : ''}格子铺 · 模拟器`;
    },
  };
}

/** Who changes in a group that both are in stays there; else one begins alone with the bot. */
function whereTo(state, personId) {
  return groupOf(state, state.open)?.members.includes(personId) ? state.open : personId;
}

function viewSwitch(store) {
  const views = { chat: '聊天', columns: '并排看' };
  const buttons = Object.entries(views).map(([view, label]) => ({
    view,
    button: h('button', { type: 'button', onclick: () => store.set({ view }) }, label),
  }));
  return {
    element: h(
      'div',
      { class: 'tabs', role: 'group', 'aria-label': '怎么看' },
      buttons.map(({ button }) => button),
    ),
    update(state) {
      for (const { view, button } of buttons) button.setAttribute('aria-pressed', String(state.view === view));
    },
  };
}
