/** People of the village and its offices, and what they are responsible for. */
import type { AreaPath } from './area.js';
import type { Instant } from './time.js';

export type PersonId = string;

/** Roles of domain.md, lowest first. A person may hold several, each for an area. */
export const ROLES = [
  'villager',
  'grid_member',
  'grid_lead',
  'package_cadre',
  'shop_head',
  'chief_shopkeeper',
  'department',
  'operator',
  'auditor',
] as const;
export type Role = (typeof ROLES)[number];

/** A role held for an area and everything below it. */
export interface Duty {
  role: Role;
  area: AreaPath;
  /** Category codes or prefixes ("05", "0501") this duty is limited to; absent means every category. */
  categories?: readonly string[];
}

/** Away from `from` (inclusive) until `until` (exclusive); `standIn` takes over meanwhile. */
export interface Absence {
  from: Instant;
  until: Instant;
  standIn?: PersonId;
}

/** Where a person can be written to: a user id on one channel. */
export interface Handle {
  channel: string;
  user: string;
}

export interface Person {
  id: PersonId;
  /** Full name; shown to colleagues, never in a group of villagers without need. */
  name: string;
  /** What people call them in conversation (索南, 文干事); the name when absent. */
  calledAs?: string;
  phone?: string;
  /** Where the person lives, when known: the area their own reports belong to. */
  home?: AreaPath;
  duties: readonly Duty[];
  handles: readonly Handle[];
  absences: readonly Absence[];
  /** One of the kinds of shop personnel (村医, 护林员 …), a label only. */
  kind?: string;
  /** BCP-47 tags of languages spoken besides Mandarin, e.g. "bo". */
  languages?: readonly string[];
}

/** What to call a person when talking to others. */
export function calledName(person: Person): string {
  return person.calledAs ?? person.name;
}

/** True when the person works here in any role above villager. */
export function isStaff(person: Person): boolean {
  return person.duties.some((duty) => duty.role !== 'villager');
}

/** True when the person may hold cases: whoever only operates or audits the service may not. */
export function holdsCases(person: Person): boolean {
  return person.duties.some(({ role }) => role !== 'villager' && role !== 'operator' && role !== 'auditor');
}
