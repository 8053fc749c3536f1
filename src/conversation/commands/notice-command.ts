/** /通知: to grids, groups or kinds of people; shown first, agreed to where that is needed, and sent at a pace. */
import { isWithin, type AreaPath } from '../../domain/area.js';
import { approverFor, audienceOf, fitForGroup, isListOfPeople, type Bulletin } from '../../domain/bulletin.js';
import { calledName } from '../../domain/person.js';
import { DAY } from '../../domain/time.js';
import { announcementIn } from '../../knowledge/announcement.js';
import { bulletinId, bulletinsOf, draftBulletin, dropBulletin, sendBulletin } from '../../usecases/bulletins.js';
import { postNotice } from '../../usecases/notice-board.js';
import { rememberContact, type OpenQuestion } from '../contact.js';
import type { Handled } from '../stored-message.js';
import { keyOf, sayPrivately } from '../turn.js';
import { rightForm, type Call, type Command } from './command.js';

export const notice: Command = {
  name: 'notice',
  zh: '通知',
  also: ['发通知'],
  form: '/通知 范围 内容',
  example: '/通知 二社、三社 明天上午十点在村委会打疫苗',
  does: '发给社、群、干部、困难户；先看一遍再发',
  right: null,
  run: (call) => {
    const [scope = '', ...words] = call.args.split(/\s+/u);
    const text = words.join(' ').trim();
    if (text === '' && /^(?:同意|可以发|发|yes)$/iu.test(scope)) return rule(call, true, '');
    if (/^(?:不同意|不发|不要发|no)$/iu.test(scope)) return rule(call, false, text);
    if (text === '') return Promise.resolve(rightForm(call, notice, scope === '' ? '发给谁' : '内容'));
    return draft(call, scope, text);
  },
};

const told = (call: Call, outcome: string, text: string): Handled => ({
  outcome,
  say: [sayPrivately(call.turn, text)],
});

async function draft(call: Call, scope: string, text: string): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const directory = context.directory();
  const now = context.now();
  const within = worksFor(call);
  if (within === undefined) return told(call, 'refused', words.replies.notAllowed('shop_head'));
  const audience = audienceOf(scope, within, directory);
  if (audience === null) return told(call, 'wrong_form', words.replies.noSuchAudience(scope));
  if (audience.groups.length > 0 && isListOfPeople(text, within, directory))
    return told(call, 'refused', words.replies.noListsInGroups());
  const approver = approverFor(call.me.id, within, directory, now);
  if (approver === undefined) return told(call, 'refused', words.replies.notAllowed('shop_head'));
  const bulletin: Bulletin = {
    ...{ id: bulletinId(within, keyOf(call.turn)), village: within, by: call.me.id, scope, text: fitForGroup(text) },
    ...audience,
    ...{ state: 'draft', approver, sentAt: null, reportAt: null },
  };
  await draftBulletin(context, bulletin, []);
  const question: OpenQuestion = { kind: 'bulletin', case: null, askedAt: now, text: '', about: bulletin.id };
  await rememberContact(context, call.turn.contact, (contact) => ({ ...contact, question }));
  const above = approver === null ? null : directory.person(approver);
  return told(
    call,
    'bulletin',
    words.replies.bulletinPreview(bulletin, above === null ? null : calledName(above), directory),
  );
}

/** The village, or for somebody of the township all of it. */
function worksFor({ turn, me }: Call): AreaPath | undefined {
  const duty = me.duties.find(({ role }) => role !== 'villager');
  if (duty === undefined) return undefined;
  return turn.village?.path ?? turn.talk.context.directory().villageOf(duty.area)?.path ?? duty.area;
}

/** Of the only one, else the newest, that waits for the caller. */
async function rule(call: Call, yes: boolean, reason: string): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const village = worksFor(call);
  const waiting = village === undefined ? [] : await bulletinsOf(context, village, 'asked', context.now() - DAY);
  const mine = waiting.find(({ data }) => data.approver === call.me.id);
  if (mine === undefined) return told(call, 'nothing_fits', words.replies.noBulletinWaits());
  const answer = { kind: 'bulletinRuled', approved: yes, by: calledName(call.me), reason } as const;
  const back = [{ to: { to: 'person', person: mine.data.by }, notice: answer } as const];
  if (!yes) {
    await dropBulletin(context, mine.id, back);
    return told(call, 'bulletin_dropped', words.replies.bulletinDropped());
  }
  const sent = await sendBulletin(context, mine.id, back);
  return sent === null ? told(call, 'nothing_fits', words.replies.noBulletinWaits()) : sentNow(call, sent);
}

/** What it announces is remembered for those who ask later, as if it had been said in the group. */
export async function sentNow(
  { turn }: Pick<Call, 'turn'>,
  { text, village, groups, people, id }: Bulletin,
): Promise<Handled> {
  const { context, words } = turn.talk;
  const directory = context.directory();
  const now = context.now();
  const announced = announcementIn(text, true, now);
  const areas = groups.flatMap((group) => directory.group(group)?.area ?? []);
  const meant = areas.length > 0 ? areas : [village];
  for (const board of new Set(meant.flatMap((area) => directory.villageOf(area)?.path ?? []))) {
    const here = meant.filter((area) => isWithin(area, board));
    if (announced !== null)
      await postNotice(context, board, { ...announced, areas: here, key: id, saidAt: now, repeated: {} });
  }
  const said = words.replies.bulletinSent(groups.length, people.length);
  return { outcome: 'bulletin_sent', say: [sayPrivately(turn, said)] };
}
