/** The only wiring of concrete adapters: from a configuration to a running service and back. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAccountApi, type AccountApi } from '../bots/official-account/account-api.js';
import { createOfficialAccountChannel } from '../bots/official-account/official-account-channel.js';
import { createSimulatorChannel } from '../bots/simulator/simulator-channel.js';
import { createWecomChannels } from '../bots/wecom/wecom-channels.js';
import { createApi } from './api/create-api.js';
import { createOpen311 } from './api/open311/create-open311.js';
import { silentChannel } from './api/silent-channel.js';
import { chinaCalendar } from './calendar/china.js';
import { AppError } from './common/errors.js';
import { createLog, type Log } from './common/log.js';
import type { Config } from './config.js';
import { createConsole } from './console/create-console.js';
import { CONSOLE } from './console/desk.js';
import { createConsoleDoor } from './console/sign-in.js';
import type { OfficialAccountConfig } from './config/official-account.js';
import type { WecomConfig } from './config/wecom.js';
import { ExclusiveChannel } from './delivery/exclusive-channel.js';
import { DEFAULT_DEADLINES } from './domain/deadlines.js';
import { SECOND, type Instant } from './domain/time.js';
import type { Http, Readiness } from './http/create-http.js';
import { createFrontDoor, type FrontDoor } from './http/front-door.js';
import type { LoginRouteOptions } from './http/login-route.js';
import type { PaperRouteOptions } from './http/paper-route.js';
import { createSessionWatch, loginAddress, loginDoor } from './login-door.js';
import { openMediaKeys } from './media-secrets.js';
import { paperDoor } from './paper-door.js';
import { createDraw } from './picture/create-draw.js';
import type { Decode } from './ports/audio.js';
import type { Channel } from './ports/channel.js';
import type { Observer } from './ports/observer.js';
import type { Store } from './ports/store.js';
import type { Transcriber } from './ports/transcriber.js';
import { createPrinter } from './report/create-printer.js';
import { isStandingBy, notYet, readinessOf } from './readiness.js';
import { startTicker } from './scheduler/ticker.js';
import { createService, type Service } from './service.js';
import { openMongoStore } from './storage/mongo/open-mongo-store.js';
import { openSqliteStore } from './storage/sqlite/sqlite-store.js';
import { createMetrics } from './telemetry/metrics.js';
import { createObserver } from './telemetry/observer.js';
import { watchStore, type WatchedStore } from './telemetry/watch-store.js';
import { createReconsider } from './understanding/llm/create-reconsider.js';
import { loadBaseModel } from './understanding/model/load-base-model.js';
import { createUnderstand } from './understanding/understand.js';
import { untilStoreAnswers } from './until-store-answers.js';
import type { MediaKeys } from './usecases/media-keys.js';
import { createMediaLinks, type MediaLinks } from './usecases/media-links.js';
import { createPaperLinks, type PaperLinks } from './usecases/paper-links.js';
import { createOpenMedia } from './usecases/open-media.js';
import { announce, type Announcement } from './usecases/presence.js';
import { simulatorWorld } from './village-file/simulator-world.js';
import { importVillages, readVillages } from './village-files.js';
import { openVoice, type Voice } from './voice.js';
import { createOwnPage } from './web/own-page.js';
import { createSigner, type Signer } from './web/signed.js';
import { createVillagePages } from './web/village-pages.js';
import { createWebChannel } from './web/web-channel.js';
import { WECHAT, wechatChannel, type WechatChannel, type WechatOptions } from './wechat-session.js';
import { LOCALES } from './wording/locales.js';

/** How soon an open page of the dispatch centre shows what has changed. */
const LOOK_AGAIN: Instant = 5 * SECOND;

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
  /** Opens another store than the configuration names. */
  openStore?: () => Promise<Store>;
  /** Opens other recognisers of speech than the configuration names. */
  openTranscriber?: (decode: Decode) => Promise<Transcriber | null>;
  /** Waits before a store that does not answer is opened again. */
  pause?: (milliseconds: number) => Promise<void>;
  /** Told the port as soon as health is answered there; the service may still wait for its store. */
  onListening?: (port: number) => void;
  /** Aborted, ends the waiting for a store and makes the start reject, however far it had come. */
  signal?: AbortSignal;
}

/** What a house is made of. */
interface Plan {
  config: Config;
  now: () => Instant;
  log: Log;
  observer: Observer;
  openStore: () => Promise<Store>;
  voice: Voice;
  mediaKeys: MediaKeys;
  links: MediaLinks;
  papers: PaperLinks;
  /** What links begin with. */
  base: string;
  signer: Signer;
  /** By which the process is known to others, however often the house is begun. */
  sign: string;
}

