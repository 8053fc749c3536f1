import { fetchWorld } from './api.js';
import { defaultColumns } from './columns.js';
import { markRead } from './conversations.js';
import { listen } from './feed.js';
import { shell } from './shell.js';
import { createStore, keep, loadKept } from './store.js';
import { toast } from './toast.js';

const RECENT = 6;

const store = createStore({
  world: { bot: '格子铺', people: [], groups: [] },
  messages: new Map(),
  live: true,
  me: null,
  open: null,
  view: 'chat',
  columns: [],
  recent: [],
  read: {},
  run: null,
  tryClosed: false,
  ...loadKept(),
});

function become(me, open = me) {
  const recent = [me, ...store.get().recent.filter((id) => id !== me)].slice(0, RECENT);
  store.set({ me, open, recent, view: 'chat' });
}

async function loadWorld() {
  const world = await fetchWorld();
  const { me, open, columns: shown } = store.get();
  const known = (id) =>
    world.people.some((person) => person.id === id) || world.groups.some((group) => group.id === id);
  const kept = shown.filter(known);
  store.set({
    world,
    me: known(me) ? me : null,
    open: known(me) && known(open) ? open : null,
    columns: kept.length > 0 ? kept : defaultColumns(world),
  });
}

function hear(message) {
  const { messages } = store.get();
  const said = messages.get(message.conversation) ?? [];
  if (said.some(({ seq }) => seq >= message.seq)) return;
  store.set({ messages: new Map(messages).set(message.conversation, [...said, message]) });
}

/** Numbers and people of another run mean nothing any more. */
function onRun(run) {
  if (store.get().run !== run) store.set({ run, messages: new Map(), read: {} });
  void loadWorld().catch((error) => toast(error.message));
}

function look(state) {
  if (state.view !== 'chat' || state.me === null || state.open === null || document.hidden) return;
  const read = markRead(state, state.me, state.open);
  if (read !== state.read) store.set({ read });
}

const page = shell({ store, become, loadWorld });
document.querySelector('#app').replaceWith(page.element);
store.subscribe((state) => {
  page.update(state);
  look(state);
  keep(state);
});
document.addEventListener('visibilitychange', () => look(store.get()));
listen({ onRun, onMessage: hear, onLive: (live) => store.set({ live }) });
