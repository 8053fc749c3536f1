/** The digest of an area: what is new, done, due and late there. */
import type { AreaPath } from '../domain/area.js';
import { makeDigest, type Digest } from '../domain/digest.js';
import { nameOf } from '../domain/case/tell.js';
import type { Period } from '../domain/period.js';
import type { Context } from './context.js';
import { oneFactGroups } from './one-fact-groups.js';
import { casesAround } from './statistics.js';

/** Made from what is stored now; with a week, it tells of that too. */
export async function digestNow(context: Context, area: AreaPath, week?: Period): Promise<Digest> {
  const now = context.now();
  const directory = context.directory();
  const cases = await casesAround(context, area, week?.from ?? now);
  const { calendar } = context;
  return makeDigest(cases, {
    area,
    now,
    calendar,
    nameOf: (id) => nameOf(id, directory),
    areaName: directory.areaName,
    sameFact: oneFactGroups,
    week,
  });
}
