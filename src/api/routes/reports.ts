/** Figures, and what is announced. */
import { z } from 'zod';
import { isWithin } from '../../domain/area.js';
import { SHARES } from '../../domain/indicators.js';
import { monthOf } from '../../domain/period.js';
import { canInVillage } from '../../domain/rights.js';
import { DAY } from '../../domain/time.js';
import { bulletinsOf } from '../../usecases/bulletins.js';
import { noticesOn } from '../../usecases/notice-board.js';
import { statisticsOf } from '../../usecases/statistics.js';
import { areasOf } from '../../usecases/visits.js';
import { maskText } from '../../domain/mask.js';
import { mayFile } from '../file-case.js';
import { problem } from '../problem.js';
import { areaNamed } from '../reach.js';
import { looking, type Route } from '../route.js';
import { listOf, noticeSchema, statisticsSchema } from '../schemas.js';
import { iso } from '../shown-case.js';

const day = z.iso.date();
const MOST_DAYS = 400;

export const statistics: Route = looking(
  {
    path: '/statistics',
    name: 'getStatistics',
    does: 'The indicators of an area: of cases received, and of cases due, in a period. They look at villages, never at a person. Sealed cases are not counted.',
    gives: { 200: { says: 'The figures', schema: statisticsSchema } },
  },
  z.strictObject({
    area: z.string().max(100).optional().describe("Path or letters; the token's area when left out"),
    from: day.optional().describe('First day, in China time; this month when left out'),
    until: day.optional().describe('Last day'),
  }),
  async ({ world: { context }, caller, query }) => {
    const directory = context.directory();
    const person = caller.person.id;
    if (!canInVillage(person, 'stats', directory).may) return problem('not_allowed', 'from grid_lead upward');
    const area = areaNamed(caller, query.area ?? caller.token.area, directory);
    const isOurs = area !== null && [...areasOf(context, person)].some((own) => isWithin(area, own));
    if (!isOurs || !isWithin(area, caller.token.area)) return problem('not_found', 'no such area of this person');
    const month = monthOf(context.now());
    const from = query.from === undefined ? month.from : chinaMidnight(query.from);
    const until = query.until === undefined ? Math.max(month.until, from + DAY) : chinaMidnight(query.until) + DAY;
    if (from >= until || until - from > MOST_DAYS * DAY)
      return problem('unprocessable', `a period of 1 to ${MOST_DAYS} days is needed`);
    const { received, indicators, asOf } = await statisticsOf(context, area, { ...month, from, until });
    const { cases, signInTime, contactTime, finishTime, yellowCards, redCards, supervised } = indicators;
    const shares = Object.fromEntries(SHARES.map((name) => [name, indicators[name]]));
    const due = { cases, shares, signInTime, contactTime, finishTime, yellowCards, redCards, supervised };
    const counted = iso(asOf ?? context.now());
    return { status: 200, body: { area, from: iso(from), until: iso(until), asOf: counted, received, due } };
  },
);

const chinaMidnight = (written: string): number => Date.parse(`${written}T00:00:00+08:00`);

/** Bulletins of the last days. */
const RECENT = 30 * DAY;

export const notices: Route = looking(
  {
    path: '/notices',
    name: 'listNotices',
    does: 'What is announced in a village: planned outages and events that are not over, and what it told its people in the last 30 days.',
    gives: { 200: { says: 'Newest first', schema: listOf(noticeSchema) } },
  },
  z.strictObject({ village: z.string().max(100).describe('Path or letters') }),
  async ({ world: { context }, caller, query }) => {
    const directory = context.directory();
    const named = areaNamed(caller, query.village, directory);
    const village = named === null ? null : directory.villageOf(named);
    if (village === null || !mayFile(caller.person, village.path, directory))
      return problem('not_found', 'no such village of this person');
    const now = context.now();
    const posted = (await noticesOn(context, village.path)).map(({ text, saidAt, areas, from, until }) => ({
      ...{ kind: 'announcement', text: maskText(text), at: saidAt, areas: [...areas] },
      ...{ from: iso(from), until: iso(until) },
    }));
    const sent = (await bulletinsOf(context, village.path, 'sent', now - RECENT)).map(({ data, at }) => ({
      ...{ kind: 'bulletin', text: maskText(data.text), at: data.sentAt ?? at, areas: [village.path] },
      ...{ from: null, until: null },
    }));
    const all = [...posted, ...sent].sort((a, b) => b.at - a.at);
    return { status: 200, body: { items: all.map((one) => ({ ...one, at: iso(one.at) })) } };
  },
);
