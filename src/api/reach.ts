/** How far a caller reaches: never beyond the token's area, and there as far as the person's rights go. */
import { isWithin, type AreaPath } from '../domain/area.js';
import type { Case } from '../domain/case/types.js';
import type { Directory } from '../domain/directory.js';
import { can } from '../domain/rights.js';
import type { Context } from '../usecases/context.js';
import type { Caller } from './route.js';

/** True when the person may look at the case and the token reaches it. */
export function maySee({ token, person }: Caller, c: Case, directory: Directory): boolean {
  return isWithin(c.area, token.area) && can(person.id, 'look', c, directory).may;
}

/** The case with this number, as if there were none for whoever may not look at it. */
export async function caseNumbered(context: Context, caller: Caller, number: string): Promise<Case | null> {
  const directory = context.directory();
  const wanted = number.normalize('NFKC').toUpperCase();
  const village = directory.villageByCode(/^([A-Z]+)-/u.exec(wanted)?.[1] ?? '');
  if (village === null) return null;
  const [found] = await context.store.find<Case>({ kind: 'case', area: village.path, ref: wanted, limit: 1 });
  return found !== undefined && maySee(caller, found.data, directory) ? found.data : null;
}

/** An area by its path or a village's letters; null when there is none or it is out of reach. */
export function areaNamed(caller: Caller, named: string, directory: Directory): AreaPath | null {
  const path = directory.area(named)?.path ?? directory.villageByCode(named)?.path ?? null;
  return path !== null && (isWithin(path, caller.token.area) || isWithin(caller.token.area, path)) ? path : null;
}

/** The areas asked for, cut to those that the token and the person's duties reach; none when they reach nothing of it. */
export function areasWithin(caller: Caller, asked: AreaPath | null, directory: Directory): AreaPath[] {
  const own = caller.person.duties
    .filter(({ role }) => role !== 'villager')
    // A grid's own cases may lie in the village until they are placed.
    .map(({ area }) => directory.villageOf(area)?.path ?? area);
  const cut = own.flatMap((area) => {
    const both = narrower(area, caller.token.area);
    return both === null ? [] : asked === null ? both : (narrower(both, asked) ?? []);
  });
  const all = [...new Set(cut)];
  return all.filter((area) => !all.some((other) => other !== area && isWithin(area, other)));
}

function narrower(a: AreaPath, b: AreaPath): AreaPath | null {
  if (isWithin(a, b)) return a;
  return isWithin(b, a) ? b : null;
}
