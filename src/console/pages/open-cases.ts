/** The open cases of an area that somebody may look at. */
import type { AreaPath } from '../../domain/area.js';
import { isOpen } from '../../domain/case/states.js';
import type { Case } from '../../domain/case/types.js';
import { can } from '../../domain/rights.js';
import type { Viewer } from '../console-page.js';

export async function openCases({ context, person, readCases }: Viewer, area: AreaPath): Promise<Case[]> {
  const directory = context.directory();
  return (await readCases([area])).filter((c) => isOpen(c.state) && can(person.id, 'look', c, directory).may);
}
