/** What programs outside are told of a case: as much as may stand in a group, and never who said it. */
import type { AreaPath } from '../area.js';
import { maskText } from '../mask.js';
import type { Instant } from '../time.js';
import type { UrgencyClass } from '../urgency.js';
import { isPrivate } from './tell.js';
import type { Case, CaseState } from './types.js';

/** `state` alone says nothing that anybody said; `text` adds the masked gist and result. */
export const FOLLOWED_SCOPES = ['state', 'text'] as const;
export type FollowedScope = (typeof FOLLOWED_SCOPES)[number];

export interface FollowedCase {
  number: string;
  village: AreaPath;
  area: AreaPath;
  category: string;
  state: CaseState;
  urgency: UrgencyClass;
  emergency: boolean;
  /** How many households reported it. */
  households: number;
  due: Instant | null;
  merged: boolean;
  /** With the scope `text`. */
  gist?: string;
  result?: string | null;
}

/** Null for what is sealed, confidential, sensitive, or not a case yet: nobody outside hears of it. */
export function followedCase(c: Case, scope: FollowedScope): FollowedCase | null {
  if (isPrivate(c) || c.state === 'draft') return null;
  return {
    ...{ number: c.number, village: c.village, area: c.area, category: c.category, state: c.state },
    ...{ urgency: c.deadlines, emergency: c.emergency !== null, households: c.reporters.length },
    ...{ due: c.clock.finishDue, merged: c.mergedInto !== null },
    ...(scope === 'text' ? { gist: c.gist, result: c.result === null ? null : maskText(c.result) } : {}),
  };
}
