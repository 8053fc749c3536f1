/** What is said to the bot without wanting anything: answered kindly and briefly. A voice it cannot read becomes a case. */
import { answered, isClerk, sayPrivately, type Flow } from '../turn.js';
import { openFrom } from './open.js';
import { smallTalk } from './small-talk.js';

/** A voice or picture alone with the bot: nobody understood it yet, so a person will. */
export const unread: Flow = async (turn) => {
  const { media, conversation } = turn.message;
  if (conversation.room || media === null || turn.text !== '' || isClerk(turn)) return null;
  const { words } = turn.talk;
  if (turn.village === null) return answered(turn, 'asked_village', words.replies.askVillage());
  const opened = await openFrom(turn, turn.village.path);
  return {
    ...opened,
    say: [
      ...opened.say,
      sayPrivately(turn, media.kind === 'voice' ? words.replies.voiceTaken() : words.replies.pictureTaken()),
    ],
  };
};

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
