/** Cases in lists and as whole files, for those who work on them. In a room nothing of private ones is shown. */
import { attached } from '../../domain/case/attached.js';
import { holders, isPrivate } from '../../domain/case/tell.js';
import { isOpen } from '../../domain/case/states.js';
import type { Case } from '../../domain/case/types.js';
import { maskText } from '../../domain/mask.js';
import type { PersonId } from '../../domain/person.js';
import { maySeePhone } from '../../domain/rights.js';
import { waysOf } from '../../domain/ways.js';
import type { View } from '../view.js';
import type { Listed } from '../replies.js';
import { attachedLines, heardWords, proofWords } from './attachments.js';
import { labelOf } from './category-labels.js';
import { shortNumber, STAFF_STATE_WORDS, staffName, URGENCY_WORDS, wayName } from './names.js';
import { counted, listed } from './phrases.js';
import { dueWords, toldWhen, whenWords } from './time-words.js';

const MOST_LINES = 15;
const WHICH: Readonly<Record<Exclude<Listed, 'supervised'>, string>> = {
  mine: 'on your hands',
  today: 'due today',
  late: 'overdue',
  parked: 'put aside',
  all: 'open in your area',
};

/** In the order in which they are given. */
export function caseList(cases: readonly Case[], which: Listed, view: View): string {
  const where = which === 'supervised' ? wayName('supervise', view.ways) : WHICH[which];
  if (cases.length === 0) return `Nothing is ${where} now.`;
  const lines = cases.slice(0, MOST_LINES).map((c) => line(c, view));
  const more = cases.length > MOST_LINES ? [`${String(cases.length - MOST_LINES)} more are not shown.`] : [];
  const title = `${counted(cases.length, 'matter')} ${where}:`;
  return [title, ...lines, ...more, 'To look at one: /show NUMBER'].join('\n');
}

function line(c: Case, view: View): string {
  const said = view.room || c.sealed ? '' : `: ${c.gist}`;
  const plan =
    c.parking === null || view.room ? '' : `, again on ${whenWords(c.parking.reviewAt, view.now)}: ${c.parking.reason}`;
  return `${shortTitle(c, view)} (${STAFF_STATE_WORDS[c.state]}${owed(c)}${dueWords(c, view.now, view.calendar)}${plan})${said}`;
}

/** Reported done, but for the picture. */
const owed = (c: Case): string => (c.finishing == null || !isOpen(c.state) ? '' : ', a picture is missing');

/** "312 water cut in Group 2"; in a room only the number of a private one. */
export function shortTitle(c: Case, { directory, room }: View): string {
  const n = shortNumber(c.number);
  return room && isPrivate(c) ? n : `${n} ${labelOf(c.category)} in ${directory.areaName(c.area)}`;
}

/** Everything about one case that the reader may see; in a room nothing that was said. */
export function caseFile(c: Case, reader: PersonId, view: View): string {
  const alone = 'For more, ask me in a direct message.';
  if (view.room && isPrivate(c)) return `${c.number}. ${alone}`;
  const { directory } = view;
  const names = listed(holders(c).map((id) => staffName(id, directory)));
  const hold = names === '' ? '' : `; ${c.lead === null ? 'offered to' : 'with'} ${names}`;
  const way = c.mode === 'direct' ? '' : `, ${wayName(c.mode, waysOf(directory.filesOf(c.area)))}`;
  const head = [
    `${c.number} ${labelOf(c.category)} in ${directory.areaName(c.area)} (${URGENCY_WORDS[c.deadlines]})`,
    `Now ${STAFF_STATE_WORDS[c.state]}${owed(c)}${dueWords(c, view.now, view.calendar)}${way}${hold}`,
  ];
  if (view.room) return [...head, alone].join('\n');
  const file = [
    ...head,
    [whoLine(c, reader), ...toldWhen(c)].join('; '),
    ...remarkLines(c, view),
    ...historyLines(c, view),
  ].join('\n');
  return maySeePhone(reader, c) ? file : maskText(file);
}

function whoLine(c: Case, reader: PersonId): string {
  const names = c.reporters.map((one) => one.name);
  const more = names.length > 5 ? `, ${counted(names.length, 'household')} in all` : '';
  const who = c.confidential || c.sealed ? 'Who reported it is not shown' : `From ${listed(names.slice(0, 5))}${more}`;
  const concerned = c.concerned === null ? '' : `; about ${initial(c.concerned)}`;
  if (c.phone === null || c.confidential) return `${who}${concerned}`;
  return `${who}; ${maySeePhone(reader, c) ? `phone ${c.phone}` : 'the phone number comes when you take it on'}${concerned}`;
}

/** "D." for a name that is not to be read in full. */
const initial = (name: string): string => `${Array.from(name.trim())[0] ?? ''}.`;

function remarkLines(c: Case, { now, directory, link, outside = true }: View): string[] {
  const lines = c.remarks.slice(-6).map((one) => {
    const by = one.from === 'clerk' ? staffName(one.by, directory) : 'villager';
    const sent = attached(c, [one]);
    const count =
      sent.length === 0 || link !== undefined
        ? ''
        : `(${counted(sent.length, 'picture or voice', 'pictures or voices')})`;
    const said = [proofWords(one), one.text, heardWords(one), count].filter((part) => part !== '').join(' ');
    return `${whenWords(one.at, now)} ${by}: ${said}${link === undefined ? '' : attachedLines(sent, '', link)}`;
  });
  const isHere = link !== undefined && !outside && c.remarks.some((one) => one.media.length > 0);
  return [...lines, ...(isHere ? ['(The links open on the machine of the service only.)'] : [])];
}

function historyLines(c: Case, { now, directory }: View): string[] {
  const steps = c.log.filter((one) => one.from !== one.to).slice(-8);
  const lines = steps.map((one) => {
    const by = directory.person(one.by) === null ? '' : ` (${staffName(one.by, directory)})`;
    return `${whenWords(one.at, now)} ${STAFF_STATE_WORDS[one.to]}${by}${one.text === '' ? '' : `: ${one.text}`}`;
  });
  return lines.length === 0 ? [] : ['What happened:', ...lines];
}
