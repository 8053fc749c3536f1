/** Is the store well? What `gezipu doctor` asks of it: every question with an answer and, if need be, the remedy. */
import type { Directory } from '../domain/directory.js';
import { countedAt, COUNT_EVERY, driftBetween } from '../domain/roll-up.js';
import { MINUTE, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { loadDirectory } from './read-villages.js';
import { runningProcesses, type Presence } from './presence.js';
import { countVillages, storedRollUp, widestAreas } from './roll-up.js';
import { surveyStore, type Noted, type Survey } from './survey.js';

/** One answer. `fail`: something is lost or wrong by now; `warn`: it will be. */
export interface Check {
  subject: string;
  state: 'ok' | 'warn' | 'fail';
  says: string;
  /** What to do about it; absent when it is well. */
  fix?: string;
}

/** A province waits for its counties; older counts are not being made any more. */
const OLD_COUNT = 3 * COUNT_EVERY;

/** Clocks of machines that are kept in step differ by far less. */
const CLOCK_DIFFERENCE = MINUTE;

/** 2026-01-01 in China: before it there was no such program. */
const EARLIEST = Date.UTC(2025, 11, 31, 16);

/**
 * Asks everything; reads the whole store once. `mediaKeys` are the ids of the keys that are here, the current one first.
 * Errors: those of the store.
 */
export async function checkStore(store: Store, now: Instant, mediaKeys: readonly string[] = []): Promise<Check[]> {
  const survey = await surveyStore(store, now);
  const processes = await runningProcesses(store, now);
  const directory = await loadDirectory(store);
  return [
    await checkSoundness(store),
    checkContents(survey, directory),
    checkMedia(survey, mediaKeys),
    checkProcesses(processes),
    checkMessages(survey, now),
    checkLate(survey, now),
    checkUndelivered(survey),
    checkMute(survey),
    ...(await checkRollUps(store, directory, now)),
    checkClock(survey, processes, now),
  ];
}

async function checkSoundness(store: Store): Promise<Check> {
  const faults = await store.check();
  if (faults.length === 0) return { subject: 'store', state: 'ok', says: 'sound' };
  const fix = 'stop the service, keep the store as it is, and put back the last backup (gezipu restore)';
  return { subject: 'store', state: 'fail', says: faults.join('; '), fix };
}

function checkContents({ kinds }: Survey, directory: Directory): Check {
  const counts = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${count} ${kind}`);
  const says = counts.length === 0 ? 'holds nothing' : counts.join(', ');
  if (directory.villages.length > 0) return { subject: 'contents', state: 'ok', says };
  return { subject: 'contents', state: 'warn', says: `${says}; no village`, fix: 'gezipu import village.yaml' };
}

function checkMedia({ sealedWith }: Survey, known: readonly string[]): Check {
  const subject = 'pictures and voices';
  const name = (key: string): string => (key === '' ? 'not sealed' : `sealed with key ${key}`);
  const says = [...sealedWith].map(([key, count]) => `${count} ${name(key)}`).join(', ') || 'none are kept';
  const missing = [...sealedWith.keys()].filter((key) => key !== '' && !known.includes(key));
  if (missing.length === 0) return { subject, state: 'ok', says };
  const fix = 'put its file media.key back beside the store, or its secret into MEDIA_OLD_KEYS';
  return { subject, state: 'fail', says: `${says}; the key ${missing.join(', ')} is not here`, fix };
}

function checkProcesses(processes: readonly Presence[]): Check {
  const names = processes.map(({ host, pid }) => `${pid} on ${host}`);
  return { subject: 'processes', state: 'ok', says: names.length === 0 ? 'none is running' : names.join(', ') };
}

function checkMessages({ stuck }: Survey, now: Instant): Check {
  if (stuck === null) return { subject: 'messages', state: 'ok', says: 'all that were taken are worked on' };
  return {
    subject: 'messages',
    state: 'fail',
    says: `${stuck.count} taken and not worked on, ${longest(stuck, now)}`,
    fix: 'start the service; if it runs, its log says why, at "message"',
  };
}

function checkLate({ late }: Survey, now: Instant): Check {
  if (late === null) return { subject: 'deadlines', state: 'ok', says: 'everything due was looked at' };
  return {
    subject: 'deadlines',
    state: 'warn',
    says: `${late.count} due and not looked at, ${longest(late, now)}`,
    fix: 'start the service; if it runs, its log says why, at "due"',
  };
}

function checkUndelivered({ givenUp }: Survey): Check {
  if (givenUp === 0) return { subject: 'undelivered', state: 'ok', says: 'nothing was given up' };
  const fix = 'gezipu undelivered names them; with --retry they are tried once more';
  return { subject: 'undelivered', state: 'warn', says: `${givenUp} could not be said to anybody`, fix };
}

function checkMute({ mute }: Survey): Check {
  if (mute === null) return { subject: 'outboxes', state: 'ok', says: 'whatever is to be said has its time' };
  const says = `${mute.count} have something to say and no time for it, e.g. ${mute.example}`;
  return { subject: 'outboxes', state: 'fail', says, fix: 'this cannot happen: please report it with the id' };
}

async function checkRollUps(store: Store, directory: Directory, now: Instant): Promise<Check[]> {
  const checks: Check[] = [];
  for (const area of widestAreas(directory)) checks.push(await checkRollUp(store, directory, area, now));
  return checks;
}

/** Counts as it was written down, from the villages as they are, and of the area as a whole: three ways to one number. */
async function checkRollUp(store: Store, directory: Directory, area: string, now: Instant): Promise<Check> {
  const counting = { store, directory: () => directory, now: () => now };
  const subject = `counts of ${directory.areaName(area)}`;
  const villages = await countVillages(counting, area);
  const outside = driftBetween(villages, countedAt(await store.tally('case', area), now));
  if (outside > 0) {
    const fix = 'import the village file in which their village is, or was';
    return { subject, state: 'warn', says: `${outside} cases lie in no village and are not counted`, fix };
  }
  const stored = await storedRollUp(store, area);
  const drift = driftBetween(stored ?? countedAt([], now), villages);
  if (stored !== null && stored.asOf >= now - OLD_COUNT)
    return { subject, state: 'ok', says: `counted ${minutes(now - stored.asOf)} ago; ${drift} cases changed since` };
  const says =
    stored === null ? 'never counted' : `counted ${minutes(now - stored.asOf)} ago; ${drift} cases are wrong`;
  return { subject, state: 'warn', says, fix: 'start the service, or gezipu doctor --recount' };
}

function checkClock({ latest }: Survey, processes: readonly Presence[], now: Instant): Check {
  const ahead = Math.max(latest ?? -Infinity, ...processes.map((one) => one.beatAt)) - now;
  const here = new Date(now).toISOString();
  const fix = 'keep all clocks in step (systemctl enable --now systemd-timesyncd, or chrony)';
  if (now < EARLIEST) return { subject: 'clock', state: 'fail', says: `this machine says ${here}`, fix };
  if (ahead <= CLOCK_DIFFERENCE) return { subject: 'clock', state: 'ok', says: here };
  const says = `something was written ${minutes(ahead)} in the future: a clock is fast, or this one (${here}) is slow`;
  return { subject: 'clock', state: 'warn', says, fix };
}

function longest({ example, since }: Noted, now: Instant): string {
  return `the longest for ${minutes(now - since)} (${example})`;
}

function minutes(milliseconds: number): string {
  return `${Math.max(0, Math.round(milliseconds / MINUTE))} minutes`;
}
