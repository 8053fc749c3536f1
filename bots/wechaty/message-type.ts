import type { types } from 'wechaty-puppet';

/** The names of wechaty's message types. */
export type MessageType = keyof typeof types.Message;

/** What becomes of a message: a kind that the service understands, or `ignored`, each time on purpose. */
export type Treatment = 'text' | 'location' | 'voice' | 'image' | 'video' | 'file' | 'recall' | 'ignored';

/** What happens to each type. What is ignored is neither answered nor stored. */
export const TREATMENT = {
  Text: 'text', // Also a quote, which the puppets render as text.
  Location: 'location',
  Audio: 'voice',
  Image: 'image',
  Video: 'video',
  Attachment: 'file',
  Emoticon: 'ignored', // Stickers: mood, not content.
  Contact: 'ignored', // A name card: somebody else's data, given by a third person.
  ChatHistory: 'ignored', // Forwarded talk of other people, who did not say it to us; its text is markup.
  GroupNote: 'ignored', // 接龙: a list that grows, sent anew for every entry; only its title is readable.
  MiniProgram: 'ignored',
  Url: 'ignored', // Shared articles; the text is markup.
  Post: 'ignored',
  Transfer: 'ignored', // Money is between people.
  RedEnvelope: 'ignored',
  Recalled: 'recall', // Its text is markup; which message it was, the puppet's part must tell.
  Unknown: 'ignored', // System notices, calls, state changes.
} as const satisfies Record<MessageType, Treatment>;
