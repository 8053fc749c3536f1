/** Direct answers to clerks and cadres: what happened, and what to type next. */
import { DECLINE_REASONS, type Case } from '../../domain/case/types.js';
import { calledName } from '../../domain/person.js';
import type { Instant } from '../../domain/time.js';
import type { DigestHours } from '../../domain/village.js';
import type { StaffReplies } from '../replies.js';
import { caseFile, caseList, shortTitle } from './case-lists.js';
import { labelOf } from './category-labels.js';
import { commandLine, missingWords } from './command-words.js';
import { DECLINE_WORDS, ROLE_WORDS, shortNumber, staffName, URGENCY_WORDS, wayName } from './names.js';
import { counted, listed } from './phrases.js';
import { refusalWords } from './refusal-words.js';
import { byWords, dayNearby, whenWords } from './time-words.js';
import { DECLINE_TYPED } from './typed-words.js';

const MOST_LINES = 6;

function accepted(c: Case, phone: string | null, now: Instant): string {
  const due = c.clock.contactDue;
  const when = due === null || due <= now ? 'as soon as you can' : byWords(due, now);
  const call = phone === null ? '' : ` Phone ${phone}.`;
  return `Good, ${c.number} is yours.${call} Please get in touch with the villager ${when}. Afterwards: /contact ${shortNumber(c.number)}`;
}

function ruled(c: Case, approved: boolean, names: string): string {
  if (c.log.at(-1)?.from === 'verifying')
    return approved ? `Good, ${c.number} is decided and the villager has been told.` : `Good, ${c.number} goes on.`;
  // Only a ruling on more time leads back to work; a return goes out again or back to its clerk.
  if (c.state === 'in_progress') return `Good, ${c.number} gets ${approved ? 'more time' : 'no more time'}.`;
  return approved ? `Good, ${c.number} goes to ${names}.` : `Good, ${c.number} stays with ${names}.`;
}

const DAYS_WORDS: Readonly<Record<DigestHours['days'], string>> = {
  daily: 'every day',
  workdays: 'every working day',
  weekly: 'on the first working day of every week',
};

