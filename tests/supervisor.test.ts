import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { createBotWatch } from '../src/bot-watch.js';
import { MINUTE, SECOND } from '../src/domain/time.js';
import { supervise } from '../src/supervisor.js';

/** A supervisor over lives that end when the test says so. */
function bench() {
  let time = 0;
  const ends: ((why: string) => void)[] = [];
  const told: [string, number][] = [];
  const stop = supervise({
    begin: () => {
      let end: (why: string) => void = () => undefined;
      const ended = new Promise<string>((resolve) => (end = resolve));
      ends.push(end);
      return { ended, stop: () => end('stopped') };
    },
    told: (why, pause) => told.push([why, pause]),
    pause: (duration, signal) => {
      time += duration;
      return signal.aborted ? Promise.reject(new Error('aborted')) : Promise.resolve();
    },
    now: () => time,
  });
  const die = async (after: number): Promise<void> => {
    time += after;
    const lives = ends.length;
    ends.at(-1)?.('killed');
    while (ends.length === lives) await turn();
  };
  return { stop, die, told, lives: () => ends.length };
}

test('a process that ends is begun again, after pauses that grow up to five minutes', async () => {
  const { die, told, stop } = bench();
  for (let n = 0; n < 6; n++) await die(SECOND);
  expect(told.map(([, pause]) => pause)).toEqual([SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 5 * MINUTE]);
  await stop();
});

test('one that lived for long is begun again soon, whatever was before', async () => {
  const { die, told, stop } = bench();
  for (const life of [SECOND, SECOND, 11 * MINUTE, SECOND]) await die(life);
  expect(told.map(([, pause]) => pause)).toEqual([SECOND, 5 * SECOND, SECOND, 5 * SECOND]);
  await stop();
});

test('stopped, it asks the last one to end, waits for that, and begins none any more', async () => {
  const { stop, lives, told } = bench();
  await stop();
  expect([lives(), told]).toEqual([1, []]);
});

const seen = (state: 'waiting' | 'ready' | 'starting', standsBy = false) => ({ state, detail: 'x', standsBy });

test('a session that is over for five minutes is a reason to end; a shorter outage and a first login are none', () => {
  const isOver = createBotWatch();
  const over = (state: 'waiting' | 'ready' | 'starting', at: number) => isOver(seen(state), at);
  expect([over('starting', 0), over('waiting', SECOND), over('waiting', 10 * MINUTE)]).toEqual([null, null, null]);
  expect([over('ready', 11 * MINUTE), over('waiting', 12 * MINUTE), over('ready', 17 * MINUTE - SECOND)]).toEqual([
    null,
    null,
    null,
  ]);
  expect(over('waiting', 20 * MINUTE)).toBeNull();
  expect(over('waiting', 25 * MINUTE - SECOND)).toBeNull();
  expect(over('waiting', 25 * MINUTE)).toBe('the session is over (waiting: x)');
});

test('who lost the session to another process ends; who never had it stands by', () => {
  const isOver = createBotWatch();
  expect(isOver(seen('waiting', true), 0)).toBeNull();
  expect(isOver(seen('waiting'), 1)).toBeNull();
  expect(isOver(seen('waiting', true), 2)).toBe('another process has taken the session');
});
