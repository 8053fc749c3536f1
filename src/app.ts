/** The only wiring of concrete adapters: from a configuration to a running service and back. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { createSimulatorChannel } from '../bots/simulator/simulator-channel.js';
import { createWechat4uChannel } from '../bots/wechaty/wechat4u.js';
import { chinaCalendar } from './calendar/china.js';
import { AppError } from './common/errors.js';
import { createLog, type Log } from './common/log.js';
import type { Config } from './config.js';
import { DEFAULT_DEADLINES } from './domain/deadlines.js';
import type { Instant } from './domain/time.js';
import type { Village } from './domain/village.js';
import { createHttp, type Http } from './http/create-http.js';
import type { Channel } from './ports/channel.js';
import type { Store } from './ports/store.js';
import { startTicker } from './scheduler/ticker.js';
import { createService, type Service } from './service.js';
import { openMongoStore } from './storage/mongo/open-mongo-store.js';
import { openSqliteStore } from './storage/sqlite/sqlite-store.js';
import { createUnderstand } from './understanding/understand.js';
import { importVillage } from './usecases/import-village.js';
import { announce, type Announcement } from './usecases/presence.js';
import { parseVillageFile } from './village-file/parse-village-file.js';
import { simulatorWorld } from './village-file/simulator-world.js';
import { LOCALES } from './wording/locales.js';
import { createMetrics } from './telemetry/metrics.js';
import { createObserver } from './telemetry/observer.js';
import { findingLine } from './village-file/finding.js';

export interface App {
  service: Service;
  http: Http;
  channels: ReadonlyMap<string, Channel>;
  /** The port it listens on. */
  port: number;
  log: Log;
  /** Stops hearing, finishes what is under way, then closes everything, in this order. */
  stop(): Promise<void>;
}

export interface AppOverrides {
  now?: () => Instant;
  log?: Log;
}

/**
 * The store of the configuration, also for those who work on it beside or without a running service. `warn` is told, in
 * a sentence each, what this store does not protect from.
 */
export async function openStore({ store }: Config, warn: (sentence: string) => void = () => undefined): Promise<Store> {
  switch (store.kind) {
    case 'sqlite':
      return openSqliteStore(store.path);
    case 'mongodb':
      return openMongoStore(store.uri, { warn });
  }
}

/** Opens the store, imports the village files, starts the channels and listens. Undoes all of it when one of them fails. */
export async function startApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const log = overrides.log ?? createLog({ level: config.logLevel });
  const now = overrides.now ?? Date.now;
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const store = await openStore(config, (sentence) => log.warn(sentence));
    undo.push(() => store.close());
    const presence = announce(store, randomUUID(), { host: hostname(), pid: process.pid }, now);
    // Who cannot sign off counts as gone after a while.
    undo.push(() => presence.leave().catch(() => undefined));
    await presence.beat();
    await importVillages(store, config.villageFiles, now, (file, result) =>
      log.info({ file, result }, 'village file imported'),
    );
    const metrics = createMetrics();
    const channels = new Map<string, Channel>();
    const service = await createService({
      ...{ store, channels, now, words: LOCALES[config.locale], understand: createUnderstand() },
      calendar: await chinaCalendar({
        hours: config.workHours,
        overlay: config.calendarOverlay,
        warn: (sentence) => log.warn(sentence),
      }),
      deadlines: { ...DEFAULT_DEADLINES, callStep: config.callStep },
      observer: createObserver(metrics, log),
      mergeWindow: config.mergeWindow,
      retention: config.retention,
    });
    undo.push(() => service.stop());
    for (const channel of makeChannels(config, service, now, log)) channels.set(channel.name, channel);
    const http = createHttp({
      channels: [...channels.values()],
      readiness: () => readiness(channels),
      metrics,
      operatorToken: config.operatorToken,
      log,
      ...(channels.has('simulator') ? { home: '/simulator/' } : {}),
    });
    const port = await http.listen(config.port, config.host);
    undo.push(() => http.close());
    undo.push(startTicker({ everySecond: () => service.worker.run(), everyMinute: () => refresh(service, presence) }));
    for (const channel of channels.values()) {
      undo.push(() => channel.stop());
      await channel.start(service.receive);
    }
    service.worker.wake();
    return { service, http, channels, port, log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function makeChannels(config: Config, { context }: Service, now: () => Instant, log: Log): Channel[] {
  return config.channels.map((name) => {
    switch (name) {
      case 'simulator':
        return createSimulatorChannel({ world: simulatorWorld(context.directory()), now, log });
      case 'wechaty':
        return createWechat4uChannel({
          session: join(homeOf(config), 'wechat', config.wechatyName),
          now,
          log,
          onScan: (link) => log.warn({ link }, 'scan to log in to WeChat'),
        });
    }
  });
}

/** The folder for what is kept beside the store. */
function homeOf({ store }: Config): string {
  return store.kind === 'sqlite' ? dirname(store.path) : 'data';
}

/** Reads village files; with one wrong line none is taken, and every wrong line of every file is named. */
export async function readVillages(files: readonly string[]): Promise<{ file: string; village: Village }[]> {
  const read = await Promise.all(
    files.map(async (file) => ({ file, ...parseVillageFile(await readVillage(file), file) })),
  );
  const wrong = read.flatMap((one) => ('errors' in one ? one.errors.map(findingLine) : []));
  if (wrong.length > 0) throw new AppError('village_file_invalid', wrong.join('\n'));
  return read.flatMap((one) => ('village' in one ? { file: one.file, village: one.village } : []));
}

/** Takes village files over, every file or none. */
export async function importVillages(
  store: Store,
  files: readonly string[],
  now: () => Instant,
  told: (file: string, result: string) => void,
): Promise<void> {
  for (const { file, village } of await readVillages(files)) told(file, await importVillage(store, village, now()));
}

async function readVillage(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new AppError('village_file_invalid', `${file} cannot be read; see VILLAGE_FILES`, { cause: error });
  }
}

/** A store that does not answer now is asked again in a minute; what is known stays. */
async function refresh({ refresh: read, context }: Service, presence: Announcement): Promise<void> {
  try {
    await presence.beat();
    await read();
  } catch (error) {
    context.observer.trouble('reading the villages again', error);
  }
}

function readiness(channels: ReadonlyMap<string, Channel>): { ready: boolean; reasons: string[] } {
  const reasons = [...channels.values()].flatMap((channel) => {
    const { state, detail } = channel.status();
    return state === 'ready' ? [] : [`channel ${channel.name} is ${state}${detail === '' ? '' : `: ${detail}`}`];
  });
  return { ready: reasons.length === 0, reasons };
}
