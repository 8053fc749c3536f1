/** The digest of an area: what is new, done, due and late there. */
import type { AreaPath } from '../domain/area.js';
import { OPEN_STATES } from '../domain/case/transitions.js';
import type { Case } from '../domain/case/types.js';
import { makeDigest, type Digest } from '../domain/digest.js';
import { nameOf } from '../domain/case/tell.js';
import { DAY } from '../domain/time.js';
import type { Context } from './context.js';
import { oneFactGroups } from './one-fact-groups.js';

/** The rates of a month need the cases of two: a case due this month may have come in the last. Open ones count however old. */
const LOOK_BACK = 70 * DAY;
const MOST = 20_000;

/** Made from what is stored now. */
export async function digestNow(context: Context, area: AreaPath): Promise<Digest> {
  const now = context.now();
  const directory = context.directory();
  const recent = await context.store.find<Case>({ kind: 'case', area, since: now - LOOK_BACK, limit: MOST });
  const older = await context.store.find<Case>({
    kind: 'case',
    area,
    status: OPEN_STATES,
    before: now - LOOK_BACK,
    limit: MOST,
  });
  const cases = [...recent, ...older].map((one) => one.data);
  const { calendar } = context;
  return makeDigest(cases, {
    area,
    now,
    calendar,
    nameOf: (id) => nameOf(id, directory),
    areaName: directory.areaName,
    sameFact: oneFactGroups,
  });
}
