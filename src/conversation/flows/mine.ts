/** What villagers ask about their own cases: 进度, a number, 补充, 撤回, 帮助. */
import { isUnsettled } from '../../domain/case/states.js';
import type { Case } from '../../domain/case/types.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import { numbersIn } from '../case-number.js';
import { answered, isClerk, keyOf, reporterActor, viewOf, type Flow, type Turn } from '../turn.js';
import { rememberContact } from '../contact.js';
import { addTo } from './add-to.js';
import { withMatter } from './with-matter.js';

const PROGRESS =
  /^(?:查?进度|我的(?:事|件|事情)?|查询|到哪(?:一步)?了|办得?(?:怎么样|阿么样|咋样|啥样)了?|(?:我|那)?(?:个|件)?(?:事|事情)(?:有人管(?:吗|没)|怎么样了|办了(?:吗|没)|咋样了|阿么样了|到哪了)|有人管(?:吗|没有?)|(?:怎么|咋|阿么)还没(?:来|人来|人管|修|办)|还没(?:来|人管|修|办)(?:呢|吗|啊)?)[？?。！!]*$/u;
const WITHDRAW = /^(?:我要)?(?:撤回|撤销|取消)(?:这件事|报事|登记)?\s*(.*)$/u;
const SUPPLEMENT = /^补充[：:\s]*(.*)$/su;
const HELP = /^(?:帮助|help|怎么用|咋用|你能(?:干|做)(?:啥|什么)|使用说明|说明)[？?。！!]*$/iu;

/** "进度", "我的": every open case of the speaker, one line each; in a room only those reported there. */
export const progress: Flow = async (turn) => {
  if (!PROGRESS.test(turn.text)) return null;
  const mine = await ownCases(turn);
  const open = mine.filter((c) => isUnsettled(c.state));
  if (open.length === 0 && turn.message.conversation.room && !turn.message.addressed) return null;
  const shown = open.length > 0 ? open : mine.slice(0, 1);
  const text = turn.talk.words.replies.progress(shown, viewOf(turn));
  return answered(turn, 'progress', [text, ...ownPage(turn)].join('\n'));
};

/** Where the speaker sees all of it, with everything that can be done there; only alone with the bot. */
function ownPage({ message, village, talk }: Turn): string[] {
  if (message.conversation.room || village === null) return [];
  const address =
    talk.ownPage?.(talk.context, { channel: message.channel, user: message.sender.id }, village.path) ?? null;
  return address === null ? [] : [talk.words.page.seeAll(address)];
}

/** A bare number, "312" or "GM-0312", of one of the speaker's own cases: its story so far. */
export const oneCase: Flow = async (turn) => {
  if (!/^[#＃]?(?:[A-Za-z]{1,4}-?)?(?:S-?)?\d{2,6}$/u.test(turn.text.normalize('NFKC'))) return null;
  const found = (await ownCases(turn)).find((c) => numbersIn(turn.text).some((one) => one.matches(c.number)));
  if (found !== undefined) return answered(turn, 'shown', turn.talk.words.replies.story(found, viewOf(turn)));
  return turn.message.conversation.room || isClerk(turn)
    ? null
    : answered(turn, 'not_found', turn.talk.words.replies.notYours(turn.text));
};

/** "撤回": the latest open case, or the one with the number given. */
export const withdrawal: Flow = async (turn) => {
  const rest = WITHDRAW.exec(turn.text)?.[1];
  if (rest === undefined || rest.length > 10) return null;
  const { context, words } = turn.talk;
  const c = await chosen(turn, rest);
  if (c === null) return answered(turn, 'nothing_open', words.replies.nothingOpen());
  const acted = await actOnCase(context, c.id, { kind: 'withdraw' }, reporterActor(turn), keyOf(turn));
  if (acted.ok) return { outcome: 'withdrawn', say: [], case: c.id, number: c.number };
  return answered(
    turn,
    'refused',
    acted.refusal === 'not_found' ? words.replies.tryAgain() : words.replies.refusedReporter(acted.refusal, c),
  );
};

/** "补充 …": added to the latest open case, however long ago it was. */
export const supplement: Flow = async (turn) => {
  const rest = SUPPLEMENT.exec(turn.text)?.[1];
  if (rest === undefined) return null;
  const { words } = turn.talk;
  const c = await chosen(turn, rest);
  if (c === null) return answered(turn, 'nothing_open', words.replies.nothingOpen());
  const number = numbersIn(rest).find((one) => one.matches(c.number));
  const text = number === undefined ? rest : rest.replace(number.text, '').trim();
  if (text === '' && turn.message.media === null) {
    await rememberContact(turn.talk.context, turn.contact, (contact) => withMatter(turn, contact, c));
    return answered(turn, 'asked_supplement', words.replies.askSupplement(c.number));
  }
  return addTo(turn, c, text);
};

const PERSON = /^(?:我要)?(?:找人|找个人|转人工|人工|不服|我不同意)[。！!]*$/u;

/** "找人": after an answer or a refusal, a person looks at it again. */
export const appeal: Flow = async (turn) => {
  if (!PERSON.test(turn.text)) return null;
  const { context, words } = turn.talk;
  const c = (await ownCases(turn)).find((one) => one.state === 'answered' || one.state === 'declined');
  if (c === undefined)
    return turn.message.conversation.room ? null : answered(turn, 'nothing_open', words.replies.tellMe());
  const acted = await actOnCase(context, c.id, { kind: 'appeal', text: turn.text }, reporterActor(turn), keyOf(turn));
  if (!acted.ok) return answered(turn, 'refused', words.replies.tryAgain());
  return { ...answered(turn, 'appealed', words.replies.appealed(c.number)), case: c.id, number: c.number };
};

export const help: Flow = (turn) => {
  if (!HELP.test(turn.text)) return null;
  if (turn.message.conversation.room && !turn.message.addressed) return null;
  return answered(turn, 'help', turn.talk.words.replies.help(isClerk(turn)));
};

/** The speaker's cases that may be spoken of here, newest first. */
export async function ownCases(turn: Turn): Promise<Case[]> {
  const { message, contact, talk } = turn;
  const refs = contact.cases.filter((one) => !message.conversation.room || one.room === message.conversation.id);
  const found = await Promise.all(refs.map((one) => talk.context.store.get<Case>(one.id)));
  return found.flatMap((one) => (one === null ? [] : [one.data])).reverse();
}

/** The open case that the number in `text` means, or the latest one when there is no number. */
async function chosen(turn: Turn, text: string): Promise<Case | null> {
  const open = (await ownCases(turn)).filter((c) => isUnsettled(c.state));
  const numbers = numbersIn(text);
  if (numbers.length === 0) return open[0] ?? null;
  return (
    open.find((c) => numbers.some((one) => one.matches(c.number))) ??
    (/^\D/u.test(text.trim()) ? (open[0] ?? null) : null)
  );
}
