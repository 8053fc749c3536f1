import { groupOf, isRoom, isStaff, outsideTitleOf, personOf } from './conversations.js';
import { h, icon, ICONS } from './dom.js';
import { pane } from './pane.js';

/** Several conversations side by side, whoever they belong to. Columns that stay are not drawn anew. */
export function columns({ store }) {
  const element = h('div', { class: 'columns' });
  const add = h(
    'button',
    { type: 'button', class: 'add-column', onclick: () => addColumn(store) },
    icon(ICONS.plus),
    '再看一个会话',
  );
  const speakers = new Map();
  let drawn = '';
  let panes = [];

  function draw(state) {
    panes = state.columns.map((id, index) => column(store, id, index, speakers, () => draw(store.get())));
    element.replaceChildren(...panes.map((each) => each.element), add);
    for (const each of panes) each.update(state);
  }

  return {
    element,
    update(state) {
      const wanted = JSON.stringify([state.columns, state.run, state.world.people.length]);
      if (wanted !== drawn) draw(state);
      drawn = wanted;
      for (const each of panes) each.update(state);
    },
  };
}

/** A group of villagers, a clerk alone with the bot, and a group of cadres: where one message can be watched going through. */
export function defaultColumns({ people, groups }) {
  const clerks = new Set(people.filter(isStaff).map(({ id }) => id));
  const cadresOnly = ({ members }) => members.every((id) => clerks.has(id));
  const villagers = groups.find((group) => !cadresOnly(group));
  const clerk = villagers?.members.find((id) => clerks.has(id)) ?? people.find(isStaff)?.id;
  return [villagers?.id, clerk, groups.find(cadresOnly)?.id].filter(Boolean);
}

function addColumn(store) {
  const { world, columns: shown } = store.get();
  const next = [...world.groups, ...world.people.filter(isStaff), ...world.people].find(
    ({ id }) => !shown.includes(id),
  );
  if (next) store.set({ columns: [...shown, next.id] });
}

function column(store, id, index, speakers, redraw) {
  const state = store.get();
  const conversation = { id, room: isRoom(state, id) };
  const speaker = () => (conversation.room ? (speakers.get(id) ?? firstSpeaker(state, id)) : id);
  const replace = (ids) => store.set({ columns: store.get().columns.toSpliced(index, 1, ...ids) });
  const choice = h(
    'select',
    { class: 'column-choice', 'aria-label': '看哪个会话', onchange: () => replace([choice.value]) },
    options(state, id),
  );
  const close = h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': '不看了', onclick: () => replace([]) },
    icon(ICONS.close),
  );
  const onSpeaker = (personId) => {
    speakers.set(id, personId);
    redraw();
  };
  const alone = h('div', { class: 'speaker-choice' }, '说话的人', h('strong', {}, personOf(state, id)?.name ?? id));
  const above = conversation.room ? speakerChoice(state, id, speaker(), onSpeaker) : alone;
  return pane({ store, conversation, speaker, head: [choice, close], above });
}

function options(state, current) {
  const { groups, people } = state.world;
  const option = (id, label) => h('option', { value: id, selected: id === current }, label);
  const alone = (person) => option(person.id, outsideTitleOf(state, { id: person.id, room: false }));
  return [
    h(
      'optgroup',
      { label: '群' },
      groups.map(({ id, topic }) => option(id, topic)),
    ),
    h('optgroup', { label: '工作人员的私聊' }, people.filter(isStaff).map(alone)),
    h('optgroup', { label: '村民的私聊' }, people.filter((person) => !isStaff(person)).map(alone)),
  ];
}

/** Whoever one is, if that fits: among villagers it is a villager who has something to say. */
function firstSpeaker(state, groupId) {
  const members = groupOf(state, groupId)?.members ?? [];
  const villagers = members.filter((id) => !isStaff(personOf(state, id) ?? {}));
  const fitting = villagers.length > 0 ? villagers : members;
  return fitting.includes(state.me) ? state.me : fitting[0];
}

function speakerChoice(state, groupId, current, onChoose) {
  const members = groupOf(state, groupId)?.members ?? [];
  const names = members.map((id) =>
    h('option', { value: id, selected: id === current }, personOf(state, id)?.name ?? id),
  );
  const choice = h('select', { 'aria-label': '谁在说话', onchange: () => onChoose(choice.value) }, names);
  return h('label', { class: 'speaker-choice' }, '说话的人', choice);
}
