/** The open cases of an area that somebody may look at. */
import type { AreaPath } from '../../domain/area.js';
import { OPEN_STATES } from '../../domain/case/transitions.js';
import type { Case } from '../../domain/case/types.js';
import { can } from '../../domain/rights.js';
import type { Viewer } from '../console-page.js';

/** More than a county has open at once. */
const MOST = 50_000;

export async function openCases({ context, person }: Viewer, area: AreaPath): Promise<Case[]> {
  const found = await context.store.find<Case>({ kind: 'case', area, status: OPEN_STATES, limit: MOST });
  const directory = context.directory();
  return found.map(({ data }) => data).filter((c) => can(person.id, 'look', c, directory).may);
}
