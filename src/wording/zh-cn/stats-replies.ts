/** Figures, with their numerators and denominators; no ranking of anybody. */
import { isPrivate } from '../../domain/case/tell.js';
import type { Case } from '../../domain/case/types.js';
import { categoryLabel, className } from '../../domain/category.js';
import type { Directory } from '../../domain/directory.js';
import { SHARES, type Rate, type ShareName } from '../../domain/indicators.js';
import type { Pace } from '../../domain/pace.js';
import type { Period } from '../../domain/period.js';
import { COUNT_NAMES, type CountName, type Received } from '../../domain/statistics.js';
import { DAY, HOUR } from '../../domain/time.js';
import type { WayNames } from '../../domain/ways.js';
import type { StatsReplies } from '../stats-words.js';
import { wayName } from './names.js';
import { dayWords, whenWords } from './time-words.js';

/** The name, what is counted, and what it is a share of. */
export const SHARE_WORDS: Readonly<Record<ShareName, readonly [name: string, hit: string, of: string]>> = {
  signIn: ['及时签收率', '按时接单的', '派出去的'],
  response: ['响应率', '按时联系群众的', '该联系的'],
  onTime: ['按时办结率', '按时答复的', '到期的'],
  finished: ['办结率', '答复了的', '到期的'],
  firstRight: ['一次派准率', '没有再转手的', '派出去的'],
  solved: ['解决率', '说解决了的群众', '回了话的群众'],
  satisfied: ['满意率', '没人打3分以下的', '打了分的'],
  evaluated: ['评价率', '有人打分的', '办结的'],
  confirmed: ['回访核实率', '回话的都认可的答复', '有人回话的答复'],
  redo: ['重办率', '重办过的', '办结和重办的'],
  returned: ['回退率', '退过单的', '派出去的'],
  parkedSolved: ['挂账销号率', '按约定日子办好的挂账', '日子到了或办好了的挂账'],
};
const COUNT_WORDS: Readonly<Record<CountName, string>> = {
  repeated: '重复诉求',
  foundFirst: '未诉先办',
  yellow: '黄牌',
  red: '红牌',
  supervised: '督办',
};
const countName = (name: CountName, ways: WayNames): string =>
  name === 'supervised' ? wayName('supervise', ways) : COUNT_WORDS[name];
const MOST_SHOWN = 20;
/** Classes that most cases came of. */
const MOST_CLASSES = 3;

const percent = ({ rate, numerator, denominator }: Rate): string =>
  rate === null ? '还没有' : `${String(Math.round(rate * 100))}%（${String(numerator)}/${String(denominator)}）`;

export function periodName({ name, from, until }: Period): string {
  switch (name.unit) {
    case 'day':
      return dayWords(from);
    case 'week':
      return `${dayWords(from)}到${dayWords(until - DAY)}`;
    case 'month':
      return `${String(name.year)}年${String(name.number)}月`;
    case 'year':
      return `${String(name.year)}年`;
  }
}

const hours = (ms: number): string => {
  const all = ms / HOUR;
  return all < 1 ? `${String(Math.max(1, Math.round(all * 60)))}分钟` : `${String(Math.round(all * 10) / 10)}小时`;
};
export const pace = (what: string, { cases, p50, p90 }: Pace): string[] =>
  p50 === null || p90 === null || cases === 0 ? [] : [`${what}：一半在${hours(p50)}内，九成在${hours(p90)}内`];

const caseLines = (cases: readonly Case[], directory: Directory): string[] =>
  cases.map((c) => `${c.number} ${directory.areaName(c.area)}${isPrivate(c) ? '不公开' : categoryLabel(c.category)}`);

function classes({ byClass }: Received): string[] {
  const most = Object.entries(byClass).sort(([, a], [, b]) => b - a);
  const shown = most.slice(0, MOST_CLASSES).map(([code, count]) => `${className(code)}${String(count)}件`);
  return shown.length === 0 ? [] : [`最多的：${shown.join('，')}。`];
}

