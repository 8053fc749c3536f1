/**
 * Four service processes on one store, killed at random while everything is said to two of them, one with a clock that is
 * five minutes fast. What must hold on every kind of store: nothing acknowledged is lost, and nothing is doubled but what
 * somebody said and was killed before noting it. The figures are printed.
 */
import { expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case } from '../../src/domain/case/types.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import type { IncomingMessage } from '../../src/ports/channel.js';
import type { Aggregate, Store } from '../../src/ports/store.js';
import { importVillage } from '../../src/usecases/import-village.js';
import { at } from '../domain/plain-calendar.js';
import { XB, XB1 } from '../domain/small-village.js';
import { TOWN_VILLAGE } from '../support/town-village.js';
import { openSeat, type Seat } from './seat.js';

const CLOCK_ERRORS = [0, 5 * MINUTE, 0, 0];

/** One village whose welfare matters are never joined, and a digest every day. */
const VILLAGE = {
  ...TOWN_VILLAGE,
  areas: TOWN_VILLAGE.areas.filter((area) => area.path !== XB && area.path !== XB1),
  digests: [{ group: 'gc', time: '18:00', days: 'daily' }],
} as const;

export interface KillSubject {
  name: string;
  /** An empty store, open for the test; the processes open it at `address` (see process-child.ts), inside `folder`. */
  open(folder: string): Promise<{ address: string; store: Store }>;
  /** How long the killing goes on; `KILL_SECONDS` wins. */
  seconds: number;
  /** Messages at once. */
  atOnce: number;
  /** The most answers that a process gives before it is killed; a few of them are killed right after they began. */
  mostAnswers: number;
}

interface Played {
  /** Keys of everything that was acknowledged. */
  acknowledged: string[];
  days: number;
  killed: ReadonlySet<number>;
  /** Process and key of everything that was said, in order. */
  said: { pid: number; key: string }[];
}

interface Ground {
  subject: KillSubject;
  seconds: number;
  address: string;
  /** The file into which processes write what they say. */
  heard: string;
}

/** Plays days of the village, every message said to two processes, until the time is over; then lets everybody finish. */
async function play({ subject, seconds, address, heard }: Ground, began: number): Promise<Played> {
  let now = began;
  let gentle = false;
  writeFileSync(heard, '');
  const patience = (): number => (gentle ? Number.POSITIVE_INFINITY : Math.floor(Math.random() * subject.mostAnswers));
  const seats = CLOCK_ERRORS.map((clockError) => openSeat({ address, heard, clockError, patience, now: () => now }));
  const settleAt = async (then: number): Promise<void> => {
    now = then;
    await Promise.all(seats.map((seat) => seat.settle()));
  };
  const acknowledged: string[] = [];
  let days = 0;
  for (const until = performance.now() + seconds * 1000; performance.now() < until; days++) {
    const morning = now;
    for (let round = 0; round < 3; round++) {
      const messages = Array.from({ length: subject.atOnce }, (_, n) =>
        villagersMessage(`m${days}-${round}-${n}`, now),
      );
      await Promise.all(messages.map((message) => sayToTwo(seats, message)));
      acknowledged.push(...messages.map((message) => message.key));
      await settleAt(now + 6 * MINUTE);
    }
    await settleAt(morning + 9 * HOUR - 3 * MINUTE);
    await settleAt(morning + 9 * HOUR);
    await settleAt(morning + DAY);
  }
  gentle = true;
  for (let round = 0; round < 6; round++) await settleAt(now + 10 * MINUTE);
  await Promise.all(seats.map((seat) => seat.leave()));
  return { acknowledged, days, killed: new Set(seats.flatMap((seat) => [...seat.killed])), said: linesOf(heard) };
}

function linesOf(heard: string): Played['said'] {
  const lines = readFileSync(heard, 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => ({ pid: Number(line.split(' ')[0]), key: line.slice(line.indexOf(' ') + 1) }));
}

/** Everybody speaks alone with the bot, about something of their own. */
function villagersMessage(key: string, now: number): IncomingMessage {
  return {
    ...{ channel: 'simulator', key, at: now, text: '我妈的低保这个月没有发', addressed: true },
    conversation: { id: `u-${key}`, room: false, name: '' },
    sender: { id: `u-${key}`, name: '村民' },
  };
}

/** Until one of them has acknowledged it, as a platform does. */
async function sayToTwo(seats: readonly Seat[], message: IncomingMessage): Promise<void> {
  for (let taken = false; !taken;) {
    const first = Math.floor(Math.random() * seats.length);
    const second = (first + 1 + Math.floor(Math.random() * (seats.length - 1))) % seats.length;
    const answers = await Promise.all([first, second].map((index) => seats[index]!.offer(message)));
    taken = answers.includes(true);
  }
}

async function allOf<D>(store: Store, kind: string): Promise<Aggregate<D>[]> {
  return store.find<D>({ kind, area: '', limit: 100_000 });
}

/** What was acknowledged is stored and worked on, once; gives what was found. */
async function checkStored(store: Store, { acknowledged }: Played): Promise<{ messages: number; cases: number }> {
  const messages = await allOf(store, 'message');
  expect(messages.filter((one) => one.status !== 'handled')).toEqual([]);
  expect(messages).toHaveLength(acknowledged.length);
  const cases = (await allOf<Case>(store, 'case')).map((one) => one.data);
  expect(cases.flatMap((one) => one.reporters.map((reporter) => reporter.key)).sort()).toEqual(
    [...acknowledged].sort(),
  );
  expect(new Set(cases.map((one) => one.number)).size).toBe(cases.length);
  expect((await store.scan('', 100_000)).filter((one) => one.outbox.length > 0)).toEqual([]);
  expect(await store.check()).toEqual([]);
  return { messages: messages.length, cases: cases.length };
}

/** Each digest was said, and whatever was said twice was said by somebody who was killed before noting it. */
function checkSaid({ said, killed, days }: Played): { keys: number; digests: number } {
  const keys = [...new Set(said.map((one) => one.key))];
  const digests = keys.filter((key) => key.includes('/schedule-gc#run@'));
  expect(digests).toHaveLength(days);
  const unexplained = keys.filter((key) => {
    const saidBefore = said.filter((one) => one.key === key).slice(0, -1);
    return saidBefore.some((one) => !killed.has(one.pid));
  });
  expect(unexplained).toEqual([]);
  return { keys: keys.length, digests: digests.length };
}

/** Registers the test. */
export function killContract(subject: KillSubject): void {
  const seconds = Number(process.env['KILL_SECONDS'] ?? subject.seconds);
  test(
    `four processes on ${subject.name}, killed at random for ${seconds} s, lose and double nothing`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'gezipu-kill-'));
      const { store, address } = await subject.open(folder);
      try {
        const began = at('2026-11-23 09:00');
        await importVillage(store, VILLAGE, began);
        const played = await play({ subject, seconds, address, heard: join(folder, 'heard') }, began);
        const { messages, cases } = await checkStored(store, played);
        const { keys, digests } = checkSaid(played);
        process.stdout.write(
          `${subject.name}: ${played.killed.size} processes killed in ${seconds} s: ` +
            `${played.acknowledged.length} messages acknowledged, ${messages} stored, ${cases} cases, ` +
            `${digests} digests on ${played.days} days, ${keys} things said, ` +
            `${played.said.length - keys} of them again after a kill\n`,
        );
      } finally {
        await store.close();
        rmSync(folder, { recursive: true });
      }
    },
    seconds * 1000 + 180_000,
  );
}
