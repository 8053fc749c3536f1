/** What can wait until people are up again, and what cannot. */
import { chinaClock, dayOf, instantOf } from './calendar.js';
import type { CaseBrief, Notice } from './notice.js';
import { DAY, type Instant } from './time.js';
import type { UrgencyClass } from './urgency.js';

/** Times of day in China, in minutes after midnight; `from` is after `to` when midnight lies between. */
export interface QuietHours {
  from: number;
  to: number;
}

/** Their deadlines run at night too (deadlines.ts), so whoever must act must hear of it. */
const AWAKE: ReadonlySet<UrgencyClass> = new Set(['A', 'B']);

/** True for what concerns somebody in danger: it goes before everything else. */
export function isUrgent(notice: Notice): boolean {
  return casesOf(notice).some(({ urgency }) => urgency === 'A');
}

/** When this may be said: null now, else the end of the quiet hours that it is in. */
export function heldUntil(notice: Notice, now: Instant, { from, to }: QuietHours): Instant | null {
  if (!mayWait(notice)) return null;
  const { hour, minute } = chinaClock(now);
  const minutes = hour * 60 + minute;
  const isQuiet = from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  if (!isQuiet) return null;
  const today = instantOf(dayOf(now), to);
  return today > now ? today : today + DAY;
}

/** False for what answers somebody who has just spoken, for what somebody wanted at this hour, and for danger. */
function mayWait(notice: Notice): boolean {
  switch (notice.kind) {
    case 'said':
    case 'digest':
    case 'registered':
    case 'joined':
    case 'withdrawn':
    case 'thanked':
    // Whoever warns a village at night means it.
    case 'bulletin':
    case 'bulletinAsked':
    case 'bulletinRuled':
    case 'bulletinReport':
      return false;
    default:
      return !casesOf(notice).some(({ urgency }) => AWAKE.has(urgency));
  }
}

function casesOf(notice: Notice): readonly CaseBrief[] {
  if ('case' in notice) return [notice.case];
  return 'cases' in notice ? notice.cases : [];
}
