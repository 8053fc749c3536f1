import { avatar } from './avatar.js';
import { composer } from './composer.js';
import { groupOf, personOf } from './conversations.js';
import { h, icon, ICONS } from './dom.js';
import { thread } from './thread.js';

/**
 * One open conversation: head, messages, and where to type. `speaker` gives the id of who speaks and looks on;
 * `head` is what stands beside the title, `above` what stands over the typing box.
 */
export function pane({ store, conversation, speaker, title, detail, onBack, head, above }) {
  const names = () => mentionable(store.get(), conversation, speaker());
  const typing = composer({ conversation, speaker, names });
  const messages = thread({
    conversation,
    viewer: speaker,
    empty: '还没有消息，先说一句吧。',
    onQuote: typing.setQuote,
  });
  const back =
    onBack &&
    h(
      'button',
      { type: 'button', class: 'icon-button back', 'aria-label': '回到列表', onclick: onBack },
      icon(ICONS.back),
    );
  const caption = title && h('div', { class: 'pane-caption' }, h('h2', {}, title), detail && h('p', {}, detail));
  const element = h(
    'section',
    { class: 'pane', 'aria-label': title },
    h('header', { class: 'pane-head' }, back, caption, head),
    messages.element,
    above,
    typing.element,
  );
  return { element, update: messages.update, focus: typing.focus };
}

function mentionable(state, { id, room }, speakerId) {
  if (!room) return [];
  const members = (groupOf(state, id)?.members ?? []).filter((member) => member !== speakerId);
  const people = members.map((member) => ({ name: personOf(state, member)?.name ?? member, kind: 'person' }));
  return [{ name: state.world.bot, kind: 'bot' }, ...people];
}

export function conversationAvatar(state, { id, room }, outside) {
  if (room) return avatar(groupOf(state, id)?.topic ?? id, 'group');
  return outside ? avatar(personOf(state, id)?.name ?? id) : avatar(state.world.bot, 'bot');
}
