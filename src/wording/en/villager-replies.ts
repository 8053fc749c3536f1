/** Direct answers to villagers. */
import type { Refusal } from '../../domain/case/action.js';
import { isPrivate } from '../../domain/case/tell.js';
import type { Case } from '../../domain/case/types.js';
import type { View } from '../view.js';
import { calledName } from '../../domain/person.js';
import type { VillagerReplies } from '../replies.js';
import { announced } from './announced-words.js';
import { labelOf } from './category-labels.js';
import { EMERGENCY_ADVICE } from './emergency-words.js';
import { STATE_WORDS, staffName } from './names.js';
import { counted, listed } from './phrases.js';
import { dueWords, whenWords } from './time-words.js';
import { TYPED } from './typed-words.js';

const MOST_LINES = 10;

const isHidden = (c: Case, view: View): boolean => c.sealed || (view.room && isPrivate(c));

function title(c: Case, view: View): string {
  return isHidden(c, view) ? c.number : `${c.number} ${labelOf(c.category)} (${view.directory.areaName(c.area)})`;
}

function stand(c: Case, view: View): string {
  const { directory, now, calendar } = view;
  const hidden = isHidden(c, view);
  const clerk = hidden || c.lead === null ? '' : `${staffName(c.lead, directory)}, `;
  return `${clerk}${STATE_WORDS[c.state]}${hidden ? '' : dueWords(c, now, calendar)}`;
}

function story(c: Case, view: View): string {
  const head = `${title(c, view)}: ${stand(c, view)}`;
  if (view.room && isPrivate(c)) return `${head}\nFor more, ask me in a direct message.`;
  const moves = c.log.filter((one) => one.from !== one.to || one.action === 'route');
  const steps = [...new Set(moves.map((one) => `${whenWords(one.at, view.now)} ${STATE_WORDS[one.to]}`))].slice(-8);
  const result = c.result === null ? [] : [`Result: ${c.result}`];
  const asked = c.state === 'need_info' && c.reporters.length === 1 ? c.question : null;
  const question = asked === null ? [] : [`Waiting for your answer: ${asked.text}`];
  return [head, ...ownWords(c, view), ...steps, ...result, ...question].join('\n');
}

/** What the only reporter said; with several, one must not read what another told in private. */
function ownWords(c: Case, view: View): string[] {
  if (view.room || c.sealed || c.reporters.length !== 1) return [];
  const own = c.remarks.filter(
    (one) => one.from === 'reporter' && one.by === c.reporters[0]?.contact && one.text !== '',
  );
  return own.length === 0 ? [] : [`You said: ${own.map((one) => one.text).join('; ')}`];
}

function refusal(refused: Refusal, c: Case): string {
  switch (refused.code) {
    case 'too_late':
      return `More than ${counted(refused.days, 'day')} have passed since ${c.number}. Please tell me again as a new matter, and I will write it down at once.`;
    case 'wrong_state':
      return `${c.number} is now "${STATE_WORDS[c.state]}", so this cannot be done. If there is something, just tell me.`;
    default:
      return 'That did not work. If there is something, just tell me, and I will write it down.';
  }
}

export const villagerReplies: VillagerReplies = {
  greeting: (name) =>
    `Hello${name === '' ? '' : ` ${name}`}, this is Gezipu. Whatever there is at home or in the village, type it or say it, and I will find somebody for it.`,
  welcome: () => 'You are welcome. Just tell me when there is something.',
  tellMe: () =>
    `I am listening. Just tell me what it is and where. To hear how your matter is going, reply ${TYPED.progress}.`,
  help: (staff) =>
    [
      'Just tell me what it is: type, talk or send a picture. There is nothing to learn.',
      `${TYPED.progress}: how my matters are going`,
      `${TYPED.supplement} …: say more about it`,
      `${TYPED.withdraw}: take it back`,
      `When it is done, reply ${TYPED.solved} (it is solved) or ${TYPED.unsolved} (not yet), or give 1 to 5 points`,
      ...(staff ? ['You also work here. Your commands: /help'] : []),
    ].join('\n'),
  askVillage: () => 'Which village are you from? Tell me its name, and I will find somebody for you.',
  askWhether: () => 'Shall I write this down and find somebody for it? Reply 1 for yes, 0 for no.',
  askPhone: () => 'Shall they have your phone number? Then just send it. Without it, it will be done as well.',
  phoneTaken: (number) => `Good, your number is only for those who work on ${number}.`,
  located: (areaName, c, { person }) => {
    const names = c.sealed ? [] : c.offered.flatMap((id) => person(id) ?? []).map(calledName);
    if (names.length === 0) return `Good, ${areaName}.`;
    const soon = c.clock.contactDue === null ? '' : ' They will be in touch with you.';
    return `Good, ${areaName}. I have told ${listed(names)}.${soon}`;
  },
  askSupplement: (number) => `I am listening, and will add it to ${number}.`,
  supplemented: (number) => `Added to ${number}.`,
  listening: () =>
    'I have it and am listening. If it is urgent, typing is quicker; in danger call 110, 119 or 120 first.',
  askHeard: (text) => `Did you say: "${text}"? Reply ${TYPED.right} or ${TYPED.wrong}, or just say it again.`,
  pictureTaken: () => 'I have your picture. What is it, and where? Just a word.',
  progress: (cases, view) => {
    if (cases.length === 0) return villagerReplies.nothingOpen();
    const lines = cases.slice(0, MOST_LINES).map((c, i) => `${String(i + 1)}. ${title(c, view)}: ${stand(c, view)}.`);
    const more = view.room ? [] : ['To hear more, reply the number.'];
    return [`You have ${counted(cases.length, 'matter')}:`, ...lines, ...more].join('\n');
  },
  story,
  notYours: (typed) =>
    `I found nothing of yours under ${typed}. To see your matters, reply ${TYPED.progress}; or just tell me what it is.`,
  nothingOpen: () => 'Nothing of yours is open now. When there is something, just tell me.',
  recalled: () => '(I have taken back what I sent. Please ask me first whether it is still wanted.)',
  appealed: (number) => `All right, somebody will look at ${number} again and let you know.`,
  tryAgain: () => 'That did not work just now. Please say it once more.',
  refusedReporter: refusal,
  commandForStaff: (name) =>
    name === 'done' || name === 'accept'
      ? `A grid member does that. If you find that it is solved, just reply ${TYPED.solved}.`
      : 'That is for those who work here. Just tell me what it is; you need no command.',
  announced,
  emergencyNowhere: (kind) =>
    `${EMERGENCY_ADVICE[kind]} Which village and which part of it? Tell me quickly, and I will call people.`,
};
