/** What people say to be polite. */
const GREETING = /^(?:你好|您好|在吗|在不在|有人吗|喂|早上好|下午好|晚上好|嗨|hi|hello)[啊呀吗？?。！!~]*$/iu;
const THANKS = /^(?:好的?|嗯+|哦+|知道了|收到|谢谢|多谢|感谢|谢了|辛苦了|麻烦了|ok|行)(?:[啊呀你您们了]*)[。！!~]*$/iu;

/** Which politeness a text is, if it is nothing else. */
export function smallTalk(text: string): 'greeting' | 'thanks' | null {
  if (GREETING.test(text)) return 'greeting';
  return THANKS.test(text) ? 'thanks' : null;
}
