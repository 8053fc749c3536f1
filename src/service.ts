/** The service without adapters: what is wired the same way in production, in tests and in benchmarks. */
import type { AreaPath } from './domain/area.js';
import type { WorkCalendar } from './domain/calendar.js';
import { createDirectory, type Directory } from './domain/directory.js';
import type { Deadlines } from './domain/deadlines.js';
import type { Person } from './domain/person.js';
import type { QuietHours } from './domain/quiet-hours.js';
import type { Instant } from './domain/time.js';
import { dropOldQuestion } from './conversation/contact.js';
import { restUntil } from './conversation/handled-entry.js';
import { sceneOf } from './conversation/scene.js';
import { createInbox, type Inbox } from './conversation/inbox.js';
import { createWrittenReports, WRITTEN, type WrittenReports } from './conversation/written-reports.js';
import type { InboxEntry } from './conversation/stored-message.js';
import { createMeeting } from './meeting.js';
import { deliver, type Delivery } from './delivery/deliver.js';
import { createPoster } from './delivery/webhooks/create-poster.js';
import { Doors } from './delivery/doors.js';
import { createPictures } from './delivery/pictures.js';
import { WatchedLeases } from './delivery/watched-leases.js';
import { createLocalWords } from './conversation/local-words.js';
import { runCommand } from './conversation/run-command.js';
import type { ConsoleDoor, OwnPage, Talk, Transcribe } from './conversation/turn.js';
import type { Channel, IncomingMessage } from './ports/channel.js';
import type { Observer } from './ports/observer.js';
import type { Draw } from './ports/picture.js';
import type { Aggregate, Store } from './ports/store.js';
import { dueHandlers, ownDue } from './scheduler/handlers.js';
import { createWorker, type DueHandler, type Worker } from './scheduler/worker.js';
import type { Reconsider } from './understanding/reconsider.js';
import type { Understand, Understood } from './understanding/types.js';
import { clearEvent } from './usecases/follow-case.js';
import { createLoads } from './usecases/loads.js';
import { createMediaStore } from './usecases/media.js';
import type { MediaKeys } from './usecases/media-keys.js';
import type { MediaLinks } from './usecases/media-links.js';
import type { PaperLinks } from './usecases/paper-links.js';
import { clearNotices } from './usecases/notice-board.js';
import { createKnowledgeReader } from './usecases/read-knowledge.js';
import { createVillageReader } from './usecases/read-villages.js';
import { ensureMonthCounts } from './usecases/month-counts.js';
import { ensureRollUps } from './usecases/roll-up.js';
import { ensureSchedules } from './usecases/schedules.js';
import { createLayerReader } from './usecases/village-layers.js';
import { createSimilarCases } from './usecases/similar-cases.js';
import { createSubscriptionReader } from './usecases/subscriptions.js';
import { createTakeNumber, type TakeNumber } from './usecases/take-number.js';
import type { Context } from './usecases/context.js';
import { Rooms } from './usecases/group-doors.js';
import { CODE_LIFE } from './usecases/sign-in-codes.js';
import type { SessionOf } from './usecases/person-doors.js';
import type { Locale } from './wording/locale.js';

export interface ServiceOptions {
  store: Store;
  /** Filled by the caller; channels may be added until the service is started. */
  channels: Map<string, Channel>;
  /** True for a channel over which another process hears and speaks at present; none is when absent. */
  standsBy?: (channel: string) => boolean;
  calendar: WorkCalendar;
  deadlines: Deadlines;
  understand: Understand;
  /** A second opinion on doubtful messages; none when left out. */
  reconsider?: Reconsider | null | undefined;
  mediaKeys: MediaKeys;
  /** Where clerks open pictures and voices; nowhere when left out. */
  links?: MediaLinks | null | undefined;
  /** Where reports and letters are opened; nowhere when left out. */
  papers?: PaperLinks | null | undefined;
  /** Where people see their own cases; nowhere when left out. */
  ownPage?: OwnPage | null | undefined;
  /** The way into the dispatch centre; none when left out. */
  console?: ((context: Context) => ConsoleDoor) | null | undefined;
  /** Makes text of voices; people listen to them when left out. */
  transcribe?: Transcribe | null | undefined;
  /** Draws the pictures of weekly digests; they go without when left out. */
  draw?: Draw | null | undefined;
  words: Locale;
  observer: Observer;
  now: () => Instant;
  /** When only what cannot wait is said; never when left out. */
  quietHours?: QuietHours | null | undefined;
  /** Whether webhooks may lead to this machine and its network; no when left out. */
  webhooksPrivate?: boolean;
  mergeWindow: number;
  retention: number;
}

