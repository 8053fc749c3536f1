/** 上个星期五, 礼拜天, 上上周, 这个星期. */
import { chinaClock } from '../../domain/calendar.js';
import { DAY } from '../../domain/time.js';
import { midnightAfter } from './china-day.js';
import { past, type TimeRule } from './moment.js';

const WEEKDAYS = '一二三四五六日天';
const SUNDAY = 7;

/** A week begins on Monday. 星期五 alone is the last Friday there was; a week alone began on its Monday. */
export const WEEK_RULE: TimeRule = {
  pattern: /(?<![下每逢个老\d一两三四])(上上|上|这|本|前)?(?:一?个)?(?:星期|礼拜|周)([一二三四五六日天末])?/gu,
  read: ([, which, said], now) => {
    const today = chinaClock(now).weekday;
    const weekday = said === undefined ? null : Math.min(SUNDAY, (said === '末' ? 5 : WEEKDAYS.indexOf(said)) + 1);
    if (which === undefined) {
      return weekday === null ? null : past(midnightAfter(now, -((today - weekday + 7) % 7)), DAY, now);
    }
    const weeks = which === '上上' || which === '前' ? 2 : which === '上' ? 1 : 0;
    return past(midnightAfter(now, (weekday ?? 1) - today - 7 * weeks), weekday === null ? 7 * DAY : DAY, now);
  },
};
