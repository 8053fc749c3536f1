import type { IncomingMessage, Media } from '../../src/ports/channel.js';
import type { MessageFacts } from './facts.js';
import { stripMention } from './mention.js';
import { TREATMENT } from './message-type.js';
import { splitQuote } from './quote.js';

const FALLBACK_NAME = { voice: 'voice.sil', image: 'image.jpg', video: 'video.mp4', file: 'file.bin' } as const;

/** Makes what the service understands of one message; null when it is ignored on purpose (see message-type.ts). */
export function convert(channel: string, facts: MessageFacts): IncomingMessage | null {
  if (facts.self || facts.talker.official || facts.talker.id === facts.room?.id) return null;
  const treatment = TREATMENT[facts.type];
  switch (treatment) {
    case 'ignored':
      return null;
    case 'text':
      return convertText(channel, facts);
    case 'location':
      return facts.details.location ? convertLocation(channel, facts) : null;
    case 'recall':
      return facts.details.recalled === undefined ? null : convertRecall(channel, facts, facts.details.recalled);
    case 'voice':
    case 'image':
    case 'video':
    case 'file':
      return { ...frame(channel, facts), media: mediaOf(treatment, facts) };
  }
}

function convertText(channel: string, facts: MessageFacts): IncomingMessage {
  // WeChat on the web announces a place as a text, which is only the place's name.
  if (facts.details.location) return convertLocation(channel, facts);
  const { text: said, quote } = splitQuote(facts.details.text ?? facts.text);
  const message = { ...frame(channel, facts), quote };
  if (!facts.room) return { ...message, text: said };
  const { text, mentioned } = stripMention(said, facts.botNames);
  const quotesBot = quote !== undefined && facts.botNames.includes(quote.senderName);
  return { ...message, text, addressed: mentioned || quotesBot };
}

function convertLocation(channel: string, facts: MessageFacts): IncomingMessage {
  return { ...frame(channel, facts), location: facts.details.location };
}

function convertRecall(channel: string, facts: MessageFacts, key: string): IncomingMessage {
  return { ...frame(channel, facts), gesture: { kind: 'recalled', key } };
}

/** What every kind of message has. The text of anything but a text is markup of the platform, so it is left out. */
function frame(channel: string, { id, at, talker, room }: MessageFacts): IncomingMessage {
  return {
    channel,
    key: id,
    conversation: room ? { id: room.id, room: true, name: room.topic } : { id: talker.id, room: false, name: '' },
    sender: { id: talker.id, name: room?.talkerAlias ?? talker.name, remark: talker.remark },
    at,
    text: '',
    addressed: !room,
  };
}

function mediaOf(kind: Media['kind'], facts: MessageFacts): Media {
  const name = facts.fileName || FALLBACK_NAME[kind];
  return { kind, name, duration: facts.details.duration ?? 0, load: facts.load };
}
