/**
 * Time in the domain: an instant is a number, and a duration is a number of milliseconds.
 * Nothing in here asks what time it is; `now` is always an argument.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** China has one time zone and no summer time, so its clock is plain arithmetic on any server. */
export const CHINA_OFFSET = 8 * HOUR;

/** A stretch of time; `to` is its last moment, or now when it goes on. */
export interface Period {
  from: Instant;
  to: Instant;
}
