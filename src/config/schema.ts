/** The environment of the service: every variable there is, with what it means. */
import { z } from 'zod';
import { list, variable, wholeNumber } from './variable.js';
import { workHours } from './work-hours.js';

export const KNOWN_CHANNELS = ['simulator', 'wechaty'] as const;
export type ChannelName = (typeof KNOWN_CHANNELS)[number];

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const LOCALES = ['zh-CN', 'en'] as const;
const SHORTEST_TOKEN = 16;

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
  RETENTION_DAYS: variable(wholeNumber(1, 365), {
    description:
      'How long it is remembered that a message was handled, so that it is not handled twice; its text is gone before.',
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
});

export type EnvironmentVariable = keyof typeof environmentSchema.shape;
