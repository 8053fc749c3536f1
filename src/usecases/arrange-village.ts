/** What those in charge of a village arrange without a new village file: who is on duty, how groups are listened to. */
import { appliedBefore, change, withSeen } from './change.js';
import type { Context } from './context.js';
import { villageId } from './import-village.js';
import { noteVillageChange } from './read-villages.js';
import type { AreaPath } from '../domain/area.js';
import type { ImportedVillage } from '../domain/imported-village.js';
import type { DutyShift, GroupMode } from '../domain/village.js';

/** Once for each key; false when no village file says anything of the area. */
async function arrange(
  context: Context,
  area: AreaPath,
  key: string,
  arranged: (village: ImportedVillage) => ImportedVillage,
): Promise<boolean> {
  const file = context.directory().villages.find(({ areas }) => areas.some(({ path }) => path === area));
  if (file === undefined) return false;
  const id = villageId(file.root);
  await change<ImportedVillage>(context.store, id, (current) =>
    current === null || appliedBefore(current, key)
      ? null
      : withSeen({ ...current, data: arranged(current.data) }, key),
  );
  await noteVillageChange(context.store, id, context.now());
  await context.refresh();
  return true;
}

/** Puts somebody on duty; a shift that is there already stays as it is. */
export function addShift(context: Context, shift: DutyShift, key: string): Promise<boolean> {
  return arrange(context, shift.area, key, (village) => {
    const roster = village.roster ?? [];
    return roster.some((one) => isSame(one, shift)) ? village : { ...village, roster: [...roster, shift] };
  });
}

/** Takes a shift out, if it still is as it was seen. */
export function removeShift(context: Context, shift: DutyShift, key: string): Promise<boolean> {
  return arrange(context, shift.area, key, (village) => ({
    ...village,
    roster: (village.roster ?? []).filter((one) => !isSame(one, shift)),
  }));
}

/** `area` is the group's. */
export function setGroupMode(
  context: Context,
  { id, area }: { id: string; area: AreaPath },
  mode: GroupMode,
  key: string,
): Promise<boolean> {
  return arrange(context, area, key, (village) => ({
    ...village,
    groups: village.groups.map((group) => (group.id === id ? { ...group, mode } : group)),
  }));
}

/** Names a shift by what it says, in an address or a form. */
export const shiftKey = ({ area, person, weekdays, dates }: DutyShift): string =>
  [area, person, [...weekdays].sort().join(','), [...dates].sort().join(',')].join(' ');

const isSame = (one: DutyShift, other: DutyShift): boolean => shiftKey(one) === shiftKey(other);