/** What stands on the store: begun anew as a whole when the store goes away while it is made. */
interface House {
  store: WatchedStore;
  presence: Announcement;
  service: Service;
  /** Filled when the house stands. */
  channels: Map<string, Channel>;
  /** Null without personal WeChat. */
  wechat: { session: WechatChannel; watch: () => Promise<void> } | null;
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

/**
 * Listens, opens the store (waiting for it as long as it takes), imports the village files and starts the channels.
 * Undoes all of it when one of them fails.
 */
export async function startApp(config: Config, overrides: AppOverrides = {}): Promise<App> {
  const { log = createLog({ level: config.logLevel }), now = Date.now, signal } = overrides;
  const undo: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  let readiness = (): Readiness => notYet(null);
  const metrics = createMetrics();
  const door = createFrontDoor({ readiness: () => readiness(), metrics, operatorToken: config.operatorToken, log });
  const { openStore: open = () => openStore(config, (sentence) => log.warn(sentence)) } = overrides;
  const observer = createObserver(metrics, log);
  try {
    // What is wrong in them is wrong whatever the store says.
    await readVillages(config.villageFiles);
    const mediaKeys = await openMediaKeys(config);
    const port = await door.listen(config.port, config.host);
    undo.push(() => door.close());
    overrides.onListening?.(port);
    const { trouble } = observer;
    const voice = await openVoice({ config, trouble, openTranscriber: overrides.openTranscriber });
    undo.push(() => voice.close());
    const made = { config, now, log, observer, openStore: open, voice, mediaKeys, sign: randomUUID() };
    const plan: Plan = { ...made, ...linksOf(config, mediaKeys, port) };
    const house = await untilStoreAnswers(() => openHouse(plan), {
      told: (error, pause) => {
        readiness = () => notYet(error.code);
        log.error({ code: error.code, againIn: pause }, error.message);
      },
      pause: overrides.pause ?? ((milliseconds) => sleep(milliseconds, undefined, { signal })),
    });
    const { store, service, channels } = house;
    undo.push(() => closeHouse(house));
    for (const channel of [
      ...makeChannels(plan, house),
      pagesOf(plan, house),
      consoleOf(plan, house),
      ...programDoors(house),
    ])
      channels.set(channel.name, channel);
    const http = door.open(insideOf(plan, house));
    readiness = () => readinessOf(store.trouble(), channels.values());
    // Closed before what stands behind it.
    undo.push(() => door.close());
    undo.push(startTicker({ everySecond: () => beat(house), everyMinute: () => refresh(house) }));
    for (const channel of channels.values()) {
      undo.push(() => channel.stop());
      await channel.start(service.receive);
    }
    signal?.throwIfAborted();
    const wechat = channels.get(WECHAT);
    if (wechat !== undefined && wechat.status().state !== 'ready' && !isStandingBy(wechat))
      log.warn(`log in to WeChat: ${await loginAddress(store, config.publicUrl, now())}`);
    service.worker.wake();
    return { service, http, channels, port, log, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What links begin with, and who makes them. */
function linksOf(config: Config, keys: MediaKeys, port: number): Pick<Plan, 'base' | 'links' | 'papers' | 'signer'> {
  const base = baseOf(config, port);
  const { linkLife: life } = config.media;
  return {
    base,
    links: createMediaLinks(keys, { base, outside: config.isReachable, life }),
    papers: createPaperLinks(keys, { base, life }),
    signer: createSigner(keys),
  };
}

/** What is behind the door once the house stands. */
function insideOf(plan: Plan, house: House): Parameters<FrontDoor['open']>[0] {
  const { config, links, voice } = plan;
  const { service, channels } = house;
  return {
    channels: [...channels.values()],
    media: {
      open: createOpenMedia(service.context, links),
      playable: voice.playable,
      words: { ...LOCALES[config.locale].media, tag: config.locale },
    },
    papers: papersOf(plan, house),
    ...(channels.has('simulator') ? { home: '/simulator/' } : {}),
    ...loginOf(house, config),
  };
}

async function openHouse({ config, now, log, observer, openStore: open, sign, ...plan }: Plan): Promise<House> {
  const store = watchStore(await open(), now);
  try {
    const presence = announce(store, sign, thisProcess(), now);
    await presence.beat();
    await importVillages(store, config.villageFiles, now, (file, result) =>
      log.info({ file, result }, 'village file imported'),
    );
    const channels = new Map<string, Channel>();
    const service = await createService({
      ...{
        store,
        channels,
        now,
        words: LOCALES[config.locale],
        understand: createUnderstand(loadBaseModel()),
        observer,
      },
      reconsider: config.llm === null ? null : createReconsider({ ...config.llm, trouble: observer.trouble }),
      draw: createDraw(),
      ...{ transcribe: plan.voice.transcribe, mediaKeys: plan.mediaKeys, links: plan.links, papers: plan.papers },
      console: (context) =>
        createConsoleDoor(context, { signer: plan.signer, publicUrl: plan.base, outside: config.isReachable }),
      ownPage: config.isReachable ? createOwnPage({ signer: plan.signer, publicUrl: plan.base }) : null,
      standsBy: (name) => isStandingBy(channels.get(name)),
      calendar: await chinaCalendar({
        hours: config.workHours,
        overlay: config.calendarOverlay,
        warn: (sentence) => log.warn(sentence),
      }),
      deadlines: { ...DEFAULT_DEADLINES, callStep: config.callStep, mediaDays: config.media.days },
      // Nobody is asleep in the simulator.
      quietHours: config.channels.every((name) => name === 'simulator') ? null : config.quietHours,
      webhooksPrivate: config.webhooksPrivate,
      mergeWindow: config.mergeWindow,
      retention: config.retention,
    });
    return { store, presence, service, channels, wechat: null };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Without PUBLIC_URL they lead nowhere but on this machine, at the port it really has. */
function baseOf({ isReachable, publicUrl, port: asked }: Config, port: number): string {
  return isReachable ? publicUrl : publicUrl.replace(new RegExp(`:${asked}$`, 'u'), `:${port}`);
}

async function closeHouse({ store, presence, service }: House): Promise<void> {
  await service.stop();
  // Who cannot sign off counts as gone after a while.
  await presence.leave().catch(() => undefined);
  await store.close();
}

function makeChannels({ config, now, log }: Plan, house: House): Channel[] {
  const { store, service } = house;
  return config.channels.flatMap((name): Channel | Channel[] => {
    switch (name) {
      case 'simulator':
        return createSimulatorChannel({ world: simulatorWorld(service.context.directory()), now, log });
      case 'official-account':
        return createOfficialAccountChannel({ ...accountOf(config), now, log });
      case 'wechaty':
        return openWechat({ config, store, now, log }, house);
      case 'wecom':
        return createWecomChannels({ settings: wecomOf(config), store, now, log });
    }
  });
}

/** Reports and letters. */
function papersOf({ config, papers: links }: Plan, { service: { context } }: House): PaperRouteOptions {
  return paperDoor({ context, links, words: LOCALES[config.locale], printer: createPrinter(createDraw()) });
}

/** The villages' pages: always there; a village closes its own in its file. */
function pagesOf({ config, now, signer, base }: Plan, { store, service }: House): Channel {
  const { context, reports } = service;
  const handle = createVillagePages({ context, reports, signer, locale: LOCALES[config.locale], publicUrl: base });
  return createWebChannel({ store, now, handle });
}

/** The dispatch centre: always there, and closed to whoever has not shown who they are. */
function consoleOf({ config, now, signer, links, base }: Plan, house: House): Channel {
  const { context, command } = house.service;
  const handle = createConsole({
    ...{ context, command, signer, links, locale: LOCALES[config.locale], publicUrl: base, channels: house.channels },
    wechatLogin: async () => (house.wechat === null ? null : loginAddress(context.store, base, now())),
    pause: (signal) => sleep(LOOK_AGAIN, undefined, { signal }).catch(() => undefined),
  });
  return silentChannel('console', { mount: CONSOLE, handle });
}

function openWechat(options: WechatOptions, house: House): Channel {
  const session = wechatChannel(options);
  const watch = createSessionWatch(house.service.context, session, LOCALES[options.config.locale]);
  house.wechat = { session, watch };
  return session.channel;
}

/** Throws AppError `config_invalid` when the Official Account is not set up. */
function accountOf({ officialAccount }: Config): OfficialAccountConfig {
  if (officialAccount !== null) return officialAccount;
  throw new AppError('config_invalid', 'OFFICIAL_ACCOUNT_APPID and the variables beside it must be set');
}

/** Throws AppError `config_invalid` when WeCom is not set up. */
function wecomOf({ wecom }: Config): WecomConfig {
  if (wecom !== null) return wecom;
  throw new AppError('config_invalid', 'WECOM_CORP_ID and the variables beside it must be set');
}

/** For what an operator asks of the Official Account: codes and menu. */
export function openAccountApi(config: Config): AccountApi {
  return createAccountApi({ ...accountOf(config), now: Date.now });
}

function loginOf({ service, wechat }: House, { locale, publicUrl }: Config): { login?: LoginRouteOptions } {
  return wechat === null ? {} : { login: loginDoor(service.context, wechat.session, LOCALES[locale], publicUrl) };
}

/** What programs speak to: always there, and closed to whoever has no token. */
function programDoors({ service: { context, takeNumber, understandIn } }: House): Channel[] {
  const options = { context, takeNumber, understandIn, trouble: context.observer.trouble };
  return [createApi(options), createOpen311(options)];
}

function thisProcess(): { host: string; pid: number } {
  return { host: hostname(), pid: process.pid };
}

/** What is due, beside the sessions: a long day's work must not cost the session. */
async function beat({ service, channels, wechat }: House): Promise<void> {
  service.worker.wake();
  for (const channel of channels.values()) {
    if (!(channel instanceof ExclusiveChannel)) continue;
    await channel.beat().catch((error: unknown) => {
      service.context.observer.trouble(`session of channel ${channel.name}`, error);
    });
  }
  await wechat?.watch().catch((error: unknown) => {
    service.context.observer.trouble('noting how the session of WeChat is', error);
  });
}

/** A store that does not answer now is asked again in a minute; what is known stays. */
async function refresh({ presence, service }: House): Promise<void> {
  try {
    await presence.beat();
    await service.refresh();
  } catch (error) {
    service.context.observer.trouble('reading the villages again', error);
  }
}
