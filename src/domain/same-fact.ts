/** When several tellings are taken for one fact: by the clerks' way of work, whatever judges how likely it is. */
import type { CategoryCode } from './category.js';
import { HOUR, type Instant } from './time.js';

/** From this likelihood on somebody is joined to a case without being asked. Wrong more rarely than once in fifty. */
export const CLEAR = 0.96;
/** From here on whoever leads is asked. */
export const DOUBTFUL = 0.4;

/** Classes in which several houses usually share one cause; matters of one person are never joined unasked. */
const SHARED: ReadonlySet<string> = new Set(['02', '04', '05', '06', '11']);

/** Whether matters of these two kinds may be one of several houses. */
export function mayShare(one: CategoryCode, other: CategoryCode): boolean {
  return one.slice(0, 2) === other.slice(0, 2) && SHARED.has(one.slice(0, 2));
}

/** So many households with what looks alike are perhaps struck by one cause. */
export const MANY_HOUSEHOLDS = 3;
/** Water goes bad and illness spreads slowly. */
const SLOW: ReadonlySet<CategoryCode> = new Set(['0502', '0703', '0904']);

/** How close together matters of a kind are told that have one cause. */
export function causeWindow(category: CategoryCode): Instant {
  return (SLOW.has(category) ? 48 : 24) * HOUR;
}
