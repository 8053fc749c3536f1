/** The notice board of a village: what was announced in its groups, until a day after it is over. */
import { isWithin, type AreaPath } from '../domain/area.js';
import { DAY, MINUTE, type Instant } from '../domain/time.js';
import type { Announcement, Planned } from '../knowledge/announcement.js';
import type { Aggregate } from '../ports/store.js';
import { change } from './change.js';
import type { Context } from './context.js';
import { freshAggregate } from './fresh-aggregate.js';

/** Nothing of who said it, nor of who asked: a notice is not personal. */
export interface PostedNotice extends Announcement {
  /** Key of the message; a notice said again in another group is kept once. */
  key: string;
  /** Where it holds; each with everything below. */
  areas: readonly AreaPath[];
  saidAt: Instant;
  /** When it was last repeated in a group, by the group's id. */
  repeated: Readonly<Record<string, Instant>>;
}

interface NoticeBoard {
  notices: readonly PostedNotice[];
}

/** A village that plans more at once has forgotten to take some down. */
const MOST_NOTICES = 30;
/** People ask when the lights go out, not when the plan says so. */
const EARLY = 30 * MINUTE;

const boardId = (village: AreaPath): string => `${village}/notices`;

/** Puts a notice up; one of the same plan and time, said again, replaces the first. */
export async function postNotice(context: Context, village: AreaPath, notice: PostedNotice): Promise<void> {
  await changeBoard(context, village, (notices) => {
    const others = notices.filter((one) => !isSamePlan(one, notice));
    return [...others, notice].slice(-MOST_NOTICES);
  });
}

/** Takes down what is called off, for these areas and everything in them. */
export async function takeDown(
  context: Context,
  village: AreaPath,
  what: Planned,
  areas: readonly AreaPath[],
): Promise<void> {
  await changeBoard(context, village, (notices) =>
    notices.filter((one) => one.what !== what || !areas.some((area) => concerns(one, area))),
  );
}

/** The latest notice that explains what is missed in the area now, or that was asked after before it begins. */
export async function noticeFor(
  context: Context,
  village: AreaPath,
  asked: { what: Planned; area: AreaPath; ahead: boolean },
): Promise<PostedNotice | null> {
  const now = context.now();
  const board = await context.store.get<NoticeBoard>(boardId(village));
  const fitting = (board?.data.notices ?? []).filter(
    (one) =>
      one.what === asked.what &&
      now < one.until &&
      (asked.ahead || one.from - EARLY <= now) &&
      concerns(one, asked.area),
  );
  return fitting.sort((a, b) => a.from - b.from)[0] ?? null;
}

/** Everything that hangs there and is not over, in the order in which it was put up. */
export async function noticesOn(context: Context, village: AreaPath): Promise<readonly PostedNotice[]> {
  const now = context.now();
  const board = await context.store.get<NoticeBoard>(boardId(village));
  return (board?.data.notices ?? []).filter((one) => now < one.until);
}

/** Notes that it was repeated in a group now. */
export async function noteRepeated(
  context: Context,
  village: AreaPath,
  { key }: PostedNotice,
  group: string,
): Promise<void> {
  const now = context.now();
  await changeBoard(context, village, (notices) =>
    notices.map((one) => (one.key === key ? { ...one, repeated: { ...one.repeated, [group]: now } } : one)),
  );
}

/** Takes down what has been over for a day; called when it falls due. */
export async function clearNotices(context: Context, { area }: Aggregate): Promise<void> {
  await changeBoard(context, area, (notices) => notices);
}

/** A grid's notice concerns who asks for the village as a whole, too. */
function concerns({ areas }: PostedNotice, area: AreaPath): boolean {
  return areas.some((one) => isWithin(area, one) || isWithin(one, area));
}

function isSamePlan(a: PostedNotice, b: PostedNotice): boolean {
  return a.what === b.what && a.from === b.from && a.until === b.until && a.areas.join() === b.areas.join();
}

async function changeBoard(
  context: Context,
  village: AreaPath,
  update: (notices: readonly PostedNotice[]) => readonly PostedNotice[],
): Promise<void> {
  const id = boardId(village);
  const now = context.now();
  await change<NoticeBoard>(context.store, id, (current) => {
    const notices = update(current?.data.notices ?? []).filter((one) => one.until + DAY > now);
    if (current === null && notices.length === 0) return null;
    const data = { notices };
    const due = notices.length === 0 ? null : Math.min(...notices.map((one) => one.until + DAY));
    return { ...(current ?? freshAggregate({ id, kind: 'notice-board', area: village, at: now, data })), data, due };
  });
}
