/** The whole service on a real store in a file of its own, with a clock and a channel in the test's hands. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_DEADLINES } from '../../src/domain/deadlines.js';
import type { WorkCalendar } from '../../src/domain/calendar.js';
import type { Case } from '../../src/domain/case/types.js';
import type { Channel, IncomingMessage, OutgoingMessage, SendResult } from '../../src/ports/channel.js';
import type { Observer } from '../../src/ports/observer.js';
import type { Draw } from '../../src/ports/picture.js';
import type { Aggregate, Store } from '../../src/ports/store.js';
import { createService, type Service } from '../../src/service.js';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import type { Transcribe } from '../../src/conversation/turn.js';
import type { QuietHours } from '../../src/domain/quiet-hours.js';
import type { Village } from '../../src/domain/village.js';
import type { Reconsider } from '../../src/understanding/reconsider.js';
import { loadBaseModel } from '../../src/understanding/model/load-base-model.js';
import { createUnderstand } from '../../src/understanding/understand.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { createMediaKeys } from '../../src/usecases/media-keys.js';
import { createMediaLinks } from '../../src/usecases/media-links.js';
import { createPaperLinks } from '../../src/usecases/paper-links.js';
import { createConsoleDoor } from '../../src/console/sign-in.js';
import { createSigner } from '../../src/web/signed.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { plainCalendar } from '../domain/plain-calendar.js';
import { MONDAY } from '../domain/case/world.js';
import { GM, TOWN_VILLAGE } from './town-village.js';

/** One message as somebody heard it. */
export interface Heard {
  /** Group id, or the handle of whoever was written to. */
  where: string;
  text: string;
  /** Names addressed in a group. */
  to: readonly string[];
}

/** A channel that keeps what is said on it; `fail` decides what the next attempts come to. */
export class TestChannel implements Channel {
  readonly name: string = 'simulator';
  readonly said: Heard[] = [];
  readonly keys: string[] = [];
  readonly pictures: { where: string; png: Uint8Array }[] = [];
  fail: ((message: OutgoingMessage) => SendResult | null) | null = null;

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  send(message: OutgoingMessage): Promise<SendResult> {
    const failed = this.fail?.(message) ?? null;
    if (failed !== null) return Promise.resolve(failed);
    this.keys.push(message.idempotencyKey);
    if (message.picture !== undefined) this.pictures.push({ where: message.conversation.id, png: message.picture.png });
    this.said.push({ where: message.conversation.id, text: message.text, to: message.mention.map((one) => one.name) });
    return Promise.resolve({ sent: true });
  }

  status() {
    return { state: 'ready' as const, lastHeardAt: null, detail: '' };
  }
}

export interface Town {
  service: Service;
  store: Store;
  channel: TestChannel;
  /** What the observer was told, as words. */
  noted: string[];
  /** Says something as somebody, and resolves when all that follows from it is done. Gives what the bot said then. */
  say(who: string, text: string, where?: string, more?: Partial<IncomingMessage>): Promise<Heard[]>;
  /** Jumps to an instant and does what has fallen due by then. Gives what the bot said then. */
  at(now: number): Promise<Heard[]>;
  /** The clock shows this instant from now on; nothing is done about it. */
  set(now: number): void;
  now(): number;
  cases(): Promise<Case[]>;
  messages(): Promise<Aggregate[]>;
  /** The same town after the process died here: nothing of memory is left. */
  restart(through?: (store: Store) => Store): Promise<Town>;
  close(): Promise<void>;
}

/** What the bot said in one place, as one text. */
export const textsAt = (heard: readonly Heard[], where: string): string =>
  heard
    .filter((one) => one.where === where)
    .map((one) => one.text)
    .join('\n');

/** Everything said until then, looked at every so often. */
export async function heardUntil(town: Town, then: number, step: number): Promise<Heard[]> {
  const all: Heard[] = [];
  for (let at = town.now() + step; at <= then; at += step) all.push(...(await town.at(at)));
  return all;
}

export const SILENT: Observer = {
  message: () => undefined,
  caseOpened: () => undefined,
  delivery: () => undefined,
  conflict: () => undefined,
  lag: () => undefined,
  trouble: () => undefined,
};

/** Pure, and costly to make: one for all towns of a test file. */
const understand = createUnderstand(loadBaseModel());

