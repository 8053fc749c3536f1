/**
 * Routing: to whom a case is offered, by area × category × role.
 *
 * Ordinary cases climb the ladder: grid member, grid lead, package cadre, shop head, chief shopkeeper, and last a
 * department for the category. On one level, a duty that names the category goes before a general one, and then
 * the narrowest area counts: who keeps the water of three grids gets the water of all three.
 * Sealed cases go around the village: to the discipline office of the township or wider, else to the chief shopkeeper.
 */
import { isWithin, lineageOf, type AreaPath } from './area.js';
import { categoryLabel, isCategoryCode, type CategoryCode } from './category.js';
import type { Directory } from './directory.js';
import { categoryFit, LADDER, ladderRank } from './ladder.js';
import { mayGet } from './may-get.js';
import { calledName, type Duty, type Person, type PersonId, type Role } from './person.js';
import { presentOne } from './presence.js';
import { ROLE_NAME } from './role-name.js';
import type { Instant } from './time.js';

export { callChain } from './call-chain.js';

export interface RouteAsk {
  area: AreaPath;
  category: CategoryCode;
  /**
   * The case must go around the grid chain: a report of misconduct, whatever its category.
   * Not for what is kept quiet for other reasons (an emergency of despair is called out by `callChain`).
   */
  sealed: boolean;
  /** Never to these; when sealed, nor to anybody who works under them or in their village. */
  accused: readonly PersonId[];
  now: Instant;
  /** Open cases of a person; absent means nobody has any. */
  openCount?: (person: PersonId) => number;
  /** A language the clerk should speak: somebody who does goes before all others, from the whole village if need be. */
  speaks?: string;
}

/** `offered` is in order, the least loaded first, and empty exactly when `level` is null. */
export type Route =
  { offered: readonly PersonId[]; level: Role; why: string } | { offered: readonly []; level: null; why: string };

/** The category of reports about officials; its department is the discipline office. */
const DISCIPLINE: CategoryCode = '1202';

const VILLAGE_LEVELS: readonly Role[] = ['grid_member', 'grid_lead', 'package_cadre', 'shop_head'];
const LEVELS: readonly Role[] = [...LADDER, 'department'];
const SEALED_LEVELS: readonly Role[] = ['department', 'chief_shopkeeper'];

interface Candidate {
  person: Person;
  /** Whom the person stands in for. */
  instead: Person | null;
  duty: Duty;
  /** Bigger goes first. */
  weight: number;
}

type Test = (person: Person) => boolean;

/** Deterministic: equal people are ordered by load, then id. Absent ones are replaced by their stand-in or passed over. */
export function route(ask: RouteAsk, directory: Directory): Route {
  const spoken = ask.speaks === undefined ? null : bySpeech(ask, ask.speaks, directory);
  const found = spoken ?? byDuty(ask, ask.sealed ? SEALED_LEVELS : LEVELS, directory, () => true);
  return found ?? { offered: [], level: null, why: '没有合适的人能接，请管理员安排' };
}

/** Somebody who understands, near the reporter rather than high up. */
function bySpeech(ask: RouteAsk, speaks: string, directory: Directory): Route | null {
  const speaker: Test = (person) => person.languages?.includes(speaks) ?? false;
  if (ask.sealed) return byDuty(ask, SEALED_LEVELS, directory, speaker);
  const near = byDuty(ask, VILLAGE_LEVELS, directory, speaker) ?? neighbour(ask, directory, speaker);
  return near ?? byDuty(ask, LEVELS, directory, speaker);
}

function byDuty(ask: RouteAsk, levels: readonly Role[], directory: Directory, wanted: Test): Route | null {
  const fit = mayGet(ask, directory);
  for (const level of levels) {
    const present = candidates(ask, level, directory)
      .flatMap((one) => presentFor(one, ask.now, directory, fit))
      .filter((one) => wanted(one.person));
    if (present.length > 0) return offer(present, level, ask, directory);
  }
  return null;
}

function candidates(ask: RouteAsk, level: Role, directory: Directory): Candidate[] {
  const category = judgedBy(ask, level);
  // A department without categories is nobody's first address; cases are sent to it by hand.
  const leastFit = level === 'department' ? 1 : 0;
  const line = lineageOf(ask.area).filter((path) => !ask.sealed || directory.villageOf(path) === null);
  return line.flatMap((path) =>
    directory.staffOf(path).flatMap((person) =>
      person.duties
        .filter((duty) => duty.role === level && duty.area === path)
        .map((duty) => ({ person, instead: null, duty, named: categoryFit(duty, category) ?? -1 }))
        .filter(({ named }) => named >= leastFit)
        .map(({ named, ...one }) => ({ ...one, weight: named * 1_000 + path.length })),
    ),
  );
}

/** A sealed case is the discipline office's, even when the misconduct is about subsidies. */
function judgedBy(ask: RouteAsk, level: Role): CategoryCode {
  return ask.sealed && level === 'department' ? DISCIPLINE : ask.category;
}

function presentFor(candidate: Candidate, now: Instant, directory: Directory, fit: Test): Candidate[] {
  const person = presentOne(candidate.person, now, (id) => directory.person(id), fit);
  if (person === null) return [];
  return [person === candidate.person ? candidate : { ...candidate, person, instead: candidate.person }];
}

function offer(present: readonly Candidate[], level: Role, ask: RouteAsk, directory: Directory): Route {
  const top = Math.max(...present.map((one) => one.weight));
  const best = present.filter((one) => one.weight === top).sort((a, b) => byLoad(ask)(a.person, b.person));
  const offered = [...new Set(best.map((one) => one.person.id))];
  return {
    offered,
    level,
    why: best[0] === undefined ? '' : whyOf(best[0].duty, best, judgedBy(ask, level), directory),
  };
}

/** The least loaded first, equal ones by id. */
function byLoad(ask: RouteAsk): (a: Person, b: Person) => number {
  const load = (person: Person): number => ask.openCount?.(person.id) ?? 0;
  return (a, b) => load(a) - load(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function whyOf(duty: Duty, best: readonly Candidate[], category: CategoryCode, directory: Directory): string {
  const named = duty.categories !== undefined && isCategoryCode(category) ? `，管${categoryLabel(category)}` : '';
  const standIns = best.map(({ person, instead }) =>
    instead === null ? '' : `，${calledName(person)}代${calledName(instead)}`,
  );
  return `${directory.areaName(duty.area)}${ROLE_NAME[duty.role]}${named}${standIns.join('')}`;
}

/** Nobody responsible speaks the language: somebody of the village who does, to listen and pass it on. */
function neighbour(ask: RouteAsk, directory: Directory, speaker: Test): Route | null {
  const village = directory.villageOf(ask.area);
  if (village === null) return null;
  const fit = mayGet(ask, directory);
  const [least] = directory
    .staffWithin(village.path)
    .filter((person) => speaker(person) && presentOne(person, ask.now, () => null, fit) !== null)
    .sort(byLoad(ask));
  const duty = least?.duties.find((one) => isWithin(one.area, village.path) && ladderRank(one.role) > 0);
  if (least === undefined || duty === undefined) return null;
  return {
    offered: [least.id],
    level: duty.role,
    why: `${directory.areaName(duty.area)}${ROLE_NAME[duty.role]}，听得懂`,
  };
}
