/** Settings: read once at start, from the environment and from a file `.env` beside the service. Nobody else reads them. */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { AppError } from './common/errors.js';
import type { LogLevel } from './common/log.js';
import { missingForOfficialAccount, officialAccountOf, type OfficialAccountConfig } from './config/official-account.js';
import { environmentSchema } from './config/schema.js';
import type { ChannelName, EnvironmentVariable } from './config/schema.js';
import { chosenTranscribers, missingForSpeech, type TranscriberChoice } from './config/speech.js';
import { aboutVariable } from './config/variable.js';
import { missingForWecom, wecomOf, type WecomConfig } from './config/wecom.js';
import type { WorkHours } from './domain/calendar.js';
import type { QuietHours } from './domain/quiet-hours.js';
import { DAY, MINUTE, SECOND } from './domain/time.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `uri` may hold a password: never to be shown or logged. */
export type StoreConfig = { kind: 'sqlite'; path: string } | { kind: 'mongodb'; uri: string };

/** Durations in milliseconds, times of day in minutes, as everywhere inside. docs/configuration.md says what each setting means. */
export interface Config {
  port: number;
  host: string;
  /** Without a slash at its end. */
  publicUrl: string;
  /** True when PUBLIC_URL was set: links lead somewhere for people outside too. */
  isReachable: boolean;
  store: StoreConfig;
  channels: readonly ChannelName[];
  villageFiles: readonly string[];
  operatorToken: string | null;
  logLevel: LogLevel;
  mergeWindow: number;
  callStep: number;
  workHours: readonly WorkHours[];
  /** Null when there are none. */
  quietHours: QuietHours | null;
  calendarOverlay: string | null;
  locale: 'zh-CN' | 'en';
  wechatyName: string;
  /** URLs without a slash at their ends; `secret` is null only while `mode` is `inside`. */
  wechatyBot: { mode: 'inside' | 'process' | 'apart'; url: string; services: readonly string[]; secret: string | null };
  /** Null when it is not set up. */
  officialAccount: OfficialAccountConfig | null;
  /** Null when it is not set up. */
  wecom: WecomConfig | null;
  /** Whether webhooks may lead to this machine and its network. */
  webhooksPrivate: boolean;
  retention: number;
  /** `key` null: it is in the file beside the store. `days` is a number of days, `linkLife` in milliseconds. */
  media: { key: string | null; oldKeys: readonly string[]; days: number; linkLife: number };
  /** Null: no second opinion is asked for. `url` without a slash at its end, `patience` in milliseconds. */
  llm: { url: string; model: string; key: string | null; patience: number } | null;
  /** In the order in which they are asked. */
  transcribers: readonly TranscriberChoice[];
  /** BCP-47, the usual one first; at least one. */
  speechLanguages: readonly string[];
}

/** Throws AppError `config_invalid` that lists every wrong variable with what it must be. */
export function loadConfig(env: Environment = readEnvironment()): Config {
  // A variable that is set to nothing counts as not set, as in `OPERATOR_TOKEN=` of an env file.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const read = environmentSchema.safeParse(set);
  const wrong = [
    ...(read.success ? [] : complaints(read.error, set)),
    ...missingToken(set),
    ...missingSecret(set),
    ...missingForSpeech(set),
    ...missingForOfficialAccount(set),
    ...missingForWecom(set),
  ];
  if (!read.success || wrong.length > 0) throw new AppError('config_invalid', [...new Set(wrong)].join('\n'));
  return toConfig(read.data);
}

/** The process environment wins over the file, as with every other tool. */
function readEnvironment(): Environment {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...file, ...process.env };
}

function toConfig(env: z.output<typeof environmentSchema>): Config {
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl: (env.PUBLIC_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`).replace(
      /\/+$/,
      '',
    ),
    isReachable: env.PUBLIC_URL !== null,
    store: toStore(env.STORE),
    channels: [...new Set(env.CHANNELS)],
    villageFiles: env.VILLAGE_FILES,
    operatorToken: env.OPERATOR_TOKEN,
    logLevel: env.LOG_LEVEL,
    mergeWindow: env.MERGE_SECONDS * SECOND,
    callStep: env.HELP_MINUTES * MINUTE,
    workHours: env.WORK_HOURS,
    quietHours: env.QUIET_HOURS,
    calendarOverlay: env.CALENDAR_OVERLAY,
    locale: env.LOCALE,
    wechatyName: env.WECHATY_NAME,
    wechatyBot: {
      mode: env.WECHATY_MODE,
      url: withoutSlash(env.WECHATY_BOT_URL),
      services: (env.WECHATY_SERVICE_URL ?? [`http://127.0.0.1:${env.PORT}`]).map(withoutSlash),
      secret: env.MESSAGING_SECRET,
    },
    officialAccount: officialAccountOf(env),
    wecom: wecomOf(env),
    webhooksPrivate: env.WEBHOOKS_PRIVATE === '1',
    retention: env.RETENTION_DAYS * DAY,
    media: {
      key: env.MEDIA_KEY,
      oldKeys: env.MEDIA_OLD_KEYS,
      days: env.MEDIA_DAYS,
      linkLife: env.MEDIA_LINK_DAYS * DAY,
    },
    llm: toLlm(env),
    transcribers: chosenTranscribers(env),
    speechLanguages: env.SPEECH_LANGUAGES,
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/u, '');
}

function toLlm(env: z.output<typeof environmentSchema>): Config['llm'] {
  if (env.LLM_URL == null) return null;
  const url = env.LLM_URL.replace(/\/+$/, '');
  return { url, model: env.LLM_MODEL, key: env.LLM_KEY ?? null, patience: env.LLM_SECONDS * SECOND };
}

function toStore(address: string): StoreConfig {
  if (!address.startsWith('sqlite:')) return { kind: 'mongodb', uri: address };
  return { kind: 'sqlite', path: address.slice('sqlite:'.length) };
}

function complaints(error: z.ZodError, env: Environment): string[] {
  return error.issues.map((issue) => {
    const name = issue.path[0] as EnvironmentVariable;
    const { secret = false, default: usual } = aboutVariable(environmentSchema.shape[name]);
    const given = secret ? '' : `=${env[name] ?? ''}`;
    return `${name}${given} ${issue.message}${usual === undefined ? '' : `; remove it to use ${usual}`}`;
  });
}

/** Checked apart from the schema, so that it is told together with other mistakes. */
function missingToken(env: Environment): string[] {
  const host = env['HOST'] ?? '127.0.0.1';
  if (isLoopback(host) || env['OPERATOR_TOKEN'] !== undefined) return [];
  return [
    `OPERATOR_TOKEN must be set, because HOST=${host} lets other machines in; make one with: openssl rand -hex 24`,
  ];
}

/** Two processes that speak of people to each other know who it is. */
function missingSecret(env: Environment): string[] {
  const mode = env['WECHATY_MODE'] ?? 'inside';
  if (mode === 'inside' || env['MESSAGING_SECRET'] !== undefined) return [];
  return [`MESSAGING_SECRET must be set, because WECHATY_MODE=${mode}; make one with: openssl rand -hex 32`];
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
