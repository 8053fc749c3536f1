/** /日报: how things stand now, and whether it comes by itself. */
import { periodIn } from '../../domain/period.js';
import { areasOfRight } from '../../domain/rights.js';
import type { DigestHours } from '../../domain/village.js';
import { spokenNumber } from '../../understanding/spoken-number.js';
import { setDigest } from '../../usecases/arrange-village.js';
import { digestNotice } from '../../usecases/digest.js';
import type { Handled } from '../stored-message.js';
import { answered, keyOf, say } from '../turn.js';
import { rightForm, type Call, type Command } from './command.js';

export const digest: Command = {
  name: 'digest',
  zh: '日报',
  also: ['简报'],
  form: '/日报 [上周|本周|订阅 时间|退订]',
  example: '/日报 订阅 18:00 工作日',
  does: '今天的情况；也可看一周的，带图；订阅了每天、每个工作日或者每周自己发给您',
  right: 'digest',
  run: (call) => {
    if (/退订|取消|unsubscribe/iu.test(call.args)) return unsubscribed(call);
    return /订阅|subscribe/iu.test(call.args) ? subscribed(call) : shown(call);
  },
};

async function shown(call: Call): Promise<Handled> {
  const { context } = call.turn.talk;
  const period = periodIn(call.args, context.now());
  const week = period?.name.unit === 'week' ? period : undefined;
  const notice = await digestNotice(context, areasOfRight(call.me, 'digest'), week);
  return { outcome: 'digest', say: [{ ...say(call.turn, ''), notice }] };
}

async function subscribed(call: Call): Promise<Handled> {
  const { context, words } = call.turn.talk;
  const hours = hoursIn(call.args);
  if (hours === null) return rightForm(call, digest, '几点');
  await setDigest(context, call.me.id, hours, keyOf(call.turn));
  const { areaName } = context.directory();
  const areas = areasOfRight(call.me, 'digest').map(areaName);
  return answered(call.turn, 'digest_on', words.replies.digestOn(hours, areas));
}

async function unsubscribed(call: Call): Promise<Handled> {
  const { context, words } = call.turn.talk;
  await setDigest(context, call.me.id, null, keyOf(call.turn));
  return answered(call.turn, 'digest_off', words.replies.digestOff());
}

/** Before the offices close, and when the week begins. */
const USUAL_TIME = '18:00';
const USUAL_WEEKLY = '08:30';
const TIME = /(\d{1,2})(?:[:：](\d{2})|点(?:(半)|(\d{1,2})分?|([一三])刻)?)/u;
const SPOKEN_HOUR = /[零〇一二两三四五六七八九十]{1,3}(?=点)/gu;

/** "18:00 工作日", "早上八点", "每周"; null for a time that no day has, and for twelve at night, which may be either day. */
function hoursIn(text: string): DigestHours | null {
  const days = /每个?(?:周|星期)|weekly/iu.test(text)
    ? 'weekly'
    : /每天|天天|daily/iu.test(text)
      ? 'daily'
      : 'workdays';
  const plain = text.normalize('NFKC').replace(SPOKEN_HOUR, (hour) => String(spokenNumber(hour)?.value ?? hour));
  const found = TIME.exec(plain);
  if (found === null)
    return /\d|点/u.test(plain) ? null : { time: days === 'weekly' ? USUAL_WEEKLY : USUAL_TIME, days };
  const hour = hourOfDay(Number(found[1]), plain);
  const minute = found[3] === undefined ? Number(found[2] ?? found[4] ?? QUARTERS[found[5] ?? ''] ?? 0) : 30;
  if (hour === null || hour > 23 || minute > 59) return null;
  return { time: [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'), days };
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 15, 三: 45 };

function hourOfDay(hour: number, text: string): number | null {
  if (/晚上|夜里|半夜/u.test(text) && hour === 12) return null;
  const isLater = /下午|晚上|傍晚/u.test(text) || (text.includes('中午') && hour < 3);
  return isLater && hour < 12 ? hour + 12 : hour;
}
