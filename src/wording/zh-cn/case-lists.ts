/** Cases in lists and as whole files, for those who work on them. */
import { attached } from '../../domain/case/attached.js';
import { categoryLabel } from '../../domain/category.js';
import { holders, isPrivate, nameOf, namesOf } from '../../domain/case/tell.js';
import { isOpen } from '../../domain/case/states.js';
import type { Case } from '../../domain/case/types.js';
import { maskName, maskText } from '../../domain/mask.js';
import type { PersonId } from '../../domain/person.js';
import { maySeePhone } from '../../domain/rights.js';
import { waysOf } from '../../domain/ways.js';
import type { View } from '../view.js';
import type { Listed } from '../replies.js';
import { attachedLines, heardWords, proofWords } from './attachments.js';
import { shortNumber, STAFF_STATE_WORDS, urgencyName, wayName } from './names.js';
import { dueWords, toldWhen, whenWords } from './time-words.js';

const MOST_LINES = 15;
const TITLES: Readonly<Record<Exclude<Listed, 'supervised'>, string>> = {
  mine: '您手上',
  today: '今天到期的',
  late: '超期的',
  parked: '挂账的',
  all: '您管的范围里',
};
const NOTHING: Readonly<Record<Exclude<Listed, 'supervised'>, string>> = {
  mine: '您手上现在没有事。',
  today: '没有今天到期的事。',
  late: '没有超期的事。',
  parked: '没有挂账的事。',
  all: '您管的范围里现在没有事。',
};

/** In the order in which they are given. */
export function caseList(cases: readonly Case[], which: Listed, view: View): string {
  const supervision = wayName('supervise', view.ways);
  if (cases.length === 0) return which === 'supervised' ? `没有${supervision}的事。` : NOTHING[which];
  const title = which === 'supervised' ? `${supervision}的` : TITLES[which];
  const lines = cases.slice(0, MOST_LINES).map((c) => line(c, view));
  const more = cases.length > MOST_LINES ? [`还有${String(cases.length - MOST_LINES)}件没列出来。`] : [];
  return [`${title}有${String(cases.length)}件：`, ...lines, ...more, '看哪件：/查看 编号'].join('\n');
}

function line(c: Case, view: View): string {
  const what = view.room || c.sealed ? '' : `：${c.gist}`;
  const plan = c.parking === null ? '' : `，${whenWords(c.parking.reviewAt, view.now)}再看：${c.parking.reason}`;
  return `${shortTitle(c, view)}（${STAFF_STATE_WORDS[c.state]}${owed(c)}${dueWords(c, view.now, view.calendar)}${view.room ? '' : plan}）${what}`;
}

/** Reported done, but for the picture. */
const owed = (c: Case): string => (c.finishing == null || !isOpen(c.state) ? '' : '，差照片');

/** "312 二社停水"; in a room only the number of a private one. */
export function shortTitle(c: Case, { directory, room }: View): string {
  const n = shortNumber(c.number);
  return room && isPrivate(c) ? n : `${n} ${directory.areaName(c.area)}${categoryLabel(c.category)}`;
}

/** Everything about one case that the reader may see; in a room nothing that was said. */
export function caseFile(c: Case, reader: PersonId, view: View): string {
  const { now, directory, calendar, room } = view;
  if (room && isPrivate(c)) return `${c.number}，详细的私下问我。`;
  const hold = namesOf(holders(c), directory).join('、');
  const due = dueWords(c, now, calendar);
  const ways = waysOf(directory.filesOf(c.area));
  const way = c.mode === 'direct' ? '' : `；${wayName(c.mode, ways)}`;
  const head = [
    `${c.number} ${directory.areaName(c.area)}${categoryLabel(c.category)}（${urgencyName(c.deadlines, ways)}）`,
    `${STAFF_STATE_WORDS[c.state]}${owed(c)}${due}${way}${hold === '' ? '' : `；${c.lead === null ? '派给' : '承办'}：${hold}`}`,
  ];
  if (room) return [...head, '详细的私下问我。'].join('\n');
  const file = [...head, ...saidLines(c, reader, view), ...historyLines(c, view)].join('\n');
  return maySeePhone(reader, c) ? file : maskText(file);
}

function saidLines(c: Case, reader: PersonId, { now, directory, link, outside = true }: View): string[] {
  const names = c.reporters.map((one) => one.name);
  const who =
    c.confidential || c.sealed
      ? '报事人不公开'
      : `报事：${names.slice(0, 5).join('、')}${names.length > 5 ? `等${String(names.length)}户` : ''}`;
  const phone =
    c.phone === null || c.confidential ? [] : [maySeePhone(reader, c) ? `电话 ${c.phone}` : '电话：接单以后能看'];
  const concerned = c.concerned === null ? [] : [`涉及：${maskName(c.concerned)}`];
  const remarks = c.remarks.slice(-6).map((one) => {
    const by = one.from === 'clerk' ? nameOf(one.by, directory) : '群众';
    const sent = attached(c, [one]);
    const media = sent.length > 0 && link === undefined ? `（${String(sent.length)}个图片或语音）` : '';
    const links = link === undefined ? '' : attachedLines(sent, '', link);
    return `${whenWords(one.at, now)} ${by}：${proofWords(one)}${one.text}${heardWords(one)}${media}${links}`;
  });
  const here =
    outside || c.remarks.every((one) => one.media.length === 0) ? [] : ['（链接只能在装格子铺的机器上打开）'];
  return [[who, ...phone, ...concerned, ...toldWhen(c)].join('；'), ...remarks, ...(link === undefined ? [] : here)];
}

function historyLines(c: Case, { now, directory }: View): string[] {
  const steps = c.log
    .filter((one) => one.from !== one.to)
    .slice(-8)
    .map((one) => {
      const by = directory.person(one.by) === null ? '' : `（${nameOf(one.by, directory)}）`;
      return `${whenWords(one.at, now)} ${STAFF_STATE_WORDS[one.to]}${by}${one.text === '' ? '' : `：${one.text}`}`;
    });
  return steps.length === 0 ? [] : ['经过：', ...steps];
}