export const MEDIA_KEYS = createMediaKeys('a secret of the town');
/** Where people reach the town's pages. */
export const PUBLIC_URL = 'https://gezipu.example';
export const SIGNER = createSigner(MEDIA_KEYS);
export const LINKS = createMediaLinks(MEDIA_KEYS, {
  base: PUBLIC_URL,
  outside: true,
  life: 7 * 24 * 3_600_000,
});

let serial = 0;

export const PAPERS = createPaperLinks(MEDIA_KEYS, { base: PUBLIC_URL, life: 7 * 24 * 3_600_000 });

export interface TownOptions {
  start?: number;
  folder?: string;
  /** Stands between the service and its store. */
  through?: (store: Store) => Store;
  /** A second opinion on doubtful messages. */
  reconsider?: Reconsider;
  /** Makes text of voices; nobody does when left out. */
  transcribe?: Transcribe;
  village?: Village;
  /** Draws pictures; nothing is drawn when left out. */
  draw?: Draw;
  /** Monday to Friday from nine to six, when left out. */
  calendar?: WorkCalendar;
  /** When only what cannot wait is said; never when left out. */
  quietHours?: QuietHours;
  /** Whether webhooks may lead to this machine; no when left out. */
  webhooksPrivate?: boolean;
}

export async function openTown({
  start = MONDAY,
  folder = mkdtempSync(join(tmpdir(), 'gezipu-')),
  through = (same) => same,
  village = TOWN_VILLAGE,
  calendar = plainCalendar(),
  reconsider,
  transcribe,
  quietHours,
  webhooksPrivate = false,
  draw,
}: TownOptions = {}): Promise<Town> {
  let now = start;
  const file = await openSqliteStore(join(folder, 'town.sqlite'));
  await importVillage(file, village, now);
  const store = through(file);
  const channel = new TestChannel();
  const noted: string[] = [];
  const observer: Observer = {
    ...SILENT,
    message: (_channel, outcome) => noted.push(outcome),
    delivery: (result) => noted.push(`delivery:${result}`),
    trouble: (what, error) => noted.push(`trouble: ${what}: ${String(error)}`),
  };
  const service = await createService({
    ...{
      store,
      observer,
      calendar,
      deadlines: DEFAULT_DEADLINES,
      words: zhCN,
      understand,
      reconsider,
      transcribe,
      mediaKeys: MEDIA_KEYS,
      links: LINKS,
      papers: PAPERS,
      draw,
    },
    channels: new Map([[channel.name, channel]]),
    console: (context) => createConsoleDoor(context, { signer: SIGNER, publicUrl: PUBLIC_URL, outside: true }),
    now: () => now,
    quietHours,
    webhooksPrivate,
    mergeWindow: 60_000,
    retention: 7 * 24 * 3_600_000,
  });

  async function since(work: () => Promise<void>): Promise<Heard[]> {
    const before = channel.said.length;
    await work();
    await service.settle();
    return channel.said.slice(before);
  }

  const town: Town = {
    ...{ service, store, channel, noted },
    say: (who, text, where, more) => since(() => service.receive(message(who, text, where, now, more))),
    at: (then) =>
      since(async () => {
        now = then;
        await service.worker.run();
      }),
    set: (then) => {
      now = then;
    },
    now: () => now,
    cases: async () =>
      (await store.find<Case>({ kind: 'case', area: GM, limit: 100 })).map((one) => one.data).reverse(),
    messages: () => store.find({ kind: 'message', area: '', limit: 1000 }),
    restart: async (between) => {
      await service.stop();
      await store.close();
      return openTown({
        start: now,
        folder,
        through: between,
        village,
        reconsider,
        transcribe,
        quietHours,
        webhooksPrivate,
        draw,
      });
    },
    close: async () => {
      await service.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return town;
}

/** A message as the channel delivers it. `who` is a handle; `where` a group's id, or nothing for the direct chat. */
export function message(
  who: string,
  text: string,
  where: string | undefined,
  at: number,
  more: Partial<IncomingMessage> = {},
): IncomingMessage {
  const group = TOWN_VILLAGE.groups.find((one) => one.id === where);
  const person = TOWN_VILLAGE.people.find((one) => one.id === who);
  return {
    channel: 'simulator',
    key: `m${String(++serial)}`,
    conversation:
      where === undefined ? { id: who, room: false, name: '' } : { id: where, room: true, name: group?.name ?? '' },
    sender: { id: who, name: person?.calledAs ?? person?.name ?? who },
    at,
    text,
    addressed: where === undefined,
    ...more,
  };
}
