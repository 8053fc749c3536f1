/** What those in charge of a village arrange without a new village file: shifts, how groups are listened to, news. */
import type { AreaPath } from '../domain/area.js';
import { PLAIN_PAGE, type ImportedVillage, type News } from '../domain/imported-village.js';
import type { PersonId } from '../domain/person.js';
import type { DigestHours, DigestTime, DutyShift, GroupMode } from '../domain/village.js';
import { appliedBefore, change, withSeen } from './change.js';
import type { Context } from './context.js';
import { villageId } from './import-village.js';
import { dropUnshown, keepPictures, type NewPicture } from './news-pictures.js';
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
  await arrangeFile(context, file.root, key, arranged);
  return true;
}

async function arrangeFile(
  context: Context,
  root: AreaPath,
  key: string,
  arranged: (village: ImportedVillage) => ImportedVillage,
): Promise<void> {
  const id = villageId(root);
  await change<ImportedVillage>(context.store, id, (current) =>
    current === null || appliedBefore(current, key)
      ? null
      : withSeen({ ...current, data: arranged(current.data) }, key),
  );
  await noteVillageChange(context.store, id, context.now());
  await context.refresh();
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

/**
 * Gives somebody a digest, instead of an earlier one for the day or the week; or, with null, none any more. False for people
 * of no file.
 */
export async function setDigest(
  context: Context,
  person: PersonId,
  hours: DigestHours | null,
  key: string,
): Promise<boolean> {
  const files = context.directory().villages.filter(({ people }) => people.some(({ id }) => id === person));
  const goes = (one: DigestTime): boolean =>
    one.person === person && (hours === null || (one.days === 'weekly') === (hours.days === 'weekly'));
  for (const [nth, { root }] of files.entries()) {
    const given = hours === null || nth > 0 ? [] : [{ ...hours, person }];
    await arrangeFile(context, root, key, (village) => ({
      ...village,
      digests: [...village.digests.filter((one) => !goes(one)), ...given],
    }));
  }
  return files.length > 0;
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

/** Puts news on the page of a village, for everybody to see; what is there already stays as it is. */
export async function addNews(
  context: Context,
  village: AreaPath,
  { pictures, ...said }: NewNews,
  key: string,
): Promise<boolean> {
  const kept = await keepPictures(context, village, pictures, key);
  const item: News = kept.length === 0 ? said : { ...said, pictures: kept };
  const done = await changeNews(context, village, key, (news) =>
    news.some((one) => newsKey(one) === newsKey(item)) ? news : [...news, item],
  );
  await dropUnshown(context, village, kept);
  return done;
}

/** Takes news off again with its pictures, if it still says what was seen. */
export async function removeNews(context: Context, village: AreaPath, item: News, key: string): Promise<boolean> {
  const done = await changeNews(context, village, key, (news) => news.filter((one) => newsKey(one) !== newsKey(item)));
  await dropUnshown(context, village, item.pictures ?? []);
  return done;
}

/** News that nobody has seen yet. */
export interface NewNews extends Omit<News, 'pictures'> {
  pictures: readonly NewPicture[];
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
