/** Writing bulletins, and asking what one missed. */
import type { BulletinReplies } from '../bulletin-words.js';
import { dayNearby } from './time-words.js';

const MOST_NAMED = 8;

export const bulletinReplies: BulletinReplies = {
  bulletinPreview: ({ text, groups, people, unreachable, village }, approver, directory) => {
    const named = groups.map((group) => directory.group(group)?.name ?? group);
    const shown = named.slice(0, MOST_NAMED).join('、') + (named.length > MOST_NAMED ? '……' : '');
    const to = [
      ...(groups.length === 0 ? [] : [`${String(groups.length)}个群（${shown}）`]),
      ...(people.length === 0 ? [] : [`${String(people.length)}个人私信`]),
    ];
    const missed =
      unreachable.length === 0
        ? ''
        : `\n没加格子铺、收不到的：${unreachable.slice(0, MOST_NAMED).join('、')}${unreachable.length > MOST_NAMED ? `等${String(unreachable.length)}人` : ''}，请上门或打电话说。`;
    const then = approver === null ? '回 1 发，回 0 不发。' : `回 1 交${approver}同意后再发，回 0 不发。`;
    return `要发给${to.length === 0 ? '的人都收不到' : to.join('，')}：\n【${directory.areaName(village)}通知】${text}${missed}\n${then}`;
  },
  bulletinAsked: (approver) => `交给${approver}看了，同意了就发。`,
  bulletinSent: (groups, people) =>
    `发了：${[...(groups > 0 ? [`${String(groups)}个群`] : []), ...(people > 0 ? [`${String(people)}个人`] : [])].join('，') || '没有收得到的人'}。一个一个发，发完我告诉您谁没收到。`,
  bulletinDropped: () => '好，不发了。',
  noBulletinWaits: () => '现在没有等您同意的通知。',
  noSuchAudience: (scope) =>
    `不知道“${scope}”是发给谁。可以写：全村、二社、群的名字、干部、困难户，例如：/通知 二社、三社 明天打疫苗`,
  noListsInGroups: () => '点名说谁没交、谁有病、谁困难，不能发在群里。请改成不点名的，或者私下一个一个说。',
  latestBulletins: (shown, now) =>
    shown.length === 0
      ? '最近没有通知。'
      : ['最近的通知：', ...shown.map(({ at, text }) => `${dayNearby(at, now)}：${text}`)].join('\n'),
};
