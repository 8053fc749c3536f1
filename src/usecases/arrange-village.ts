/** What those in charge of a village arrange without a new village file: shifts, how groups are listened to, news. */
import type { AreaPath } from '../domain/area.js';
import { PLAIN_PAGE, type ImportedVillage, type News } from '../domain/imported-village.js';
import type { DutyShift, GroupMode } from '../domain/village.js';
import { appliedBefore, change, withSeen } from './change.js';
import type { Context } from './context.js';
import { villageId } from './import-village.js';
import { noteVillageChange } from './read-villages.js';

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

/** Puts news on the page of a village, for everybody to read; what is there already stays as it is. */
export function addNews(context: Context, village: AreaPath, item: News, key: string): Promise<boolean> {
  return changeNews(context, village, key, (news) =>
    news.some((one) => newsKey(one) === newsKey(item)) ? news : [...news, item],
  );
}

/** Takes news off again, if it still says what was seen. */
export function removeNews(context: Context, village: AreaPath, item: News, key: string): Promise<boolean> {
  return changeNews(context, village, key, (news) => news.filter((one) => newsKey(one) !== newsKey(item)));
}

function changeNews(
  context: Context,
  village: AreaPath,
  key: string,
  changed: (news: readonly News[]) => readonly News[],
): Promise<boolean> {
  return arrange(context, village, key, (file) => ({
    ...file,
    areas: file.areas.map((area) => {
      const page = area.page ?? PLAIN_PAGE;
      return area.path === village ? { ...area, page: { ...page, news: changed(page.news) } } : area;
    }),
  }));
}

/** Names news by what it says. */
export const newsKey = ({ at, title, text }: News): string => JSON.stringify([at, title, text]);

/** Names a shift by what it says, in an address or a form. */
export const shiftKey = ({ area, person, weekdays, dates }: DutyShift): string =>
  [area, person, [...weekdays].sort().join(','), [...dates].sort().join(',')].join(' ');

const isSame = (one: DutyShift, other: DutyShift): boolean => shiftKey(one) === shiftKey(other);
