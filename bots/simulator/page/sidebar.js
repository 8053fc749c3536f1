import { avatar } from './avatar.js';
import { badge } from './badge.js';
import { clockTime } from './clock.js';
import { conversationsOf, messagesOf, personOf, previewOf, titleOf, unreadOf, waitingPeople } from './conversations.js';
import { h } from './dom.js';
import { conversationAvatar } from './pane.js';

const WAITING_SHOWN = 5;

/** Who one is, the conversations on that phone, and who else has got a message. */
export function sidebar({ onOpen, onChoosePerson, onBecome }) {
  const element = h('div', { class: 'sidebar-lists' });
  return {
    element,
    update(state) {
      const me = personOf(state, state.me);
      const focused = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
      element.replaceChildren(
        meCard(me, onChoosePerson),
        me
          ? conversationList(state, me, onOpen)
          : h('p', { class: 'hint' }, '先选一个人，就能用他的微信跟格子铺说话。'),
        ...waitingList(state, onBecome),
      );
      // Drawing anew must not take the keyboard's place away.
      if (focused) element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    },
  };
}

function meCard(me, onclick) {
  const text = h(
    'span',
    { class: 'row-text' },
    h('strong', {}, me ? `我是${me.name}` : '我是谁？'),
    h('small', {}, me ? (me.about ?? '村民') : '点这里选一个人'),
  );
  return h(
    'button',
    { type: 'button', class: 'me-card', 'data-key': 'me', onclick },
    me ? avatar(me.name) : avatar('？', 'group'),
    text,
    h('span', { class: 'change' }, me ? '换人' : '选人'),
  );
}

function conversationList(state, me, onOpen) {
  const rows = conversationsOf(state, me.id).map((conversation) => conversationRow(state, me, conversation, onOpen));
  return h('nav', { class: 'conversations', 'aria-label': '会话' }, rows);
}

function conversationRow(state, me, conversation, onOpen) {
  const last = messagesOf(state, conversation.id).at(-1);
  const current = state.open === conversation.id;
  const properties = {
    type: 'button',
    class: `row${current ? ' current' : ''}`,
    'data-key': conversation.id,
    'aria-current': current ? 'true' : undefined,
    onclick: () => onOpen(conversation.id),
  };
  return h(
    'button',
    properties,
    conversationAvatar(state, conversation, false),
    h(
      'span',
      { class: 'row-text' },
      h(
        'span',
        { class: 'row-top' },
        h('strong', {}, titleOf(state, conversation)),
        last && h('time', {}, clockTime(last.at)),
      ),
      h('small', {}, previewOf(state, conversation) || (conversation.room ? '群聊' : '单独跟格子铺说')),
    ),
    badge(unreadOf(state, me.id, conversation.id)),
  );
}

function waitingList(state, onBecome) {
  const people = waitingPeople(state, state.me).slice(0, WAITING_SHOWN);
  if (people.length === 0) return [];
  const rows = people.map((person) => {
    const text = h(
      'span',
      { class: 'row-text' },
      h('strong', {}, person.name),
      h('small', {}, previewOf(state, { id: person.id, room: false })),
    );
    const properties = {
      type: 'button',
      class: 'row',
      'data-key': `as ${person.id}`,
      onclick: () => onBecome(person.id),
    };
    return h('button', properties, avatar(person.name), text, badge(unreadOf(state, person.id, person.id)));
  });
  return [h('h3', { class: 'list-head' }, '他们收到了私信，点一下换成他'), h('div', { class: 'conversations' }, rows)];
}
