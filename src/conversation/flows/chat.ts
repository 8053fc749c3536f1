/** What is said to the bot without wanting anything: answered kindly and briefly. A voice it cannot read becomes a case. */
import { answered, isClerk, sayPrivately, type Flow } from '../turn.js';
import { openFrom } from './open.js';

const GREETING = /^(?:你好|您好|在吗|在不在|有人吗|喂|早上好|下午好|晚上好|嗨|hi|hello)[啊呀吗？?。！!~]*$/iu;
const THANKS = /^(?:好的?|嗯+|哦+|知道了|收到|谢谢|多谢|感谢|谢了|辛苦了|麻烦了|ok|行)(?:[啊呀你您们了]*)[。！!~]*$/iu;

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
  if (THANKS.test(turn.text)) return answered(turn, 'chat', replies.welcome());
  if (GREETING.test(turn.text)) return answered(turn, 'chat', replies.greeting(turn.contact.name));
  return answered(turn, 'chat', replies.tellMe());
};