export interface Service {
  context: Context;
  takeNumber: TakeNumber;
  /** What a text, said to the service alone, is about; `village` teaches and names places. */
  understandIn(text: string, village: AreaPath): Understood;
  inbox: Inbox;
  worker: Worker;
  /** Reports written on the villages' pages. */
  reports: WrittenReports;
  /** Does a command for somebody whom another door has let in, once for each key; gives the answer. `picture` is kept. */
  command(person: Person, typed: string, key: string, picture: string | null): Promise<string>;
  /** What channels hand messages to: resolves once the message is safe. */
  receive(message: IncomingMessage): Promise<void>;
  /** Everything received so far is worked on and everything due is done; for tests and for the end. */
  settle(): Promise<void>;
  /** Reads the directory and the knowledge bases and makes the schedules; call again after an import. */
  refresh(): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

export async function createService(options: ServiceOptions): Promise<Service> {
  const { store, understand, observer, now } = options;
  const { context, doors, talk } = houseOf(options);
  const inbox: Inbox = createInbox(talk, () => worker.wake());
  const worker: Worker = createWorker({
    ...{ store, now, observer },
    handlers: {
      ...handlersFor(context, deliveryOf(options, context, doors), inbox),
      [WRITTEN]: (report) => reports.review(report),
    },
  });
  const meet = createMeeting(context, doors);
  const receive = async (message: IncomingMessage): Promise<void> => {
    await meet(message);
    await inbox.receive(message);
  };
  const reports: WrittenReports = createWrittenReports({ context, inbox, receive });
  await context.refresh();
  return {
    ...{ context, inbox, worker, receive, reports, refresh: context.refresh, takeNumber: talk.takeNumber },
    understandIn: (text, village) => understand(text, { ...sceneOf(talk, village, 'direct'), now: now() }),
    command: async (person, typed, key, picture) => {
      const answer = await runCommand(talk, person, { typed, key, picture });
      worker.wake();
      return answer;
    },
    settle: async () => {
      do {
        await inbox.idle();
        await worker.run();
      } while (inbox.isBusy());
    },
    stop: async () => {
      await inbox.idle();
      await worker.stop();
      // What the worker took up last.
      await inbox.idle();
    },
  };
}

/** What everything else works with: facts kept in memory beside the store, and what the conversation needs. */
function houseOf(options: ServiceOptions): { context: Context; doors: Doors; talk: Talk } {
  const { store, channels, calendar, deadlines, observer, now, mergeWindow, retention } = options;
  const knowledge = createKnowledgeReader(store);
  const layers = createLayerReader(store);
  const subscriptions = createSubscriptionReader(store);
  // Whoever stands by does not know the login of the one that has it.
  const sessionOf: SessionOf = (name) =>
    options.standsBy?.(name) === true ? null : channels.get(name)?.status().session;
  const rooms = new Rooms(store, sessionOf);
  const kept = keepDirectory(store, now, rooms, [knowledge, layers, subscriptions], async () => {
    await ensureSchedules(context);
    await ensureRollUps(context);
    await ensureMonthCounts(context);
  });
  const context: Context = {
    ...{ store, rooms, sessionOf, calendar, deadlines, now, mergeWindow, retention, observer, subscriptions },
    ...kept,
    loads: createLoads(store, now),
    media: createMediaStore(store, options.mediaKeys, now),
  };
  const talk = talkOf(options, context, { knowledge, layers });
  return { context, doors: new Doors({ store, rooms, sessionOf }), talk };
}

function talkOf(options: ServiceOptions, context: Context, read: Pick<Talk, 'knowledge' | 'layers'>): Talk {
  const { understand, words, reconsider = null, transcribe = null, links = null } = options;
  const { papers = null, ownPage = null } = options;
  return {
    ...{ context, understand, words, reconsider, transcribe, links, papers, ownPage, ...read },
    console: options.console?.(context) ?? null,
    localWords: createLocalWords(),
    findSimilar: createSimilarCases(context),
    takeNumber: createTakeNumber(context.store, context.directory),
  };
}

function deliveryOf(options: ServiceOptions, context: Context, doors: Doors): Delivery {
  const { channels, words, draw, observer, standsBy = () => false, links = null, quietHours = null } = options;
  const { store, now, webhooksPrivate: privately = false } = options;
  return {
    ...{ context, channels, doors, words, standsBy, links, quietHours },
    post: createPoster({ store, now, privately }),
    pictures: draw == null ? null : createPictures(draw, observer),
    leases: new WatchedLeases(),
    ownDue: (aggregate) => dueOf(context, aggregate),
  };
}

/** What is done with each kind of aggregate that has fallen due. */
function handlersFor(context: Context, delivery: Delivery, inbox: Inbox): Record<string, DueHandler> {
  return {
    ...dueHandlers({
      context,
      deliver: (id) => deliver(delivery, id),
      resumeMessage: (entry) => inbox.resume(entry as Aggregate<InboxEntry>),
      dropQuestion: (id) => dropOldQuestion(context, id),
    }),
    'notice-board': (board) => clearNotices(context, board),
    'webhook-event': async ({ id }) => {
      await deliver(delivery, id);
      await clearEvent(context.store, id, context.now());
    },
    'api-call': ({ id, version }) => forgetNow(context, id, version),
    'sheet-upload': ({ id, version }) => forgetNow(context, id, version),
    'console-door': ({ id, version }) => forgetNow(context, id, version),
    'login-pass': ({ id, version }) => forgetNow(context, id, version),
    'session-diary': ({ id }) => deliver(delivery, id),
    'sign-in-code': async ({ id, version, outbox }) => {
      if (outbox.some((item) => item.failed === undefined)) await deliver(delivery, id);
      else await forgetNow(context, id, version);
    },
    letters: ({ id, version }) => forgetNow(context, id, version),
    'bind-code': ({ id, version }) => forgetNow(context, id, version),
    'bind-tries': ({ id, version }) => forgetNow(context, id, version),
  };
}

async function forgetNow({ store }: Context, id: string, version: number): Promise<void> {
  await store.remove(id, version);
}

/** The directory as last read; `prepare` makes what follows from a new one, again when it failed. */
function keepDirectory(
  store: Store,
  now: () => Instant,
  rooms: Rooms,
  beside: readonly { refresh(): Promise<void> }[],
  prepare: () => Promise<void>,
) {
  const read = createVillageReader(store, now);
  let directory: Directory = createDirectory([]);
  let prepared: Directory | null = null;
  return {
    directory: () => directory,
    refresh: async (): Promise<void> => {
      await rooms.refresh();
      for (const one of beside) await one.refresh();
      const next = await read();
      if (prepared === next) return;
      directory = rooms.within(next);
      await prepare();
      prepared = next;
    },
  };
}

/** When an aggregate must be looked at again, apart from what it still has to say. */
function dueOf(context: Context, aggregate: Aggregate): Instant | null {
  if (aggregate.kind === 'sign-in-code') return aggregate.at + CODE_LIFE;
  if (aggregate.kind !== 'message') return ownDue(context, aggregate);
  return restUntil(aggregate as Aggregate<InboxEntry>, context.retention);
}
