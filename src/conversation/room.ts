/** What is remembered of a chat group: which cases were reported in it lately, so that "我家也没水" finds its case. */
import type { AreaPath } from '../domain/area.js';
import type { CategoryCode } from '../domain/category.js';
import type { Instant } from '../domain/time.js';
import { change } from '../usecases/change.js';
import type { Context } from '../usecases/context.js';
import { roomId } from '../usecases/ids.js';
import { freshAggregate } from '../usecases/fresh-aggregate.js';

export interface RoomCase {
  id: string;
  number: string;
  category: CategoryCode;
  area: AreaPath;
  place: string | null;
  at: Instant;
}

export interface Room {
  /** Newest last, bounded. */
  recent: readonly RoomCase[];
}

const MOST_RECENT = 30;

export async function roomOf(context: Context, channel: string, room: string): Promise<Room> {
  return (await context.store.get<Room>(roomId(channel, room)))?.data ?? { recent: [] };
}

/** Notes that a case was spoken of in the room now; the latest spoken of is the one "me too" means. */
export async function rememberInRoom(
  context: Context,
  channel: string,
  room: string,
  village: AreaPath,
  one: RoomCase,
): Promise<void> {
  const id = roomId(channel, room);
  await change<Room>(context.store, id, (current) => {
    const before = current?.data.recent ?? [];
    const recent = [...before.filter((other) => other.id !== one.id), one].slice(-MOST_RECENT);
    const data = { recent };
    return { ...(current ?? freshAggregate({ id, kind: 'room', area: village, at: context.now(), data })), data };
  });
}
