/** Writing bulletins, and asking what one missed. */
import type { BulletinReplies } from '../bulletin-words.js';

const MOST_NAMED = 8;

const day = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'Asia/Shanghai' });

const shortened = (names: readonly string[]): string =>
  names.slice(0, MOST_NAMED).join(', ') +
  (names.length > MOST_NAMED ? ` and ${String(names.length - MOST_NAMED)} more` : '');

export const bulletinReplies: BulletinReplies = {
  bulletinPreview: ({ text, groups, people, unreachable, village }, approver, directory) => {
    const named = groups.map((group) => directory.group(group)?.name ?? group);
    const to = [
      ...(groups.length === 0 ? [] : [`${String(groups.length)} groups (${shortened(named)})`]),
      ...(people.length === 0 ? [] : [`${String(people.length)} people in private`]),
    ];
    const missed =
      unreachable.length === 0 ? '' : `\nNot reachable by the bot: ${shortened(unreachable)}. Please call or go there.`;
    const then =
      approver === null
        ? 'Reply 1 to send it, 0 to drop it.'
        : `Reply 1 to send it when ${approver} agrees, 0 to drop it.`;
    return `To ${to.length === 0 ? 'nobody who can be reached' : to.join(', ')}:\n[${directory.areaName(village)}] ${text}${missed}\n${then}`;
  },
  bulletinAsked: (approver) => `${approver} has it to read; it goes out when they agree.`,
  bulletinSent: (groups, people) =>
    `On its way to ${String(groups)} groups and ${String(people)} people, one after the other. I will tell you who could not be reached.`,
  bulletinDropped: () => 'All right, it is not sent.',
  noBulletinWaits: () => 'No bulletin waits for you to agree.',
  noSuchAudience: (scope) =>
    `I do not know whom "${scope}" means. Write an area, the name of a group, or a kind of people; see /help notice`,
  noListsInGroups: () =>
    'Names beside what they owe or suffer from belong in no group. Please write it without names, or tell them one by one.',
  latestBulletins: (shown) =>
    shown.length === 0
      ? 'There was nothing lately.'
      : ['Latest:', ...shown.map(({ at, text }) => `${day(at)}: ${text}`)].join('\n'),
};
