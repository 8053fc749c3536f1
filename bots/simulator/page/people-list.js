import { avatar } from './avatar.js';
import { badge } from './badge.js';
import { isStaff, personOf, unreadOf } from './conversations.js';
import { h } from './dom.js';

/** The list is drawn up to here; who looks for somebody else types a letter. */
const SHOWN = 300;

/** Villagers and staff on two tabs, or whoever fits what is searched for. */
export function peopleList({ store, choose }) {
  const tabs = h('div', { class: 'tabs', role: 'group', 'aria-label': '哪些人' });
  const list = h('div', { class: 'picker-list' });
  let staff = false;
  let query = '';

  function draw() {
    const state = store.get();
    const found = state.world.people.filter(query === '' ? (person) => isStaff(person) === staff : matches(query));
    const rows = found.slice(0, SHOWN).map((person) => personRow(state, person, choose));
    const nobody = found.length === 0 ? [h('p', { class: 'empty' }, '没有这样的人，换个字试试。')] : [];
    tabs.hidden = query !== '';
    tabs.replaceChildren(tab('村民', false), tab('工作人员', true));
    list.replaceChildren(...(query === '' ? recentRow(state, choose) : []), ...rows, ...nobody);
  }

  function tab(label, ofStaff) {
    const count = store.get().world.people.filter((person) => isStaff(person) === ofStaff).length;
    const onclick = () => {
      staff = ofStaff;
      draw();
      tabs.children[Number(ofStaff)].focus();
    };
    return h('button', { type: 'button', 'aria-pressed': String(staff === ofStaff), onclick }, `${label} ${count}`);
  }

  return {
    elements: [tabs, list],
    show(text) {
      query = text.trim();
      draw();
      list.scrollTop = 0;
    },
    chooseFirst: () => list.querySelector('button')?.click(),
  };
}

function matches(query) {
  const words = query.split(/\s+/);
  return ({ name, about = '村民' }) => words.every((word) => name.includes(word) || about.includes(word));
}

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
