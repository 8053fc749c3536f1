import { bubble, timeLine } from './bubble.js';
import { messagesOf } from './conversations.js';
import { h } from './dom.js';

/** A new line with the time after so much silence, in milliseconds. */
const SILENCE = 5 * 60_000;
/** Somebody who reads further up is not torn away; this near the end counts as reading along, in pixels. */
const NEAR_END = 120;

/** The messages of one conversation, seen by `viewer`; `update` adds what is new. */
export function thread({ conversation, viewer, empty, onQuote }) {
  const list = h('div', { class: 'thread', role: 'log', 'aria-live': 'polite', tabIndex: 0 });
  let shown = 0;
  let lastAt = 0;
  let following = true;
  const follow = () => following && (list.scrollTop = list.scrollHeight);
  list.addEventListener(
    'scroll',
    () => (following = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END),
  );
  // The end stays in sight when a picture arrives, and when the typing box grows.
  list.addEventListener('load', follow, true);
  new ResizeObserver(follow).observe(list);

  function append(message, viewerId) {
    if (message.at - lastAt > SILENCE) list.append(timeLine(message.at));
    const own = viewerId !== null && message.sender === viewerId;
    list.append(bubble(message, { own, named: conversation.room, onQuote }));
    shown = message.seq;
    lastAt = message.at;
  }

  return {
    element: list,
    update(state) {
      const news = messagesOf(state, conversation.id).filter(({ seq }) => seq > shown);
      if (shown === 0) list.replaceChildren(...(news.length === 0 ? [h('p', { class: 'empty' }, empty)] : []));
      const viewerId = viewer();
      // What one says oneself is always brought into sight.
      if (news.some(({ sender }) => sender !== null && sender === viewerId)) following = true;
      for (const message of news) append(message, viewerId);
      if (news.length > 0) follow();
    },
  };
}
