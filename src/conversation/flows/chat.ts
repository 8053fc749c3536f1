/** What is said to the bot without wanting anything: answered kindly and briefly. A voice it cannot read becomes a case. */
import type { Handled } from '../stored-message.js';
import { answered, isClerk, isUnheard, sayPrivately, type Flow, type Turn } from '../turn.js';
import { openFrom } from './open.js';
import { askFirst } from './report.js';
import { smallTalk } from './small-talk.js';

/** A voice or picture said to the bot: nobody understood it yet, so a person will. */
export const unread: Flow = (turn) => {
  const { media, conversation, addressed } = turn.message;
  if ((conversation.room && !addressed) || media === null || turn.text !== '') return null;
  const { replies } = turn.talk.words;
  // Whoever works here can write.
  if (isClerk(turn)) return isUnheard(turn) ? answered(turn, 'not_heard', replies.pleaseType()) : null;
  if (turn.village !== null) return opened(turn, turn.village.path);
  // What was said before the same question is not forgotten for a recording nobody understands.
  if (turn.contact.question?.kind === 'village') return answered(turn, 'asked_village', replies.askVillage());
  return askFirst(turn, 'village', replies.askVillage());
};

/** A voice is answered by the notice of its case. */
async function opened(turn: Turn, village: string): Promise<Handled> {
  const handled = await openFrom(turn, village);
  if (isUnheard(turn)) return handled;
  return { ...handled, say: [...handled.say, sayPrivately(turn, turn.talk.words.replies.pictureTaken())] };
}

/** Never leaves a message to the bot itself without an answer. */
export const chat: Flow = (turn) => {
  const { conversation, addressed } = turn.message;
  if (conversation.room && !addressed) return null;
  const { replies } = turn.talk.words;
  if (turn.text === '') return answered(turn, 'chat', replies.tellMe());
  switch (smallTalk(turn.text)) {
    case 'thanks':
      return answered(turn, 'chat', replies.welcome());
    case 'greeting':
      return answered(turn, 'chat', replies.greeting(turn.contact.name));
    case null:
      return answered(turn, 'chat', replies.tellMe());
  }
};
