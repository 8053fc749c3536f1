/** What every use case works with; made once in app.ts. */
import type { Actor, Doing } from '../domain/case/action.js';
import type { WorkCalendar } from '../domain/calendar.js';
import type { Deadlines } from '../domain/deadlines.js';
import type { Directory } from '../domain/directory.js';
import type { PersonId } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import type { Observer } from '../ports/observer.js';
import type { Store } from '../ports/store.js';
import type { Rooms } from './group-doors.js';
import type { LoadsOf } from './loads.js';
import type { MediaStore } from './media.js';
import type { SessionOf } from './person-doors.js';
import type { SubscriptionReader } from './subscriptions.js';

export interface Context {
  store: Store;
  media: MediaStore;
  /** The present directory; replaced as a whole when a village file is imported. */
  directory(): Directory;
  /** Reads the directory again after a change of it was stored. */
  refresh(): Promise<void>;
  /** Which room is which group. */
  rooms: Rooms;
  sessionOf: SessionOf;
  /** How much everybody of a village has to do. */
  loads: LoadsOf;
  calendar: WorkCalendar;
  deadlines: Deadlines;
  now(): Instant;
  /** Status updates to one conversation within this many milliseconds become one message. */
  mergeWindow: number;
  /** How long the key of a handled message is kept, in milliseconds. */
  retention: number;
  observer: Observer;
  /** Who outside is told of cases; nobody when absent. */
  subscriptions?: Pick<SubscriptionReader, 'of'>;
}

/** One action of this moment, caused by the message with this key; `openCount` where it may choose between people. */
export function doing(context: Context, actor: Actor, key: string, openCount?: (person: PersonId) => number): Doing {
  const { calendar, deadlines } = context;
  const env = { now: context.now(), calendar, deadlines, directory: context.directory() };
  return { actor, key, env: openCount === undefined ? env : { ...env, openCount } };
}
