/**
 * A roll-up: how many cases of each status an area has, written down so that a county need not count half a million of
 * them each time somebody asks. It is counted again and replaced, never added to, so no lost or repeated step can make it
 * wrong for longer than until the next count.
 */
import type { Area, AreaPath } from './area.js';
import { sumOfCounts, type Counts } from './counts.js';
import { HOUR, MINUTE, type Instant } from './time.js';

export interface RollUp {
  /** By status of the case, for the area and everything below it. */
  counts: Counts;
  /** Everything that was there at this instant is in it: when the part that was counted first was counted. */
  asOf: Instant;
}

/** How often a county is counted, in milliseconds; a province is so much later at worst. */
export const COUNT_EVERY = 10 * MINUTE;

/** Villages and wider areas have one; a grid is counted when somebody asks. */
export function hasRollUp(area: Area): boolean {
  return area.level !== 'grid1' && area.level !== 'grid2';
}

/** True for areas that are counted by themselves, because counting all that is above them at once would take too long. */
export function isWide(area: Area): boolean {
  return area.level === 'county' || area.level === 'province';
}

/** Whether it is worth writing `counted` down in the place of `known`: other counts, or the same for another hour. */
export function saysMore(counted: RollUp, known: RollUp): boolean {
  return driftBetween(known, counted) > 0 || counted.asOf - known.asOf >= HOUR;
}

/** Of an area whose cases were just counted. */
export function countedAt(tallies: Iterable<{ status: string; count: number }>, now: Instant): RollUp {
  return { counts: sumOfCounts([...tallies].map(({ status, count }) => ({ [status]: count }))), asOf: now };
}

/** Of an area from those of the areas directly below it; without any it is empty and as of `now`. */
export function sumOf(parts: readonly RollUp[], now: Instant): RollUp {
  return {
    counts: sumOfCounts(parts.map(({ counts }) => counts)),
    asOf: Math.min(now, ...parts.map(({ asOf }) => asOf)),
  };
}

/** How many cases at least must be missing, too many or in another status for `one` to say what `other` says. */
export function driftBetween(one: RollUp, other: RollUp): number {
  const statuses = new Set([...Object.keys(one.counts), ...Object.keys(other.counts)]);
  const differences = [...statuses].map((status) => (other.counts[status] ?? 0) - (one.counts[status] ?? 0));
  const sum = (signed: readonly number[]): number => signed.reduce((total, each) => total + Math.abs(each), 0);
  return Math.max(sum(differences.filter((each) => each > 0)), sum(differences.filter((each) => each < 0)));
}

/**
 * When the area is counted next, strictly after `now`. Every area has its own moment within the ten minutes (or so many
 * milliseconds), the same for every process, so that the counties of a country do not fall due at once and hold up what
 * people wait for.
 */
export function nextCount(area: AreaPath, now: Instant, every = COUNT_EVERY): Instant {
  const moment = spread(area) % every;
  return moment + (Math.floor((now - moment) / every) + 1) * every;
}

/** FNV-1a: neighbours differ in one digit, and come out far apart. */
function spread(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
