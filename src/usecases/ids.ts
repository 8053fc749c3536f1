/**
 * Ids of aggregates. What belongs to an area begins with the area's path, so that it is stored with its neighbours;
 * what is looked up by a foreign key begins with two hex digits of its hash, so that it spreads evenly over shards.
 */
import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import type { AreaPath } from '../domain/area.js';
import type { Instant } from '../domain/time.js';

/** What platforms give as ids; anything stranger, or longer, goes in as its hash. */
const PLAIN = /^[\x21-\x7e]{1,160}$/u;

function spread(prefix: string, given: string): string {
  const key = PLAIN.test(given) ? given : createHash('sha256').update(given).digest('hex');
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 2);
  return `${prefix}/${hash}/${key}`;
}

export const messageId = (channel: string, key: string): string => spread('in', `${channel}:${key}`);
export const contactId = (channel: string, user: string): string => spread('u', `${channel}:${user}`);
export const roomId = (channel: string, room: string): string => spread('r', `${channel}:${room}`);

/** Who is behind a handle; where a person is; where a group is. */
export const handleId = (channel: string, user: string): string => spread('h', `${channel}:${user}`);
export const doorsId = (person: string): string => spread('d', person);
export const groupDoorsId = (group: string): string => spread('g', group);
export const diaryId = (channel: string): string => spread('diary', channel);
export const loginPassId = (hash: string): string => spread('login', hash);
export const writtenReportId = (key: string): string => spread('form', key);
export const lettersId = (browser: string): string => spread('letters', browser);
export const signInCodeId = (village: AreaPath, phone: string): string =>
  spread('sign-in', createHash('sha256').update(`${village} ${phone}`).digest('hex'));
export const bindCodeId = (code: string): string => spread('bind', code);
export const bindTriesId = (contact: string): string => spread('tries', contact);
export const apiTokenId = (hash: string): string => spread('token', hash);
export const apiCallId = (key: string): string => spread('call', key);
export const consoleDoorId = (person: string): string => spread('console', person);
export const consolePasswordId = (person: string): string => spread('password', person);
export const subscriptionId = (name: string): string => spread('hook', name);

/** By which contacts are found that have left this phone. */
export const phoneRef = (phone: string): string => createHash('sha256').update(phone).digest('hex').slice(0, 32);

export const counterId = (village: AreaPath): string => `${village}/number`;
export const scheduleId = (area: AreaPath, group: string, weekly: boolean): string =>
  `${area}/schedule-${group}${weekly ? '-week' : ''}`;
export const causesId = (village: AreaPath): string => `${village}/causes`;
export const rollUpId = (area: AreaPath): string => `${area}/roll-up`;
/** Beside its case. */
export const caseReadsId = (id: string): string => `${id}-reads`;
export const processId = (name: string): string => spread('process', name);

/** The one aggregate that tells processes which villages to read again. */
export const VILLAGE_CHANGES_ID = spread('villages', 'changes');

/**
 * The id of the case that a message opens: the same message always gives the same id, so that a message worked on
 * twice (crash, redelivery, two processes) finds its case instead of opening another. `nth` tells several cases of
 * one message apart.
 */
export function caseId(village: AreaPath, message: string, at: Instant, nth = 0): string {
  const bytes = createHash('sha256')
    .update(`${message}#${String(nth)}`)
    .digest();
  let next = 0;
  return `${village}/${ulid(at, () => (bytes[next++] ?? 0) / 256)}`;
}
