/** What the commands do and want, by the Chinese words they come with; their forms and examples stay as typed. */
import type { CommandText } from '../replies.js';

const DOES: Readonly<Record<string, string>> = {
  待办: 'what is on your hands; also today, late, all',
  查看: 'the whole story of one matter',
  接单: 'I take this on',
  已联系: 'I have been in touch with the villager',
  记录: 'a note that only those who work on it can see',
  补问: 'ask the villager something; the waiting does not count',
  回复: 'tell the villager something; the work goes on',
  办结: 'it is done; the villager is asked whether it is solved',
  退单: 'not mine, with the reason; decided above',
  上报: 'pass it up to the next level',
  协办: 'ask somebody to do it with you',
  联办: 'several units, each with a part',
  督办: 'watch over it, to be done in so many working days',
  延期: 'ask for more working days, once',
  挂账: 'it cannot be done now: put it aside with a plan and a date',
  恢复: 'go on with what was put aside or waits for an answer',
  派单: 'give it to somebody',
  转派: 'give it to somebody else',
  同意: 'agree to a request; you may say to whom it goes',
  不同意: 'do not agree; it stays where it is',
  并单: 'the same matter: join it with another one',
  拆单: 'take apart what was joined by mistake',
  改地点: 'put it right where it is',
  改类: 'put it right what it is about',
  解答: 'answer a question in words; without words it lists what the knowledge base has',
  不予受理: 'not for us; the villager is told where to go',
  重办: 'not done well: do it again',
  通知: 'tells areas, groups or kinds of people; shown first, then sent',
  值班: 'who is on duty in the coming days',
  统计: 'figures of an area and a period, the cases behind one of them, or the report of a month',
  走访: 'notes a visit to a household',
  日志: 'the notebook: latest visits, who was not seen, a word, a month',
  绑定: 'a number by which somebody, or a group, is recognised',
  请假: 'who stands in while you are away; /leave 0 when you are back',
  谁负责: 'who is in charge of what, where',
  日报: 'how things stand today, or last week; subscribed to, it comes to you every day or week',
  公函: 'a letter to an office outside the village, to be printed',
  登录: 'a link into the dispatch centre, for a larger screen',
  帮助: 'which commands there are and how to write them',
};

const MISSING: Readonly<Record<string, string>> = {
  '@谁': 'to whom, with @',
  给哪个单位: 'which office it is for',
  原因: 'the reason',
  并到的编号: 'the number it is joined with',
  内容: 'what to note',
  哪个社: 'which part of the village',
  几天: 'how many days',
  几点: 'a time of day',
  工作日数: 'how many working days',
  日期: 'a day to come, such as 3-15',
  原因和打算: 'the reason and the plan',
  类别: 'the kind of matter',
  问题: 'the question',
  要说的话: 'what to say',
  处理结果: 'what was done',
  '今日、超期或者全部': 'today, late or all',
  哪个村哪个社: 'the village and the part of it',
  天数: 'the number of days',
  '@代理人': 'who stands in, with @',
};

/** "/接单 编号: I take this on". */
export function commandLine(command: CommandText): string {
  return `${command.form}: ${commandDoes(command)}`;
}

/** "I take this on". */
export function commandDoes({ zh, does }: Pick<CommandText, 'zh' | 'does'>): string {
  return DOES[zh] ?? does;
}

/** What has to be added to a command. */
export function missingWords(missing: string): string {
  return MISSING[missing] ?? missing;
}
