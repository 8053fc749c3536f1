/** Figures, with their numerators and denominators; no ranking of anybody. */
import { isPrivate } from '../../domain/case/tell.js';
import type { Case } from '../../domain/case/types.js';
import type { Directory } from '../../domain/directory.js';
import { SHARES, type Rate, type ShareName } from '../../domain/indicators.js';
import type { Pace } from '../../domain/pace.js';
import type { Period } from '../../domain/period.js';
import { COUNT_NAMES, type CountName, type Received } from '../../domain/statistics.js';
import { DAY, HOUR } from '../../domain/time.js';
import type { StatsReplies } from '../stats-words.js';
import { classLabel, labelOf } from './category-labels.js';
import { wayName } from './names.js';
import { whenWords } from './time-words.js';

export const SHARE_WORDS: Readonly<Record<ShareName, readonly [name: string, hit: string, of: string]>> = {
  signIn: ['signed in on time', 'taken on within the limit', 'dispatched'],
  response: ['response rate', 'first contact within the limit', 'should be contacted'],
  onTime: ['replied on time', 'replied by the due time', 'due'],
  finished: ['finished', 'replied', 'due'],
  firstRight: ['right at first', 'never handed on', 'dispatched'],
  solved: ['solved', 'reporters who said it is solved', 'reporters who answered'],
  satisfied: ['satisfied', 'nobody gave less than 3', 'with a score'],
  evaluated: ['evaluated', 'with a score', 'closed'],
  confirmed: ['confirmed', 'replies that nobody contradicted', 'replies that somebody answered'],
  redo: ['done again', 'done again', 'closed or done again'],
  returned: ['returned', 'returned by a clerk', 'dispatched'],
  parkedSolved: ['struck off', 'put aside, and done by the planned day', 'put aside, and done or past that day'],
};
const COUNT_WORDS: Readonly<Record<CountName, string>> = {
  repeated: 'told before',
  foundFirst: 'found first',
  yellow: 'yellow card',
  red: 'red card',
  supervised: 'supervised',
};
const MOST_SHOWN = 20;
/** Classes that most cases came of. */
const MOST_CLASSES = 3;

const percent = ({ rate, numerator, denominator }: Rate): string =>
  rate === null ? 'none yet' : `${String(Math.round(rate * 100))}% (${String(numerator)}/${String(denominator)})`;

const day = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'Asia/Shanghai' });

export function periodName({ name, from, until }: Period): string {
  switch (name.unit) {
    case 'day':
      return day(from);
    case 'week':
      return `${day(from)} to ${day(until - DAY)}`;
    case 'month':
      return `${String(name.year)}-${String(name.number).padStart(2, '0')}`;
    case 'year':
      return String(name.year);
  }
}

const hours = (ms: number): string => `${String(Math.round((ms / HOUR) * 10) / 10)} h`;
export const pace = (what: string, { cases, p50, p90 }: Pace): string[] =>
  p50 === null || p90 === null || cases === 0
    ? []
    : [`${what}: half within ${hours(p50)}, nine in ten within ${hours(p90)}`];

const caseLines = (cases: readonly Case[], directory: Directory): string[] =>
  cases.map((c) => `${c.number} ${directory.areaName(c.area)} ${isPrivate(c) ? 'not public' : labelOf(c.category)}`);

function classes({ byClass }: Received): string[] {
  const most = Object.entries(byClass).sort(([, a], [, b]) => b - a);
  const shown = most.slice(0, MOST_CLASSES).map(([code, count]) => `${classLabel(code)} ${String(count)}`);
  return shown.length === 0 ? [] : [`Most: ${shown.join(', ')}.`];
}

export const statsReplies: StatsReplies = {
  shareNamed: (text) => SHARES.find((name) => text.toLowerCase().includes(SHARE_WORDS[name][0])) ?? null,
  countNamed: (text, ways) =>
    COUNT_NAMES.find((name) => text.toLowerCase().includes(COUNT_WORDS[name])) ??
    (ways.supervise !== undefined && text.includes(ways.supervise) ? 'supervised' : null),
  statistics: ({ statistics: { received, indicators, asOf }, period, areaName, ways, now }) =>
    [
      `${areaName}, ${periodName(period)}${asOf === undefined ? '' : ` (as of ${whenWords(asOf, now)})`}`,
      `Received ${String(received.cases)}; told before ${percent(received.repeated)}; found by ourselves ${percent(received.foundFirst)}.`,
      ...classes(received),
      `Due ${String(indicators.cases)}; yellow cards ${String(indicators.yellowCards)}, red ${String(indicators.redCards)}, ${wayName('supervise', ways)} ${String(indicators.supervised)}.`,
      ...SHARES.map((name) => `${SHARE_WORDS[name][0]}: ${percent(indicators[name])}`),
      ...pace('Taken on', indicators.signInTime),
      ...pace('First contact', indicators.contactTime),
      ...pace('Done', indicators.finishTime),
      'Which cases: /stats response rate',
    ].join('\n'),
  share: ({ name, behind, period, areaName }, directory) => {
    const [title, hit, of] = SHARE_WORDS[name];
    const isGood = name !== 'redo' && name !== 'returned';
    const all = isGood ? behind.missed : behind.hit;
    const listed = all.slice(0, MOST_SHOWN);
    return [
      `${areaName}, ${periodName(period)}: ${title} ${percent(behind.rate)}`,
      `That is: ${hit} / ${of}. Counted by their due time; without merged, withdrawn, declined and sealed ones.`,
      all.length === 0 ? 'No case missed it.' : `${String(all.length)} cases${isGood ? ' missed it' : ''}:`,
      ...caseLines(listed, directory),
      ...(all.length > listed.length ? [`… and ${String(all.length - listed.length)} more`] : []),
    ].join('\n');
  },
  counted: ({ name, cases, period, areaName, ways }, directory) =>
    [
      `${areaName}, ${periodName(period)}: ${name === 'supervised' ? wayName('supervise', ways) : COUNT_WORDS[name]}: ${String(cases.length)}`,
      ...caseLines(cases.slice(0, MOST_SHOWN), directory),
      ...(cases.length > MOST_SHOWN ? [`… and ${String(cases.length - MOST_SHOWN)} more`] : []),
    ].join('\n'),
  reportReady: ({ areaName, month, xlsx, pdf }) =>
    `The report of ${areaName} for ${periodName(month)} is ready. The links end in a few days; please do not pass them on.\nWorkbook: ${xlsx}\nTo print: ${pdf}`,
  letterReady: (number, to, link) =>
    `The letter on ${number} to ${to} is ready to be printed and sealed. The link ends in a few days.\n${link}\nPlease read it before it goes out; no villager is named in it.`,
  letterNote: (to) => `A letter was written to: ${to}`,
  letterSecret: (number) => `Nothing of ${number} may leave the village: it is sealed, confidential or private.`,
  sentAside: () => 'Done, I have sent it to you alone.',
  notYourArea: () => 'You can only see the figures of your own area.',
  unknownInStats: (word) =>
    `"${word}" is no place, time or figure that I know. For instance: /stats last month. Alone it shows your whole area, this month.`,
  tooManyToList: (areaName) =>
    `${areaName} has too many cases to list. Name a township or a village before the figure. Figures alone: /stats`,
};
