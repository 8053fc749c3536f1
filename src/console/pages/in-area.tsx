/** Pages about one area: the one that was asked for where it is in reach, else the first that is. */
import type { AreaPath } from '../../domain/area.js';
import type { VillageRight } from '../../domain/right-rules.js';
import type { ConsolePage, Shown, Viewer } from '../console-page.js';
import { areaAsked } from '../reach.js';
import { NoArea } from './parts.js';

export function inArea(
  rights: readonly VillageRight[],
  shown: (viewer: Viewer, area: AreaPath, query: URLSearchParams) => Promise<Shown>,
): ConsolePage['render'] {
  return async (viewer, query) => {
    const area = areaAsked(viewer, rights, query.get('area'));
    return area === null ? { body: <NoArea /> } : shown(viewer, area, query);
  };
}
