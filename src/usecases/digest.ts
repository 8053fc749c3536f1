/** The digest of areas: what is new, done, due and late there. */
import type { AreaPath } from '../domain/area.js';
import { makeDigest } from '../domain/digest.js';
import { nameOf } from '../domain/case/tell.js';
import type { Case } from '../domain/case/types.js';
import type { Notice } from '../domain/notice.js';
import type { Period } from '../domain/period.js';
import { waysOf } from '../domain/ways.js';
import type { Context } from './context.js';
import { oneFactGroups } from './one-fact-groups.js';
import { casesAround } from './statistics.js';

type DigestNotice = Extract<Notice, { kind: 'digest' }>;

/** Made from what is stored now, of areas that do not lie in each other, at least one; with a week, it tells of that too. */
export async function digestNotice(context: Context, areas: readonly AreaPath[], week?: Period): Promise<DigestNotice> {
  const now = context.now();
  const directory = context.directory();
  const cases: Case[] = [];
  for (const area of areas) cases.push(...(await casesAround(context, area, week?.from ?? now)));
  const { calendar } = context;
  const { areaName } = directory;
  const [first = ''] = areas;
  const ways = waysOf(directory.filesOf(first));
  const digest = makeDigest(cases, {
    ...{ areas, now, calendar, areaName, week },
    nameOf: (id) => nameOf(id, directory),
    sameFact: oneFactGroups,
  });
  return {
    ...{ kind: 'digest', area: first, areaName: areas.map(areaName).join('、'), late: false },
    digest: Object.keys(ways).length === 0 ? digest : { ...digest, ways },
  };
}
