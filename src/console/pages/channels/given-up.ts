/** What could not be said to anybody in the end, lately: how much of what, and nothing of whom or what was said. */
import type { AreaPath } from '../../../domain/area.js';
import { DAY } from '../../../domain/time.js';
import type { Context } from '../../../usecases/context.js';

/** Counted from when the case, or whatever else it belongs to, came into being. */
export const LATELY_DAYS = 30;
const MOST = 5000;

/** In the order of the page. */
const KINDS = [
  ['case', '事项的通知'],
  ['message', '给来话的回答'],
  ['bulletin', '群发的通知'],
  ['schedule', '日报、周报'],
  ['visit-plan', '走访提醒'],
] as const;

export interface GivenUp {
  what: string;
  count: number;
  /** True when there was too much to look through all of it. */
  orMore: boolean;
}

/** Only what there is any of. */
export async function givenUpIn({ store, now }: Context, areas: readonly AreaPath[]): Promise<GivenUp[]> {
  const since = now() - LATELY_DAYS * DAY;
  const all = await Promise.all(
    KINDS.map(async ([kind, what]) => {
      const found = await Promise.all(areas.map((area) => store.find({ kind, area, since, limit: MOST })));
      const failed = found.flat().flatMap(({ outbox }) => outbox.filter((item) => item.failed !== undefined));
      return { what, count: failed.length, orMore: found.some(({ length }) => length === MOST) };
    }),
  );
  return all.filter(({ count }) => count > 0);
}
