/** How much is open in each part of an area, in numbers and in one of four words. */
import { isWithin, type AreaPath, type Outline } from '../../../domain/area.js';
import { isLate } from '../../../domain/case/milestones.js';
import type { Case } from '../../../domain/case/types.js';
import type { Directory } from '../../../domain/directory.js';
import type { Instant } from '../../../domain/time.js';

export interface Load {
  area: AreaPath;
  name: string;
  open: number;
  /** Open, and past the day by which it was to be finished. */
  late: number;
  step: LoadStep;
  /** Null where no map is known, and for what lies nowhere yet. */
  outline: Outline | null;
}

/** Fixed, so that a colour means the same on every day and in every village. */
const STEPS = [
  { from: 10, word: '很多', colour: '#e08a3c' },
  { from: 5, word: '较多', colour: '#f0bd7f' },
  { from: 1, word: '有一些', colour: '#dfe7f1' },
  { from: 0, word: '没有', colour: '#e4f1e8' },
] as const;
type LoadStep = (typeof STEPS)[number];

/** The areas directly below, in the order of the file, and last what lies in none of them, if anything does. */
export function loadsOf(directory: Directory, area: AreaPath, cases: readonly Case[], now: Instant): Load[] {
  const children = directory.children(area);
  const load = (path: AreaPath, name: string, outline: Outline | null, own: readonly Case[]): Load => ({
    ...{ area: path, name, outline, open: own.length, late: own.filter((c) => isLate(c, now)).length },
    step: STEPS.find(({ from }) => own.length >= from) ?? STEPS[3],
  });
  const parts = children.map(({ path, name, outline = null }) =>
    load(
      path,
      name,
      outline,
      cases.filter((c) => isWithin(c.area, path)),
    ),
  );
  const rest = cases.filter((c) => !children.some(({ path }) => isWithin(c.area, path)));
  if (children.length === 0) return [load(area, directory.areaName(area), directory.area(area)?.outline ?? null, rest)];
  return rest.length === 0 ? parts : [...parts, load(area, '还没定到片区', null, rest)];
}
