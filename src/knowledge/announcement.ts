/** Notices to everybody about what is planned ("明天8点到18点三社停电检修"), and questions that such a notice answers. */
import type { Instant } from '../domain/time.js';
import { normalise } from '../understanding/normalise.js';
import { announcedTime } from './announced-time.js';

/** What is planned: something stops, or something is given. */
export type Planned = 'power' | 'water' | 'road' | 'network' | 'bus' | 'clinic' | 'handout';

interface Words {
  announced: RegExp;
  asked: RegExp;
}

const WORDS: Readonly<Record<Planned, Words>> = {
  power: {
    announced: /停电|断电|限电|(?:线路|变压器|电网|供电|电力)[^,。]{0,6}(?:检修|改造|施工|维护)/u,
    asked: /停电|断电|没(?:有)?电(?![话视费动脑影梯瓶池])|来电(?!话)|电(?:又|咋|怎么|呢|停|没|还没|还不)/u,
  },
  water: {
    announced:
      /停水|断水|(?:暂停|停止)供水|(?:清洗|检修|维修|改造)[^,。]{0,6}(?:管网|管道|水塔|水池)|(?:管网|管道|水塔|水池)[^,。]{0,6}(?:清洗|检修|维修|改造)/u,
    asked: /停水|断水|没(?:有)?水|来水|水(?:又停|咋停|咋没|怎么没|怎么停|呢|停|没来|还没|还不)/u,
  },
  road: {
    announced: /封路|封闭|(?:禁止|暂停)通行|绕行|(?:路|桥)[^,。]{0,6}施工/u,
    asked: /封路|路(?:咋|怎么|为啥)?(?:封|不让|堵|走不成|过不去|断)|(?:能不能|能|让不让)(?:走|过)(?:吗|不|了)?[?？]?$/u,
  },
  network: {
    announced: /断网|(?:基站|光缆|网络)[^,。]{0,6}(?:检修|割接|维护|改造)/u,
    asked: /断网|没(?:有)?(?:网|信号)|网(?:咋|怎么|又)/u,
  },
  bus: {
    announced: /停班|(?:班车|公交)[^,。]{0,8}(?:停|改)/u,
    asked: /(?:班车|公交)[^,。]{0,8}(?:吗|咋|怎么|没|几点|有没有|啥时候|停|来)/u,
  },
  clinic: {
    announced: /体检|义诊|接种|打(?:疫苗|防疫针|预防针)/u,
    asked:
      /(?:体检|义诊|疫苗|防疫针|预防针)[^,。]{0,8}(?:啥时候|什么时候|几点|哪天|几号|在哪|哪里|今天|明天)|(?:啥时候|什么时候|几点|哪天|今天|明天)[^,。]{0,6}(?:体检|义诊|打(?:疫苗|防疫针|预防针))/u,
  },
  handout: {
    announced: /发放|领取|来领|发(?:米|面|煤|化肥|地膜|种子|物资|慰问)/u,
    asked:
      /(?:啥时候|什么时候|几点|哪天|今天|明天|在哪|哪里)[^,。]{0,8}(?:发|领)|(?:米|面|煤|化肥|地膜|种子|物资)[^,。]{0,6}(?:啥时候|什么时候|几点|哪天|在哪|哪里|发了没)/u,
  },
};
const PLANS = Object.keys(WORDS) as Planned[];

/** What is heard of somewhere else, asked or complained of is no notice. */
const NO_NOTICE = /[?？]|吗|咋|怎么|阿么|啥时候|什么时候|听说|据说|好像|是不是|又停|没人|受不了|娘家/u;
/** How notices are worded by those who give them. */
const OFFICIAL =
  /通知|检修|计划|定于|请(?:大家|各|相互|提前|做好|绕行|带)|因|改造|施工|清洗|各位|全体|村民|接(?:供电|上级|乡|县)|公告|到村委会/u;
const CALLED_OFF = /取消|改期|推迟|延期|恢复(?:供电|供水|通行|正常)|(?:已经|都)?来[电水]了|不停了|通了/u;
/** Something else is the matter: that is a report, whatever was announced. */
const OTHER_CAUSE =
  /线|杆|变压器|跳闸|[电水]表|着(?:了|火)|火|烟|冒|管子|漏|冻|裂|爆|就(?:我|俺)|只有我|光我|别人家|人家都|浑|脏|味|[电水]费/u;
/** Longer ones tell something of their own. */
const LONGEST_QUESTION = 24;
const LONGEST_NOTICE = 400;
/** What is kept of a notice. */
const KEPT = 60;

export interface Announcement {
  what: Planned;
  /** What it says without the time, at most 60 characters. */
  text: string;
  from: Instant;
  until: Instant;
}

/**
 * The plan that a text announces, with a time that is not over. From anybody who is not of the staff only what is worded
 * as offices word it.
 */
export function announcementIn(text: string, byStaff: boolean, now: Instant): Announcement | null {
  const plain = normalise(text);
  if (plain.length > LONGEST_NOTICE || NO_NOTICE.test(plain) || CALLED_OFF.test(plain)) return null;
  const what = PLANS.find((one) => WORDS[one].announced.test(plain));
  if (what === undefined || !(byStaff || OFFICIAL.test(plain))) return null;
  const time = announcedTime(plain, now);
  if (time === null) return null;
  return { what, text: withoutTime(plain, time.said), from: time.from, until: time.until };
}

/** The plan that is off, or over, by the words of somebody of the staff: 停电检修取消了, 来电了. */
export function calledOff(text: string): Planned | null {
  const plain = normalise(text);
  if (plain.length > LONGEST_NOTICE || !CALLED_OFF.test(plain) || NO_NOTICE.test(plain)) return null;
  return PLANS.find((one) => WORDS[one].announced.test(plain) || WORDS[one].asked.test(plain)) ?? null;
}

/** What somebody misses or asks after so briefly that a notice may be the whole answer: 咋没电, 停水了吗. */
export function askedAfter(text: string): Planned | null {
  const plain = normalise(text);
  if (plain.length > LONGEST_QUESTION || OTHER_CAUSE.test(plain)) return null;
  return PLANS.find((one) => WORDS[one].asked.test(plain)) ?? null;
}

function withoutTime(text: string, said: string): string {
  const bare = text
    .replace(said, '')
    .replace(/^(?:[【[][^】\]]{0,12}[】\]])?(?:[^,。:]{0,8}(?:通知|公告|提醒|村委会):)?/u, '')
    .replace(/([,、;])[,、;]+/gu, '$1')
    .replace(/^[\s,、:。]+|[\s,、:。!]+$/gu, '')
    .replaceAll(',', '，')
    .replaceAll(';', '；');
  return bare.length > KEPT ? `${bare.slice(0, KEPT)}…` : bare;
}
