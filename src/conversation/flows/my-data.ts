/** "我的数据": what is kept of the speaker. "删除我的信息": deletes it, after asking once (PIPL, articles 45 and 47). */
import { isUnsettled } from '../../domain/case/states.js';
import { maskPhone } from '../../domain/mask.js';
import { HOUR } from '../../domain/time.js';
import { forgetPerson } from '../../usecases/forget-person.js';
import { doorsOf } from '../../usecases/person-doors.js';
import { rememberContact, type Contact, type OpenQuestion } from '../contact.js';
import { contactIdOf, isClerk, keyOf, sayPrivately, type Flow, type Turn } from '../turn.js';
import { ownCases } from './mine.js';

const SHOW =
  /^(?:看|查|查看)?(?:一下)?我的(?:数据|信息|资料|个人信息)[？?。！!]*$|^你们?(?:存|记|留)了?我的?(?:什么|啥|哪些)(?:信息|数据|东西)?[？?。！!]*$/u;
const WHAT = '(?:全部|所有)?的?(?:个人)?(?:信息|数据|资料|记录)';
const DELETE = new RegExp(
  `^(?:请|帮我|我要|我想)?(?:删除|删掉|清除|注销)我的?${WHAT}[。！!]*$|^(?:请|帮我)?把我的?${WHAT}(?:都|全)?(?:删了|删掉|删除)吧?[。！!]*$`,
  'u',
);
const CONFIRM = /^我?(?:(?:确定|确认)要?(?:删除|删掉|删)?|删除|删掉|删)[了吧]?[。！!]*$/u;

/** Whoever answers later has forgotten what the answer does. */
const PATIENCE = 1 * HOUR;

/** Said in a room to the bot it is answered in private. */
export const myData: Flow = async (turn) => {
  const { conversation, addressed } = turn.message;
  if (conversation.room && !addressed) return null;
  if (!conversation.room && CONFIRM.test(turn.text) && isAsked(turn)) return forget(turn);
  if (SHOW.test(turn.text)) return show(turn);
  return DELETE.test(turn.text) ? ask(turn) : null;
};

function isAsked({ contact: { question }, talk }: Turn): boolean {
  return question?.kind === 'forget' && talk.context.now() - question.askedAt <= PATIENCE;
}

async function show(turn: Turn) {
  const { context, words } = turn.talk;
  const kept = await keptOf(turn);
  if (kept === null) return privately(turn, 'my_data', words.replies.nothingKept());
  const directory = context.directory();
  const place = kept.home ?? kept.village;
  const text = words.replies.myData({
    name: kept.name,
    place: place === null ? null : directory.areaName(place),
    phone: kept.phone === null ? null : maskPhone(kept.phone),
    cases: kept.cases.map((one) => one.number),
    mediaDays: context.deadlines.mediaDays,
    isListed: turn.person !== null,
  });
  return privately(turn, 'my_data', text);
}

async function ask(turn: Turn) {
  const { context, words } = turn.talk;
  const kept = await keptOf(turn);
  if (kept === null) return privately(turn, 'nothing_kept', words.replies.nothingKept());
  const open = (await ownCases(turn)).filter((c) => isUnsettled(c.state)).length;
  const question: OpenQuestion = { kind: 'forget', case: null, askedAt: context.now(), text: '' };
  await rememberContact(context, turn.contact, (contact) => ({ ...contact, question }));
  return privately(turn, 'asked_forget', words.replies.askForget(open));
}

async function forget(turn: Turn) {
  const { message, contact, person, talk } = turn;
  const here = { channel: message.channel, user: message.sender.id };
  // Whoever works here must still be known at the next word.
  const others = person === null || isClerk(turn) ? [] : ((await doorsOf(talk.context.store, person.id))?.doors ?? []);
  const doors = isClerk(turn) ? [] : [here, ...others];
  await forgetPerson(talk.context, { contact, doors, key: keyOf(turn) });
  return privately(turn, 'forgotten', turn.talk.words.replies.forgotten(turn.person !== null));
}

const privately = (turn: Turn, outcome: string, text: string) => ({ outcome, say: [sayPrivately(turn, text)] });

/** Null when there is nothing. */
async function keptOf(turn: Turn): Promise<Contact | null> {
  return (await turn.talk.context.store.get<Contact>(contactIdOf(turn)))?.data ?? null;
}
