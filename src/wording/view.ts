/** For whom, where and when something is put into words. */
import type { WorkCalendar } from '../domain/calendar.js';
import type { Directory } from '../domain/directory.js';
import type { Instant } from '../domain/time.js';
import type { WayNames } from '../domain/ways.js';

/** Where and when a notice is read. In a room it must hold nothing private. */
export interface Reading {
  room: boolean;
  now: Instant;
  calendar: WorkCalendar;
  /** Where this reader opens a picture or voice; absent when nowhere outside, or for nobody in particular. */
  link?: (media: string) => string;
}

/** What somebody who looks at cases may need to have worded. */
export interface View {
  now: Instant;
  directory: Directory;
  calendar: WorkCalendar;
  room: boolean;
  /** What the ways of handling are called where the reader works. */
  ways?: WayNames;
  /** Where whoever looks opens a picture or voice; absent when nowhere. */
  link?: (media: string) => string;
  /** False when links lead nowhere but on this machine. */
  outside?: boolean;
}
