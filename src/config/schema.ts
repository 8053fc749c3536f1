/** The environment of the service: every variable there is, with what it means. */
import { z } from 'zod';
import { officialAccountVariables } from './official-account.js';
import { quietHours } from './quiet-hours.js';
import { list, variable, wholeNumber } from './variable.js';
import { wecomVariables } from './wecom.js';
import { workHours } from './work-hours.js';

export const KNOWN_CHANNELS = ['simulator', 'wechaty', 'official-account', 'wecom'] as const;
export type ChannelName = (typeof KNOWN_CHANNELS)[number];

export const KNOWN_TRANSCRIBERS = ['google', 'sherpa', 'tencent'] as const;
export type TranscriberName = (typeof KNOWN_TRANSCRIBERS)[number];

/** Where the personal WeChat session lives. */
export const WECHATY_MODES = ['inside', 'process', 'apart'] as const;

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const LOCALES = ['zh-CN', 'en'] as const;
const SHORTEST_TOKEN = 16;
const SHORTEST_KEY = 32;

export const environmentSchema = z.object({
  PORT: variable(wholeNumber(0, 65_535), {
    description: 'Port of the HTTP server. 0 takes any free one.',
    unit: 'port number',
    default: '8080',
  }),
  HOST: variable(z.string().regex(/^[\w.:-]+$/, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0'), {
    description: 'Address to listen on. With anything but a loopback address, OPERATOR_TOKEN must be set.',
    unit: 'IP address',
    default: '127.0.0.1',
  }),
  PUBLIC_URL: variable(z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' }), {
    description:
      'What links in messages begin with, as people outside reach the service. Without it HOST and PORT, which is of use only on this machine.',
    unit: 'URL',
  }),
  STORE: variable(
    z
      .string()
      .regex(
        /^(sqlite:.|mongodb(\+srv)?:\/\/.)/,
        'must be sqlite: and a file, such as sqlite:./data/gezipu.sqlite, or the address of a MongoDB, such as ' +
          'mongodb://db1,db2,db3/gezipu?replicaSet=rs0',
      ),
    {
      description:
        'Where everything is kept: in a file, whose folder is made when it is missing, or on MongoDB servers (5.0 or ' +
        'newer, a replica set or a sharded cluster).',
      unit: '`sqlite:` and a file, or `mongodb://` or `mongodb+srv://` and servers, with user and password if need be',
      default: 'sqlite:./data/gezipu.sqlite',
      // It may hold a password.
      secret: true,
    },
  ),
  CHANNELS: variable(list().pipe(z.array(z.enum(KNOWN_CHANNELS, `must be from: ${KNOWN_CHANNELS.join(', ')}`))), {
    description: 'The ways to talk with people that are switched on.',
    unit: `comma-separated, from: ${KNOWN_CHANNELS.join(', ')}; or \`none\``,
    default: 'simulator',
  }),
  VILLAGE_FILES: variable(list(), {
    description: 'Villages that are imported at start; a file that was imported before is brought up to date.',
    unit: 'comma-separated files, or `none`',
    default: 'demo/guomi.yaml,demo/xiangbu.yaml',
  }),
  OPERATOR_TOKEN: variable(z.string().min(SHORTEST_TOKEN, `must have at least ${SHORTEST_TOKEN} characters`), {
    description:
      'Opens /metrics and the simulator to callers from other machines, as bearer token or as password with any user ' +
      'name. From the same machine they are open.',
    unit: `secret of at least ${SHORTEST_TOKEN} characters, e.g. from \`openssl rand -hex 24\``,
    secret: true,
  }),
  LOG_LEVEL: variable(z.enum(LOG_LEVELS, `must be one of: ${LOG_LEVELS.join(', ')}`), {
    description: 'Least important lines that are still written.',
    unit: `one of ${LOG_LEVELS.join(', ')}`,
    default: 'info',
  }),
  MERGE_SECONDS: variable(wholeNumber(0, 3_600), {
    description: 'Updates on one case within this time become one message in a conversation.',
    unit: 'seconds',
    default: '60',
  }),
  HELP_MINUTES: variable(wholeNumber(1, 60), {
    description: 'Emergency: how long those who were called have to answer before the next are called.',
    unit: 'minutes',
    default: '3',
  }),
  WORK_HOURS: variable(workHours, {
    description: 'Office hours of a working day, in China time; deadlines in working hours count only these.',
    unit: 'times of day',
    default: '09:00-12:00,14:00-18:00',
  }),
  QUIET_HOURS: variable(quietHours, {
    description:
      'In these hours, in China time, only what answers somebody, and what concerns danger or cannot wait, is said; the ' +
      'rest is said afterwards. Not in force while the simulator is the only channel.',
    unit: 'from and to, or `none`',
    default: '22:00-07:00',
  }),
  CALENDAR_OVERLAY: variable(z.string(), {
    description: 'Days off and made-up working days that the built-in calendar lacks, e.g. of the coming year.',
    unit: 'file',
  }),
  LOCALE: variable(z.enum(LOCALES, `must be one of: ${LOCALES.join(', ')}`), {
    description: 'Language in which the bot speaks to everybody. It understands Chinese whatever this says.',
    unit: `one of ${LOCALES.join(', ')}`,
    default: 'zh-CN',
  }),
  WECHATY_NAME: variable(z.string().regex(/^[\w-]{1,40}$/, 'must be letters, digits, - and _ only'), {
    description: 'Name of the WeChat session; the login is kept under it and survives a restart.',
    unit: 'name',
    default: 'gezipu',
  }),
  WECHATY_MODE: variable(z.enum(WECHATY_MODES, `must be one of: ${WECHATY_MODES.join(', ')}`), {
    description:
      'Where WeChat is spoken to: `inside` the service; in a `process` of its own, which `npm start` begins and keeps ' +
      'going; or `apart`, in one that somebody else keeps going (`gezipu bot wechaty`), so that the service can be ' +
      'exchanged while the login stays. docs/channels/README.md compares them.',
    unit: `one of ${WECHATY_MODES.join(', ')}`,
    default: 'inside',
  }),
  WECHATY_BOT_URL: variable(z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' }), {
    description: 'Where the service finds the process that speaks to WeChat; that one listens at this port, on HOST.',
    unit: 'URL',
    default: 'http://127.0.0.1:8090',
  }),
  WECHATY_SERVICE_URL: variable(
    list().pipe(z.array(z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' }))),
    {
      description:
        'Where that process finds the service; of several on one store the next is asked when one does not answer. ' +
        'Without it this machine, at PORT.',
      unit: 'URLs, comma-separated',
    },
  ),
  MESSAGING_SECRET: variable(z.string().min(SHORTEST_KEY, `must have at least ${SHORTEST_KEY} characters`), {
    description: 'With it the service and the process that speaks to WeChat sign what they send each other.',
    unit: `secret of at least ${SHORTEST_KEY} characters, the same for both, e.g. from \`openssl rand -hex 32\``,
    secret: true,
  }),
  ...officialAccountVariables,
  ...wecomVariables,
  RETENTION_DAYS: variable(wholeNumber(1, 365), {
    description:
      'How long it is remembered that a message was handled, so that it is not handled twice; its text is gone before.',
    unit: 'days',
    default: '7',
  }),
  MEDIA_KEY: variable(z.string().min(SHORTEST_KEY, `must have at least ${SHORTEST_KEY} characters`), {
    description:
      'Seals the pictures and voices that villagers send, and signs the links by which clerks open them. Without it a ' +
      'key is made at the first start and kept in the file `media.key` beside the SQLite file; on MongoDB it must be set, ' +
      'the same for all processes. Who loses it loses the pictures and voices: keep a copy, apart from the backups.',
    unit: `secret of at least ${SHORTEST_KEY} characters, e.g. from \`openssl rand -hex 32\``,
    secret: true,
  }),
  MEDIA_OLD_KEYS: variable(list(), {
    description:
      'Secrets that were MEDIA_KEY before: what they sealed is still read. `gezipu doctor` counts what needs each of them.',
    unit: 'secrets, comma-separated, or `none`',
    default: 'none',
    secret: true,
  }),
  MEDIA_DAYS: variable(wholeNumber(1, 3_650), {
    description: 'How long pictures and voices are kept after their case was closed; what was said stays in words.',
    unit: 'days',
    default: '30',
  }),
  MEDIA_LINK_DAYS: variable(wholeNumber(1, 90), {
    description: 'How long a link to a picture or voice is good; `/查看` gives a new one.',
    unit: 'days',
    default: '7',
  }),
  LLM_URL: variable(z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' }), {
    description:
      'A language model asked for a second opinion on messages that the built-in reading is unsure of: any server with ' +
      'the interface of OpenAI, e.g. one in your own machine room. Numbers and known names are covered before a text ' +
      'leaves, but what happened is not: a server abroad is a transfer of personal data. Without it nothing is asked.',
    unit: 'URL up to and with the version, e.g. `http://127.0.0.1:11434/v1`',
  }),
  LLM_MODEL: variable(z.string(), { description: 'Name of the model at LLM_URL.', unit: 'name', default: 'default' }),
  LLM_KEY: variable(z.string(), { description: 'Key for LLM_URL, if it wants one.', unit: 'secret', secret: true }),
  LLM_SECONDS: variable(wholeNumber(1, 30), {
    description: 'How long an answer may wait for the second opinion; later ones are not taken.',
    unit: 'seconds',
    default: '3',
  }),
  TRANSCRIBERS: variable(
    list().pipe(z.array(z.enum(KNOWN_TRANSCRIBERS, `must be from: ${KNOWN_TRANSCRIBERS.join(', ')}`))),
    {
      description:
        'Who turns voice messages into text; the next is asked when one does not answer. With none, people listen to ' +
        'them. `sherpa` works on this machine, `tencent` in China, `google` abroad; docs/voice.md compares them.',
      unit: `comma-separated, from: ${KNOWN_TRANSCRIBERS.join(', ')}; or \`none\``,
      default: 'none',
    },
  ),
  VOICE_MAY_LEAVE_CHINA: variable(z.enum(['no', 'yes'], 'must be no or yes'), {
    description:
      "Says that you are allowed to send recordings of people's voices abroad, which is an export of personal " +
      'information. Without it `google` does not start.',
    unit: '`no` or `yes`',
    default: 'no',
  }),
  SPEECH_LANGUAGES: variable(
    list().pipe(
      z
        .array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z\d]{2,8})*$/, 'must be language tags such as cmn-Hans-CN'))
        .min(1, 'must name a language')
        .max(4, 'must be four at most'),
    ),
    {
      description:
        'What people speak, the usual first. One that a recogniser does not know makes it refuse every recording.',
      unit: 'one to four language tags, comma-separated, e.g. `cmn-Hans-CN,yue-Hant-HK`',
      default: 'cmn-Hans-CN',
    },
  ),
  SHERPA_MODEL_DIR: variable(z.string(), {
    description: 'The model of `sherpa`; docs/voice.md says which can be used.',
    unit: 'folder',
  }),
  TENCENT_SECRET_ID: variable(z.string(), {
    description: 'Of an access key of Tencent Cloud, for `tencent`.',
    unit: 'secret',
    secret: true,
  }),
  TENCENT_SECRET_KEY: variable(z.string(), {
    description: 'The other half of that key.',
    unit: 'secret',
    secret: true,
  }),
  TENCENT_ASR_ENGINE: variable(z.string().regex(/^\w[\w-]{1,40}$/, 'must be a name such as 16k_zh'), {
    description: 'Engine of `tencent`: `16k_zh` for Mandarin, `16k_zh_dialect` for 23 dialects.',
    unit: "name of Tencent's",
    default: '16k_zh',
  }),
  WEBHOOKS_PRIVATE: variable(z.enum(['0', '1'], 'must be 0 or 1'), {
    description:
      'Whether outgoing webhooks may lead to this machine and to private networks; for trying out, and where the receiver stands beside the service.',
    unit: '`0` or `1`',
    default: '0',
  }),
  GOOGLE_APPLICATION_CREDENTIALS: variable(z.string(), {
    description: 'Key of a service account, for `google`.',
    unit: 'JSON file',
  }),
});

export type EnvironmentVariable = keyof typeof environmentSchema.shape;
