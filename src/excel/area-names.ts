/** Areas by the names that stand in a sheet. */
import { isWithin, type Area, type AreaPath } from '../domain/area.js';

/** Names of areas in a sheet for `within`, and back; null for a name that means none or several of them. */
export function areaNames(areas: readonly Area[], within: AreaPath) {
  const inside = areas.filter(({ path }) => isWithin(path, within));
  const meant = (name: string): Area[] =>
    inside.filter((area) => area.path === name || area.name === name || area.aliases.includes(name));
  return {
    find: (name: string): Area | null => {
      const [first, second] = meant(name);
      return second === undefined ? (first ?? null) : null;
    },
    /** The name when it means this area alone, else the path. */
    nameOf: (path: AreaPath): string => {
      const area = inside.find((one) => one.path === path);
      return area !== undefined && meant(area.name).length === 1 ? area.name : path;
    },
  };
}

export type AreaNames = ReturnType<typeof areaNames>;