export const staffReplies: StaffReplies = {
  accepted,
  contactNoted: (c, now) => {
    const due = c.clock.finishDue;
    const by = due === null || due <= now ? '' : ` Please finish by ${whenWords(due, now)}.`;
    return `Noted.${by} When it is done: /done ${shortNumber(c.number)} RESULT`;
  },
  noted: (c) => `Written down for ${c.number}.`,
  transcribed: (c) =>
    `Good, from what you heard ${c.number} is now ${labelOf(c.category)} (${URGENCY_WORDS[c.deadlines]}). If that is wrong: /classify ${shortNumber(c.number)} CATEGORY`,
  pleaseType: () => 'I could not make out that voice message. Please type it, or say it once more.',
  typeCommand: (written) => `Commands have to be typed, so that I do the right thing. Send this: ${written}`,
  askedReporter: (c) =>
    `Asked, now the villager has to answer (${c.number}).${c.clock.remaining === null ? '' : ' The waiting does not count.'}`,
  repliedTo: (c) => `The villager has been told (${c.number}).`,
  finished: (c) =>
    c.state === 'verifying'
      ? `Good, it waits for a decision; then the villager is told (${c.number}).`
      : c.state === 'replied'
        ? `Good, the villager has been told and will say whether it is solved (${c.number}).`
        : `Your part is noted as done (${c.number}).`,
  returned: (c, now) =>
    `Given back (${c.number}).${c.request === null ? '' : ` It will be decided by ${whenWords(c.request.decideBy, now)}.`}`,
  ruled,
  handedOn: (c, to) =>
    `Good, ${c.number} goes to ${to === '' ? 'the next level' : to}. They and the villager have been told.`,
  mergedInto: (number, into) =>
    `Good, ${number} is joined with ${into}, with everybody who reported it. To undo it: /unmerge ${shortNumber(number)}`,
  modeSet: (c, mode, names, ways, now) => {
    const due = c.clock.finishDue === null ? '' : ` To be finished by ${whenWords(c.clock.finishDue, now)}.`;
    const way = wayName(mode, ways);
    if (mode === 'supervise') return `Good, ${c.number} is ${way}. Those who work on it have been told.${due}`;
    if (mode === 'joint')
      return `Good, ${c.number} is ${way}: ${listed(names)} each do a part, and it is finished when all parts are.${due}`;
    return `Good, ${c.number} is ${way}: ${listed(names)} will help, and have been told.`;
  },
  digestOn: ({ time, days }, areas) =>
    `Good, ${DAYS_WORDS[days]} at ${time} you get the digest of ${listed(areas)}, you alone. To end it: /digest unsubscribe`,
  digestOff: () => 'Good, it no longer comes by itself. Whenever you want to see it: /digest',
  extensionAsked: (c, now) =>
    `More time was asked for (${c.number}).${c.request === null ? '' : ` You hear by ${whenWords(c.request.decideBy, now)}.`} Until then the old time counts.`,
  parkedNow: (c, now) => {
    const again = c.parking === null ? '' : ` I will remind you ${whenWords(c.parking.reviewAt, now)}.`;
    const { finishDue } = c.clock;
    const due = finishDue === null || finishDue < now ? 'overdue' : `due ${whenWords(finishDue, now)}`;
    const runs = finishDue === null ? '' : ` Its clock does not stop: it is still ${due}.`;
    return `${c.number} is put aside, and the villager knows why.${runs}${again} If it can go on earlier: /resume ${shortNumber(c.number)}`;
  },
  resumedNow: (c, now) => {
    const due = c.clock.finishDue;
    return `Good, ${c.number} goes on.${due === null || due < now ? '' : ` Please finish by ${whenWords(due, now)}.`}`;
  },
  unmergedNow: (c) => `${c.number} is on its own again, with everybody who reported it.`,
  classified: (c) => `${c.number} now counts as "${labelOf(c.category)}".`,
  relocated: (c, areaName) =>
    `${c.number} now lies in ${areaName}. If nobody had taken it, it goes to the people there.`,
  noSuchPlace: (typed) => `I do not know where "${typed}" is. Write a part of the village or one of its places.`,
  whichCategory: (typed, near) =>
    near.length === 0
      ? `There is no kind "${typed}". Write a name as in the list of kinds, or its four digits: /classify 312 0502`
      : `"${typed}" may be ${listed(near.map((code) => `${labelOf(code)} (${code})`))}. Write one of them: /classify 312 ${near[0] ?? ''}`,
  mergedItself: (number) => `${number} is part of another matter itself. Please give the number of that one.`,
  otherVillage: (number) => `${number} belongs to another village, so they cannot be joined.`,
  declineReasons: (example) => {
    const words = DECLINE_REASONS.map((reason) => `${DECLINE_TYPED[reason]}: ${DECLINE_WORDS[reason]}`);
    return ['Please write why it is not for us, with one of these words:', ...words, `For example: ${example}`].join(
      '\n',
    );
  },
  declinedNow: (c) => `Good, ${c.number} is not taken on. The villager has been told why and where to go.`,
  redoing: (c, names) => `Good, ${c.number} is done again. ${names} will look at it.`,
  onLeave: (until, standIn, now) =>
    until === null
      ? 'Good, you are back. New matters come to you again.'
      : `Good, ${standIn} stands in for you until ${whenWords(until, now)}. If you are back earlier: /leave 0`,
  roster: (days, now) => {
    const lines = days.flatMap(({ at, people }) =>
      people.length === 0
        ? []
        : [`${dayNearby(at, now)}: ${people.map(({ areaName, name }) => `${name} (${areaName})`).join(', ')}`],
    );
    return lines.length === 0
      ? 'Nobody is on duty in the coming days; what is urgent goes to those who usually get it.'
      : ['On duty (what is urgent after hours goes to them):', ...lines].join('\n');
  },
  standInSelf: () => 'You cannot stand in for yourself. Please name somebody else, for example: /leave 3 @NAME',
  going: (c, first, directory) =>
    first
      ? `Good, you lead the way (${c.number}), and the villager knows that you are coming. Take care. When you are there: /contact ${shortNumber(c.number)}`
      : `Good, go together with ${staffName(c.lead, directory)}, who leads the way (${c.number}). Take care.`,
  notGoing: (number) => `I see, others are being called (${number}).`,
  notRegistered: () => 'Good, I leave it.',
  registeredFor: (number, from) => `Good, written down for ${from}: ${number}.`,
  list: caseList,
  file: caseFile,
  who: (areaName, category, people) => {
    const what = category === null ? areaName : `${labelOf(category)} in ${areaName}`;
    if (people.length === 0)
      return `Nobody is in charge of ${what} yet. Please tell the shop head (village secretary).`;
    return `In charge of ${what}: ${listed(people.map(calledName))}.`;
  },
  helpForStaff: (name, commands) =>
    [
      `${name}, these are your commands. The number may be left out when only one matter fits, or when you quote my message.`,
      ...commands.map(commandLine),
    ].join('\n'),
  helpOn: (command) => `${commandLine(command)}\nFor example: ${command.example}`,
  unknownCommand: (typed, nearest) =>
    nearest === null
      ? `There is no command "${typed}". To see them all: /help`
      : `There is no command "${typed}". Did you mean ${nearest.form}? For example: ${nearest.example}`,
  rightForm: (missing, example) => `Please add ${missingWords(missing)}, for example: ${example}`,
  noSuchCase: (number) =>
    `I cannot find ${number}. Please check the number; perhaps it is not in your area. What is on your hands: /list`,
  nothingFits: (command) => `There is nothing now for "${command}". What is on your hands: /list`,
  whichCase: (cases, command, view) => {
    const lines = cases
      .slice(0, MOST_LINES)
      .map((c) => `${shortTitle(c, view)}${view.room || c.sealed ? '' : `: ${c.gist}`}`);
    const example = command.form.replace('编号', shortNumber(cases[0]?.number ?? '312'));
    return [`Which of these ${String(cases.length)}?`, ...lines, `For example: ${example}`].join('\n');
  },
  whichPerson: (name, people) =>
    `${counted(people.length, 'person is', 'people are')} called "${name}": ${listed(people.map((one) => one.name))}. Please write the full name.`,
  noSuchPerson: (name) => `I cannot find "${name}". Please check the name. To see who is in charge: /who PLACE MATTER`,
  notAllowed: (who) => `This has to be done by ${ROLE_WORDS[who]}.`,
  staleKnowledge: (number, question, source) =>
    `${number}: the knowledge base has "${question}", but it is out of date (${source}). The villager was not told; please answer. Give what holds now to whoever keeps the knowledge base.`,
  proposals: (c, ready, stale) => {
    const n = shortNumber(c.number);
    const old = stale.map((one) => `Out of date, not to be used: ${one.question} (${one.source})`);
    if (ready.length === 0)
      return [...old, `The knowledge base has nothing for it. To answer yourself: /answer ${n} TEXT`].join('\n');
    const lines = ready.map((one, i) => `${String(i + 1)} ${one.question}: ${one.answer} (${one.source})`);
    const how = `To use the first: /answer ${n} 1. To answer yourself: /answer ${n} TEXT`;
    return [`${c.number} may be answered so:`, ...lines, ...old, how].join('\n');
  },
  answeredNow: (c) => `Good, the villager has the answer (${c.number}). If they want a person, it comes back.`,
  refused: (refusal, c, directory) => refusalWords(refusal, c, (id) => staffName(id, directory)),
};