export const statsReplies: StatsReplies = {
  shareNamed: (text) => SHARES.find((name) => text.includes(SHARE_WORDS[name][0])) ?? null,
  countNamed: (text, ways) =>
    COUNT_NAMES.find((name) => [COUNT_WORDS[name], countName(name, ways)].some((word) => text.includes(word))) ?? null,
  statistics: ({ statistics: { received, indicators, asOf }, period, areaName, ways, now }) =>
    [
      `${areaName} ${periodName(period)}${asOf === undefined ? '' : `（截至${whenWords(asOf, now)}）`}`,
      `收到${String(received.cases)}件，其中重复诉求${percent(received.repeated)}，我们先发现的${percent(received.foundFirst)}。`,
      ...classes(received),
      `到期${String(indicators.cases)}件，黄牌${String(indicators.yellowCards)}，红牌${String(indicators.redCards)}，${wayName('supervise', ways)}${String(indicators.supervised)}。`,
      ...SHARES.map((name) => `${SHARE_WORDS[name][0]} ${percent(indicators[name])}`),
      ...pace('接单', indicators.signInTime),
      ...pace('联系群众', indicators.contactTime),
      ...pace('办结', indicators.finishTime),
      '看是哪些事：/统计 响应率，或者 /统计 红牌',
    ].join('\n'),
  share: ({ name, behind, period, areaName }, directory) => {
    const [title, hit, of] = SHARE_WORDS[name];
    const shown = behind.missed.slice(0, MOST_SHOWN);
    const isGood = name !== 'redo' && name !== 'returned';
    const listed = isGood ? shown : behind.hit.slice(0, MOST_SHOWN);
    const total = isGood ? behind.missed.length : behind.hit.length;
    return [
      `${areaName} ${periodName(period)} ${title} ${percent(behind.rate)}`,
      `算法：${hit} ÷ ${of}。按到期时间算在这段里的，并单、撤回、不受理和保密的不算。`,
      total === 0
        ? isGood
          ? '没有落下的。'
          : '一件也没有。'
        : `${isGood ? '没做到的' : '是这些'}${String(total)}件：`,
      ...caseLines(listed, directory),
      ...(total > listed.length ? [`……还有${String(total - listed.length)}件`] : []),
    ].join('\n');
  },
  counted: ({ name, cases, period, areaName, ways }, directory) =>
    [
      `${areaName} ${periodName(period)} ${countName(name, ways)}${String(cases.length)}件${cases.length === 0 ? '。' : '：'}`,
      ...caseLines(cases.slice(0, MOST_SHOWN), directory),
      ...(cases.length > MOST_SHOWN ? [`……还有${String(cases.length - MOST_SHOWN)}件`] : []),
    ].join('\n'),
  reportReady: ({ areaName, month, xlsx, pdf }) =>
    `${areaName} ${periodName(month)} 月报好了，链接过几天就失效，不要转给别人。\n表格：${xlsx}\n打印：${pdf}`,
  letterReady: (number, to, link) =>
    `${number}给${to}的公函写好了，打印出来盖章就行。链接过几天就失效。\n${link}\n寄之前请再看一遍，里面没有群众的名字和电话。`,
  letterNote: (to) => `写了公函：${to}`,
  letterSecret: (number) => `${number}不能往外写：涉密、要求保密或者涉及个人隐私的事不出村。`,
  sentAside: () => '好了，发到您的私聊里了。',
  notYourArea: () => '只能看您自己片里的。',
  unknownInStats: (word) =>
    `没认出“${word}”：不是我知道的村或社，也不是时间或指标。这样写：/统计 二社 上月 响应率。什么都不写，就是您整个片里这个月的。`,
  tooManyToList: (areaName) =>
    `${areaName}的事太多，一件件列不出来。写上乡或村再看，例如：/统计 郭米村 响应率；只看数字回 /统计`,
};
