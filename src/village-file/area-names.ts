/** Finds the area that is meant by what an operator wrote: a path, a name, or 郭米村/二社 where a name is not enough. */
import { isWithin, parentOf, type Area, type AreaPath } from '../domain/area.js';
import type { Findings, YamlPath } from './finding.js';

/** Null when no single area is meant, which is reported where it was written. */
export type ResolveArea = (written: string, at: YamlPath, findings: Findings) => AreaPath | null;

export function resolverFor(root: AreaPath, areas: readonly Area[]): ResolveArea {
  const paths = new Map(areas.map((area) => [area.path, area]));
  return (written, at, findings) => {
    if (paths.has(written)) return written;
    if (/^\d[\w.]*$/u.test(written)) {
      findings.error(
        at,
        isWithin(written, root) ? `没有路径是“${written}”的地方` : `“${written}”不在本文件的范围（${root}）里`,
      );
      return null;
    }
    const found = areas.filter((area) => isCalled(area, written.split('/').reverse(), paths));
    if (found.length === 1 && found[0] !== undefined) return found[0].path;
    findings.error(at, found.length === 0 ? unknownArea(written, areas) : ambiguous(written, found, paths));
    return null;
  };
}

/** Each further name must belong to some area above, in order. */
function isCalled(area: Area, [name, ...above]: string[], paths: ReadonlyMap<AreaPath, Area>): boolean {
  if (name === undefined) return true;
  if (area.name !== name && !area.aliases.includes(name)) return false;
  for (let at = parentOf(area.path); at !== null && above.length > 0; at = parentOf(at)) {
    const parent = paths.get(at);
    if (parent !== undefined && isCalled(parent, above, paths)) return true;
  }
  return above.length === 0;
}

function unknownArea(written: string, areas: readonly Area[]): string {
  const names = areas.map((area) => area.name).filter((name) => name !== '');
  return `没有叫“${written}”的地方，有：${names.slice(0, 12).join('、')}${names.length > 12 ? '……' : ''}`;
}

function ambiguous(written: string, found: readonly Area[], paths: ReadonlyMap<AreaPath, Area>): string {
  const full = found.map((area) => `${paths.get(parentOf(area.path) ?? '')?.name ?? ''}/${area.name}`);
  return `有 ${found.length} 个地方叫“${written}”，请写成 ${full.join(' 或者 ')}`;
}
