import { groupOf, isRoom, personOf, titleOf } from './conversations.js';
import { h } from './dom.js';
import { pane } from './pane.js';

/** The one open conversation of whoever one is. */
export function chat({ store, onBack }) {
  const element = h('div', { class: 'chat' });
  let drawn = '';
  let open = null;

  function draw(state) {
    const conversation = { id: state.open, room: isRoom(state, state.open) };
    const title = titleOf(state, conversation);
    open = pane({ store, conversation, speaker: () => state.me, title, detail: detailOf(state, conversation), onBack });
    element.replaceChildren(open.element);
    // A phone's keyboard would cover what one came to read.
    if (matchMedia('(pointer: fine)').matches) open.focus();
  }

  return {
    element,
    update(state) {
      const ready = state.me !== null && state.open !== null && personOf(state, state.me) !== undefined;
      const wanted = JSON.stringify([ready, state.me, state.open, state.run, state.world.people.length]);
      if (wanted !== drawn) {
        open = null;
        if (ready) draw(state);
        else element.replaceChildren(welcome());
      }
      drawn = wanted;
      open?.update(state);
    },
  };
}

function detailOf(state, { id, room }) {
  const members = groupOf(state, id)?.members.length ?? 0;
  return room
    ? `${members + 1}人 · 我是${personOf(state, state.me)?.name}`
    : `单独聊 · 我是${personOf(state, state.me)?.name}`;
}

function welcome() {
  return h(
    'div',
    { class: 'welcome' },
    h('h2', {}, '这里是格子铺的模拟器'),
    h('p', {}, '不用微信号，就能看到村里的微信是怎么用的：选一个人，在群里或者单独跟格子铺说句话。'),
    h('p', {}, '想看一件事怎么从群众传到网格员、再传回来，点上面的“并排看”。'),
  );
}
