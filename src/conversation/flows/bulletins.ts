/** "确认发吗?": the writer of a bulletin has read it once more. And what villagers missed, when they ask. */
import type { Bulletin } from '../../domain/bulletin.js';
import { isWithin, lineageOf } from '../../domain/area.js';
import { calledName } from '../../domain/person.js';
import { DAY } from '../../domain/time.js';
import { bulletinsOf, dropBulletin, sendBulletin } from '../../usecases/bulletins.js';
import { change } from '../../usecases/change.js';
import { dueWith, outboxItems } from '../../usecases/outbox.js';
import { QUESTION_PATIENCE, rememberContact } from '../contact.js';
import { sentNow } from '../commands/notice-command.js';
import { answered, isClerk, sayPrivately, type Flow, type Turn } from '../turn.js';

const YES = /^(?:1|１|是|发|确认|可以|好)[。！!]?$/u;
const NO = /^(?:0|０|不发|不要|取消|算了)[。！!]?$/u;

export const answerToBulletin: Flow = async (turn) => {
  const { question } = turn.contact;
  const { context, words } = turn.talk;
  if (question?.kind !== 'bulletin' || question.about === undefined || !isClerk(turn)) return null;
  if (context.now() - question.askedAt > QUESTION_PATIENCE) return null;
  const yes = YES.test(turn.text);
  if (!yes && !NO.test(turn.text)) return null;
  const found = await context.store.get<Bulletin>(question.about);
  await rememberContact(context, turn.contact, (contact) => ({ ...contact, question: null }));
  if (found === null) return null;
  if (!yes) {
    await dropBulletin(context, found.id, []);
    return answered(turn, 'bulletin_dropped', words.replies.bulletinDropped());
  }
  if (found.data.approver !== null) return askAbove(turn, found.data, found.data.approver);
  const sent = await sendBulletin(context, found.id, []);
  return sent === null ? null : sentNow({ turn }, sent);
};

async function askAbove(turn: Turn, bulletin: Bulletin, approver: string) {
  const { context, words } = turn.talk;
  const directory = context.directory();
  const writer = directory.person(bulletin.by);
  const by = writer === null ? '' : calledName(writer);
  const { text, scope } = bulletin;
  const notice = { kind: 'bulletinAsked', by, scope, text } as const;
  await change<Bulletin>(context.store, bulletin.id, (current) => {
    if (current?.data.state !== 'draft') return null;
    const outbox = outboxItems([{ to: { to: 'person', person: approver }, notice }], 'ask', context.now());
    return {
      ...current,
      status: 'asked',
      outbox,
      due: dueWith(current.due, outbox),
      data: { ...current.data, state: 'asked' },
    };
  });
  const above = directory.person(approver);
  return answered(turn, 'bulletin_asked', words.replies.bulletinAsked(above === null ? '' : calledName(above)));
}

const ASKED = /^(?:最近|今天|村里)?(?:有|发)?(?:了)?(?:啥|什么|哪些)?(?:新)?通知(?:了)?(?:吗|没有|没|呢)?[?？。]?$/u;
const REMEMBERED = 30 * DAY;
const MOST_SHOWN = 3;

/** "最近有啥通知": for latecomers, alone with the bot. */
export const latestBulletins: Flow = async (turn) => {
  if (turn.message.conversation.room || turn.village === null || !ASKED.test(turn.text.trim())) return null;
  const { context, words } = turn.talk;
  const directory = context.directory();
  const home = turn.contact.home ?? turn.person?.home ?? turn.village.path;
  const township = lineageOf(turn.village.path).findLast((path) => directory.area(path) !== null) ?? turn.village.path;
  const all = await bulletinsOf(context, township, 'sent', context.now() - REMEMBERED);
  const mine = all.filter(({ data }) => {
    const areas = data.groups.flatMap((group) => directory.group(group)?.area ?? []);
    const inGroups = areas.some((area) => isWithin(home, area));
    return inGroups || (turn.person !== null && data.people.includes(turn.person.id));
  });
  const shown = mine.slice(0, MOST_SHOWN).map(({ data }) => ({ at: data.sentAt ?? 0, text: data.text }));
  return { outcome: 'bulletins', say: [sayPrivately(turn, words.replies.latestBulletins(shown, context.now()))] };
};
