import { say } from './api.js';
import { isStaff, personOf } from './conversations.js';
import { h, icon, ICONS } from './dom.js';
import { toast } from './toast.js';

const EXAMPLES = [
  { label: '在群里说一句', room: true, text: '自来水又停了吗？我家龙头一滴水都没有' },
  {
    label: '私下跟格子铺说',
    room: false,
    text: '喂有人吗，我腿疼得走不成路，娃娃们都在外头打工，你们能不能过来看一下',
  },
  { label: '紧急的事', room: true, text: '着火了着火了，老马家的草垛着了！' },
];

/** Three lines to click. Whoever one is says them; a villager when one is nobody yet, or somebody of the staff. */
export function examples({ store, onSaid, onClose }) {
  const close = h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': '收起', onclick: onClose },
    icon(ICONS.close),
  );
  const cards = EXAMPLES.map((example) => {
    const onclick = () => void speak(store.get(), example, onSaid).catch((error) => toast(error.message));
    return h(
      'button',
      { type: 'button', class: 'try-card', onclick },
      h('strong', {}, example.label),
      h('span', {}, `“${example.text}”`),
    );
  });
  return h('section', { class: 'try', 'aria-label': '试一试' }, h('header', {}, h('h3', {}, '试一试'), close), cards);
}

async function speak(state, { room, text }, onSaid) {
  const person = speakerOf(state, room);
  if (!person) throw new Error('这里还没有能说话的人。');
  const group = room ? villagersGroupOf(state, person) : undefined;
  onSaid(person.id, group?.id ?? person.id);
  await say({ as: person.id, in: group?.id, text });
}

function speakerOf(state, room) {
  const fits = (person) => !isStaff(person) && (!room || villagersGroupOf(state, person) !== undefined);
  const me = personOf(state, state.me);
  return me && fits(me) ? me : state.world.people.find(fits);
}

/** The group of this person with the most villagers in it. */
function villagersGroupOf(state, person) {
  const villagers = new Set(state.world.people.filter((each) => !isStaff(each)).map(({ id }) => id));
  const count = ({ members }) => members.filter((id) => villagers.has(id)).length;
  const groups = state.world.groups.filter(({ members }) => members.includes(person.id));
  return groups.sort((a, b) => count(b) - count(a))[0];
}
