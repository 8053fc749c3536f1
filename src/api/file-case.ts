/** Opens a case for somebody who told it elsewhere: at a counter, on the phone, in another system. */
import { accusedIn } from '../domain/accused-in.js';
import { isWithin, type AreaPath } from '../domain/area.js';
import type { Case } from '../domain/case/types.js';
import { subCategory } from '../domain/category.js';
import type { Directory } from '../domain/directory.js';
import type { Person } from '../domain/person.js';
import { canInVillage } from '../domain/rights.js';
import type { Instant } from '../domain/time.js';
import type { Nature, Urgency } from '../domain/urgency.js';
import { caseId, contactId } from '../usecases/ids.js';
import { openCase } from '../usecases/open-case.js';
import type { Caller, ApiWorld } from './route.js';

export interface Filed {
  /** Name of the channel through which it came. */
  channel: string;
  /** A village, or where in it when that is known. */
  area: AreaPath;
  text: string;
  /** What is left out is understood from the text. */
  category?: string | undefined;
  nature?: Nature | undefined;
  urgency?: Urgency | undefined;
  place?: string | null;
  concerned?: string | null;
  phone?: string | null;
  /** What the reporter is called. */
  name: string;
  confidential: boolean;
}

/** Whoever works in the village, or for it, may. */
export function mayFile(person: Person, village: AreaPath, directory: Directory): boolean {
  const isNear = person.duties.some(
    ({ role, area }) => role !== 'villager' && (isWithin(area, village) || isWithin(village, area)),
  );
  return isNear && canInVillage(person.id, 'list', directory).may;
}

/** Once for each key; `at` must be the same for every repetition. The area must lie in a village. */
export async function fileCase(
  { context, takeNumber, understandIn }: ApiWorld,
  { token }: Caller,
  filed: Filed,
  key: string,
  at: Instant,
): Promise<Case> {
  const directory = context.directory();
  const village = directory.villageOf(filed.area)?.path ?? filed.area;
  const before = await context.store.get<Case>(caseId(village, key, at));
  if (before !== null) return before.data;
  const understood = understandIn(filed.text, village);
  const area = filed.area === village ? (understood.area ?? village) : filed.area;
  const category = categoryOf(filed.category, understood.category.code);
  const sealed = subCategory(category).sealed;
  const user = `${token.id}:${key}`;
  const contact = contactId(filed.channel, user);
  return openCase(
    context,
    takeNumber,
    {
      ...{ village, area, areaKnown: directory.area(area)?.level.startsWith('grid') ?? false, category },
      nature: filed.nature ?? understood.nature,
      urgency:
        filed.urgency ?? (category === understood.category.code ? understood.urgency : subCategory(category).urgency),
      ...{ emergency: understood.emergency, confidential: filed.confidential },
      accused: sealed ? accusedIn(filed.text, area, directory) : [],
      ...{ text: filed.text, media: [], when: understood.when },
      place: filed.place ?? understood.place,
      concerned: filed.concerned ?? understood.person,
      phone: filed.phone ?? understood.phone,
      reporter: {
        ...{ contact, name: filed.name, area: null, key, at, solved: null, score: null },
        door: { channel: filed.channel, conversation: user, room: false, user },
      },
      // Nobody can be asked where it is.
      ...{ askedElsewhere: true, draft: false },
    },
    key,
  );
}

/** What tells of misconduct goes around the grid chain, whatever whoever filed it took it for. */
function categoryOf(given: string | undefined, understood: string): string {
  return given === undefined || subCategory(understood).sealed ? understood : given;
}
