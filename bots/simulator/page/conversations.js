/** What can be known of people and conversations from the state. A direct conversation's id is the person's. */

export const personOf = (state, id) => state.world.people.find((person) => person.id === id);
export const groupOf = (state, id) => state.world.groups.find((group) => group.id === id);
export const messagesOf = (state, id) => state.messages.get(id) ?? [];

/** A member of staff is whoever is not described as a villager. */
export const isStaff = (person) => Boolean(person.about) && !person.about.startsWith('村民');

/** The conversations that somebody has on the phone: with the bot, and the groups; newest first. */
export function conversationsOf(state, personId) {
  const groups = state.world.groups.filter(({ members }) => members.includes(personId));
  const all = [{ id: personId, room: false }, ...groups.map(({ id }) => ({ id, room: true }))];
  const lastSeq = ({ id }) => messagesOf(state, id).at(-1)?.seq ?? 0;
  return all.sort((a, b) => lastSeq(b) - lastSeq(a));
}

/** How it is called by somebody in it. */
export function titleOf(state, { id, room }) {
  return room ? (groupOf(state, id)?.topic ?? id) : state.world.bot;
}

/** How it is called by somebody who looks on from outside. */
export function outsideTitleOf(state, { id, room }) {
  return room ? titleOf(state, { id, room }) : `${personOf(state, id)?.name ?? id} 的私聊`;
}

export function isRoom(state, id) {
  return groupOf(state, id) !== undefined;
}

const markOf = (personId, conversationId) => `${personId} ${conversationId}`;

/** Messages of others that somebody has not looked at. */
export function unreadOf(state, personId, conversationId) {
  const read = state.read[markOf(personId, conversationId)] ?? 0;
  return messagesOf(state, conversationId).filter(({ seq, sender }) => seq > read && sender !== personId).length;
}

/** The marks after somebody has looked at a conversation. */
export function markRead(state, personId, conversationId) {
  const seq = messagesOf(state, conversationId).at(-1)?.seq ?? 0;
  const mark = markOf(personId, conversationId);
  return (state.read[mark] ?? 0) >= seq ? state.read : { ...state.read, [mark]: seq };
}

/** People other than `except` to whom the bot wrote alone, unread; newest first. */
export function waitingPeople(state, except) {
  return state.world.people
    .filter(({ id }) => id !== except && unreadOf(state, id, id) > 0)
    .sort((a, b) => (messagesOf(state, b.id).at(-1)?.seq ?? 0) - (messagesOf(state, a.id).at(-1)?.seq ?? 0));
}

/** One line of what was said last. */
export function previewOf(state, { id, room }) {
  const last = messagesOf(state, id).at(-1);
  if (!last) return '';
  const said = last.media
    ? { image: '[图片]', voice: '[语音]', video: '[视频]', file: '[文件]' }[last.media.kind]
    : last.text;
  return room ? `${last.senderName}：${said}` : said;
}
