/** Who is told about a case: makes notices addressed to reporters (where they spoke) and to clerks (in private). */
import { subCategory } from '../category.js';
import type { Directory } from '../directory.js';
import type { CaseBrief, ClerkNotice, Mention, ReporterNotice, Told } from '../notice.js';
import { calledName, type PersonId } from '../person.js';
import { waysOf } from '../ways.js';
import type { Env } from './action.js';
import type { Case, Reporter } from './types.js';

/** True when nothing about the case may appear in any group (domain.md: sealed and starred categories). */
export function isPrivate(c: Case): boolean {
  return c.sealed || c.confidential || subCategory(c.category).sensitive;
}

/** What a notice says of the case. The gist was masked when the case was opened, and is left out when sealed. */
export function briefOf(c: Case, directory: Directory): CaseBrief {
  const ways = waysOf(directory.filesOf(c.area));
  return {
    id: c.id,
    number: c.number,
    category: c.category,
    urgency: c.deadlines,
    areaName: directory.areaName(c.area),
    gist: c.sealed ? '' : c.gist,
    ...(Object.keys(ways).length === 0 ? {} : { ways }),
  };
}

/** What clerks call a reporter: nobody, when it is to stay unknown who said it. */
export function reporterName(c: Pick<Case, 'sealed' | 'confidential'>, reporter: Pick<Reporter, 'name'>): string {
  return c.sealed || c.confidential ? '群众' : reporter.name;
}

/** What to call a person towards others; a neutral word when the person is no longer known. */
export function nameOf(person: PersonId | null, directory: Directory): string {
  const found = person === null ? null : directory.person(person);
  return found ? calledName(found) : '工作人员';
}

export function namesOf(people: readonly PersonId[], directory: Directory): string[] {
  return people.map((id) => nameOf(id, directory));
}

/**
 * Addresses a notice to reporters in the conversations where they spoke, one message per conversation,
 * mentioning each in a room. What is private goes to each of them alone, whatever room they spoke in.
 */
export function tellReporters(c: Case, notice: ReporterNotice, whom: readonly Reporter[] = c.reporters): Told[] {
  const rooms = new Map<string, { channel: string; id: string; room: boolean; mention: Mention[] }>();
  for (const reporter of whom) {
    const { channel, conversation, user } = reporter.door;
    const room = reporter.door.room && !isPrivate(c);
    const id = room ? conversation : user;
    const key = `${channel} ${id}`;
    const told = rooms.get(key) ?? { channel, id, room, mention: [] };
    if (room && !told.mention.some((one) => one.id === user)) told.mention.push({ id: user, name: reporter.name });
    rooms.set(key, told);
  }
  return [...rooms.values()].map((one) => ({ to: { to: 'conversation', ...one }, notice }));
}

/** Addresses a notice to people who work here, each once, leaving out whoever caused it. */
export function tellPeople(people: readonly (PersonId | null)[], notice: ClerkNotice, except?: PersonId): Told[] {
  const ids = new Set(people.filter((id): id is PersonId => id !== null && id !== except));
  return [...ids].map((person) => ({ to: { to: 'person', person }, notice }));
}

/** Those who hold the case now: the lead with partners, or everybody to whom it is offered. */
export function holders(c: Case): PersonId[] {
  return c.lead === null ? [...c.offered] : [c.lead, ...c.partners];
}

/** The lead's next superior present, who decides for this case and is told when it stalls; never somebody accused. */
export function superiorFor(
  c: Case,
  { directory, now }: Pick<Env, 'directory' | 'now'>,
  of: PersonId | null = c.lead ?? c.offered[0] ?? null,
): PersonId | null {
  const seen = new Set<PersonId>();
  let at: PersonId | null = of;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const above: PersonId | null = directory.superiorOf(at, c.area, now)?.id ?? null;
    if (above !== null && !c.accused.includes(above)) return above;
    at = above;
  }
  return null;
}
