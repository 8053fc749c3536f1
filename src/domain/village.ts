/** What an operator writes down about a place: the contents of one village file. */
import type { Area, AreaPath } from './area.js';
import type { Handle, Person, PersonId } from './person.js';
import type { ProofRule } from './proof.js';
import type { WayNames } from './ways.js';

/** How the bot behaves in a group: listens to everything, only when addressed, or only speaks (digests). */
export type GroupMode = 'listen' | 'mention' | 'silent';

/** A chat group that belongs to an area. */
export interface Group {
  id: string;
  /** The group's name in WeChat; also what recognises it the first time. */
  name: string;
  area: AreaPath;
  mode: GroupMode;
  /** Whether voices are listened to where texts are; absent means no. */
  voice?: boolean;
  /** Villagers' groups get status updates; cadres' groups get the digest. */
  audience: 'villagers' | 'cadres';
  handles: readonly Handle[];
}

/** A local place name people use in reports, and the area it lies in. */
export interface Landmark {
  name: string;
  aliases: readonly string[];
  area: AreaPath;
}

export interface Household {
  id: string;
  area: AreaPath;
  /** Head of the household. */
  head: string;
  phone?: string;
  people: number;
  /** Old people living alone, disabled or ill: visited first, asked again after a case. */
  frail?: boolean;
}

/** When a digest is made, in China time. */
export interface DigestHours {
  /** "18:00" */
  time: string;
  /** Weekly: on the first working day of the week, about the week before, with a picture. */
  days: 'workdays' | 'daily' | 'weekly';
}

/** Who gets one: a group about its area, or somebody who leads about everything in their charge, in private. */
export type DigestTime = DigestHours & ({ group: string; person?: never } | { person: PersonId; group?: never });

/** Who is on duty for an area when offices are closed: on days of the week (1 is Monday) or on dates, which count before. */
export interface DutyShift {
  area: AreaPath;
  person: PersonId;
  weekdays: readonly number[];
  /** "2026-10-01" */
  dates: readonly string[];
}

/** One village file: a subtree of areas with everybody and everything in it. */
export interface Village {
  /** Path of the widest area this file describes (a village, or a township with its villages). */
  root: AreaPath;
  areas: readonly Area[];
  people: readonly Person[];
  households: readonly Household[];
  groups: readonly Group[];
  landmarks: readonly Landmark[];
  /** Place names that are in no file: learned from where clerks placed what was reported there. */
  learned?: readonly Landmark[];
  digests: readonly DigestTime[];
  /** Nobody is on duty when absent. */
  roster?: readonly DutyShift[];
  /** What has to come with the word that a matter is done, where it is not what is usual. */
  proofs?: readonly ProofRule[];
  /** The ways of handling by names of its own. */
  ways?: WayNames;
}
