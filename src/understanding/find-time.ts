/** The time in the past that a text speaks of. */
import type { Instant, Period } from '../domain/time.js';
import { DATE_RULES } from './time/dates.js';
import { DAY_RULES } from './time/days.js';
import { DURATION_RULE } from './time/durations.js';
import { FARMERS_RULES } from './time/farmers-days.js';
import type { Moment, TimeRule } from './time/moment.js';
import { WEEK_RULE } from './time/weeks.js';

const RULES = [...DAY_RULES, WEEK_RULE, ...FARMERS_RULES, ...DATE_RULES, DURATION_RULE];
/** Most texts speak of no time, and one look is quicker than all rules. */
const ANY = /[天日月年号周节晚早夜晨刚才昨今前半期拜时钟冬春夏秋清国五元三端中重腊小除]/u;
const SINCE_BEFORE = /(?:从|自|打从?|由)$/u;
const SINCE_AFTER = /^(?:以来|起|开始|到现在|到今|就|一直|以后|之后|后)/u;
/** Times are told early, and every rule goes over the whole. */
const LOOKED_AT = 400;

/**
 * On the clock of China, never after `now`; null also for what is vague (好几天). What goes on (三天了, 从去年十月) lasts
 * until `now`. Of several times one that says since when counts, else how long it has lasted, else the first. Expects
 * normalised text; only the first few hundred characters are looked at.
 */
export function findTime(text: string, now: Instant): Period | null {
  const head = text.slice(0, LOOKED_AT);
  if (!ANY.test(head)) return null;
  const moments = withoutInner(RULES.flatMap((rule) => momentsOf(rule, head, now)));
  const began = moments.find((each) => saysSince(head, each));
  if (began) return { from: began.from, to: now };
  const best = moments.find(({ lasting }) => lasting) ?? moments[0];
  return best ? { from: best.from, to: best.to } : null;
}

function momentsOf({ pattern, read }: TimeRule, text: string, now: Instant): Moment[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const meant = read(match, now);
    return meant ? [{ start: match.index, end: match.index + match[0].length, ...meant }] : [];
  });
}

/** Of times within each other (十月 in 去年十月) the longest, in the order of the text. */
function withoutInner(moments: readonly Moment[]): Moment[] {
  const longest = [...moments].sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept = longest.filter(
    (one, i) => !longest.slice(0, i).some((other) => one.start < other.end && other.start < one.end),
  );
  return kept.sort((a, b) => a.start - b.start);
}

function saysSince(text: string, { start, end }: Moment): boolean {
  return SINCE_BEFORE.test(text.slice(Math.max(0, start - 2), start)) || SINCE_AFTER.test(text.slice(end, end + 3));
}
