import type { Instant } from '../../src/domain/time.js';
import type { Schedule } from '../shared/schedule.js';
import type { Mark, Progress } from './wechat4u-progress.js';

/** What the repairs of a puppet (wechat4u-repairs.ts) need from outside. */
export interface RepairOptions {
  now(): Instant;
  schedule: Schedule;
  progress: Progress;
  /** Up to where was heard before this process. */
  mark: Mark | null;
  warn(sentence: string): void;
}

/** What all repairs of one puppet share. */
export interface Life extends RepairOptions {
  /** What was said before is no news; in seconds. */
  since: number;
  isClosed(): boolean;
}
