import { addPerson } from './api.js';
import { avatar } from './avatar.js';
import { isStaff, personOf, unreadOf } from './conversations.js';
import { h, icon, ICONS } from './dom.js';
import { badge } from './sidebar.js';
import { toast } from './toast.js';

/** The list is drawn up to here; who looks for somebody else types a letter. */
const SHOWN = 300;

/** The dialog in which one chooses who to be. */
export function picker({ store, onChoose, onAdded }) {
  let staff = false;
  const search = h('input', {
    type: 'search',
    placeholder: '搜姓名，或者几社、什么职务',
    'aria-label': '搜人',
    autocomplete: 'off',
  });
  const tabs = h('div', { class: 'tabs', role: 'group', 'aria-label': '哪些人' });
  const list = h('div', { class: 'picker-list' });
  const close = h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': '关上', onclick: () => dialog.close() },
    icon(ICONS.close),
  );
  const dialog = h(
    'dialog',
    { class: 'picker', 'aria-label': '选一个人' },
    h('header', { class: 'picker-head' }, h('h2', {}, '我是……'), close),
    search,
    tabs,
    list,
    newcomer(store, (person) => onAdded(person).then(() => choose(person.id))),
  );
  document.body.append(dialog);
  search.addEventListener('input', draw);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.isComposing) list.querySelector('button')?.click();
  });
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());

  function choose(id) {
    dialog.close();
    onChoose(id);
  }

  function draw() {
    const state = store.get();
    const query = search.value.trim();
    const { people } = state.world;
    const found = query === '' ? people.filter((person) => isStaff(person) === staff) : people.filter(matches(query));
    tabs.hidden = query !== '';
    tabs.replaceChildren(tab('村民', false), tab('工作人员', true));
    const recent = query === '' ? recentRow(state, choose) : [];
    const rows = found.slice(0, SHOWN).map((person) => personRow(state, person, choose));
    list.replaceChildren(
      ...recent,
      ...rows,
      ...(found.length === 0 ? [h('p', { class: 'empty' }, '没有这样的人，换个字试试。')] : []),
    );
  }

  function tab(label, isStaffTab) {
    const count = store.get().world.people.filter((person) => isStaff(person) === isStaffTab).length;
    const onclick = () => {
      staff = isStaffTab;
      draw();
      tabs.children[Number(isStaffTab)].focus();
    };
    return h('button', { type: 'button', 'aria-pressed': String(staff === isStaffTab), onclick }, `${label} ${count}`);
  }

  return {
    open() {
      search.value = '';
      draw();
      dialog.showModal();
      list.scrollTop = 0;
    },
  };
}

const matches = (query) => {
  const words = query.split(/\s+/);
  return ({ name, about = '村民' }) => words.every((word) => name.includes(word) || about.includes(word));
};

function personRow(state, person, choose) {
  const text = h('span', { class: 'row-text' }, h('strong', {}, person.name), h('small', {}, person.about ?? '村民'));
  const current = person.id === state.me;
  const properties = { type: 'button', class: `row${current ? ' current' : ''}`, onclick: () => choose(person.id) };
  return h('button', properties, avatar(person.name), text, badge(unreadOf(state, person.id, person.id)));
}

function recentRow(state, choose) {
  const people = state.recent.map((id) => personOf(state, id)).filter(Boolean);
  if (people.length === 0) return [];
  const chips = people.map(({ id, name }) =>
    h('button', { type: 'button', class: 'chip', onclick: () => choose(id) }, avatar(name), name),
  );
  return [h('div', { class: 'chips', role: 'group', 'aria-label': '刚才是谁' }, chips)];
}

function newcomer(store, onAdded) {
  const name = h('input', {
    required: true,
    maxLength: 20,
    placeholder: '姓名',
    'aria-label': '新来的人的姓名',
    autocomplete: 'off',
  });
  const group = h('select', { 'aria-label': '在哪个群' });
  const form = h(
    'form',
    { class: 'newcomer-form' },
    name,
    group,
    h('button', { type: 'submit', class: 'send' }, '加进来'),
  );
  const details = h('details', { class: 'newcomer' }, h('summary', {}, '新来一位村民（格子铺还不认识的人）'), form);
  details.addEventListener('toggle', () => {
    const none = h('option', { value: '' }, '不在群里');
    group.replaceChildren(...store.get().world.groups.map(({ id, topic }) => h('option', { value: id }, topic)), none);
  });
  form.onsubmit = (event) => {
    event.preventDefault();
    addPerson({ name: name.value.trim(), groups: group.value ? [group.value] : [] })
      .then((person) => {
        name.value = '';
        details.open = false;
        return onAdded(person);
      })
      .catch((error) => toast(error.message));
  };
  return details;
}
