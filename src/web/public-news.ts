/** What everybody may read of a village: its news, and what was sent to its people in their groups. */
import type { Area } from '../domain/area.js';
import type { News } from '../domain/imported-village.js';
import { maskText } from '../domain/mask.js';
import { DAY, type Instant } from '../domain/time.js';
import { bulletinsOf } from '../usecases/bulletins.js';
import type { Context } from '../usecases/context.js';

const MOST = 8;
const LATELY: Instant = 60 * DAY;

/** Newest first. What went to single people, or to cadres too, is not everybody's. */
export async function publicNews(context: Context, village: Area, now: Instant): Promise<News[]> {
  const directory = context.directory();
  const isPublic = (groups: readonly string[]): boolean =>
    groups.length > 0 && groups.every((id) => directory.group(id)?.audience === 'villagers');
  const sent = (await bulletinsOf(context, village.path, 'sent', now - LATELY)).filter(
    ({ data }) => data.people.length === 0 && isPublic(data.groups),
  );
  const bulletins = sent.map(({ data, at }) => ({ at: data.sentAt ?? at, title: '', text: maskText(data.text) }));
  return [...bulletins, ...(village.page?.news ?? [])].sort((a, b) => b.at - a.at).slice(0, MOST);
}
