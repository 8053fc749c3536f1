/**
 * The mock puppet tells people from rooms by an "@" in the id. People and groups of the world may have any id, so
 * they go under another one in there, and nothing outside ever sees it.
 */
const ROOM_ENDING = '@room';

/** Stands for the bot; an encoded id has no "%" without two digits behind it. */
export const BOT_ID = '%bot';

export function contactId(personId: string): string {
  return encodeURIComponent(personId);
}

export function roomId(groupId: string): string {
  return encodeURIComponent(groupId) + ROOM_ENDING;
}

export interface WorldConversation {
  /** A group's id, or the id of the person who talks with the bot alone. */
  id: string;
  room: boolean;
}

/** Which conversation of the world goes under this id. */
export function worldConversation(mockId: string): WorldConversation {
  const room = mockId.endsWith(ROOM_ENDING);
  return { id: decodeURIComponent(room ? mockId.slice(0, -ROOM_ENDING.length) : mockId), room };
}

export function mockConversationId({ id, room }: WorldConversation): string {
  return room ? roomId(id) : contactId(id);
}
