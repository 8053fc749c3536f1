/** Instants as people say them: 今天14:30, 明天上午9点 … in China time. */
import { chinaClock, dayOf, workdaysLeft, type WorkCalendar } from '../../domain/calendar.js';
import { DAY, HOUR, MINUTE, type Instant } from '../../domain/time.js';

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** "14:30" */
export function clockTime(at: Instant): string {
  const { hour, minute } = chinaClock(at);
  return `${String(hour)}:${String(minute).padStart(2, '0')}`;
}

/** "11月23日" */
export function dayWords(at: Instant): string {
  const { month, day } = chinaClock(at);
  return `${String(month)}月${String(day)}日`;
}

/** "今天14:30", "明天9:00", "周四18:00" within a week, else "12月3日18:00". */
export function whenWords(at: Instant, now: Instant): string {
  const days = (Date.parse(dayOf(at)) - Date.parse(dayOf(now))) / DAY;
  const time = clockTime(at);
  if (days === 0) return `今天${time}`;
  if (days === 1) return `明天${time}`;
  if (days === -1) return `昨天${time}`;
  if (days > 1 && days < 7) return `${dayWords(at)}（周${WEEKDAYS[chinaClock(at).weekday] ?? ''}）${time}`;
  return `${dayWords(at)}${time}`;
}

/** "2小时内", "今天14:30前", "11月26日前": how a promise is made. */
export function byWords(at: Instant, now: Instant): string {
  const left = at - now;
  if (left > 0 && left <= 2 * HOUR + MINUTE)
    return left <= 75 * MINUTE ? `${String(Math.max(5, Math.round(left / MINUTE / 5) * 5))}分钟内` : '两小时内';
  return `${whenWords(at, now)}前`;
}

/** "还剩1个工作日", "今天到期", "已超2个工作日". */
export function leftWords(due: Instant, now: Instant, calendar: WorkCalendar): string {
  if (due < now) {
    const over = Math.abs(workdaysLeft(now, due, calendar));
    return over === 0 ? '已超时' : `已超${String(over)}个工作日`;
  }
  if (dayOf(due) === dayOf(now)) return `今天${clockTime(due)}到期`;
  const days = workdaysLeft(now, due, calendar);
  return days === 0 ? `${whenWords(due, now)}到期` : `还剩${String(days)}个工作日`;
}
