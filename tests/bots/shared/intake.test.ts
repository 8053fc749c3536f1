import { describe, expect, test } from '@jest/globals';
import { createIntake } from '../../../bots/shared/intake.js';
import type { Outcome } from '../../../bots/shared/intake.js';
import { createRecentKeys } from '../../../bots/shared/recent-keys.js';
import type { IncomingMessage } from '../../../src/ports/channel.js';
import { createHandSchedule } from '../hand-schedule.js';
import { createInbox, quietLog } from '../inbox.js';

function bench() {
  const inbox = createInbox();
  const timers = createHandSchedule();
  const outcomes: [string, Outcome][] = [];
  const intake = createIntake({
    receive: inbox.receive,
    log: quietLog,
    schedule: timers.schedule,
    onOutcome: (key, outcome) => outcomes.push([key, outcome]),
  });
  const offer = (key: string, read: () => Promise<IncomingMessage | null> = async () => message(key)): void =>
    intake.offer({ key, lane: 'room', read });
  return { inbox, timers, outcomes, intake, offer };
}

function message(key: string): IncomingMessage {
  return {
    channel: 'test',
    key,
    conversation: { id: 'room', room: true, name: '' },
    sender: { id: 'wang', name: '王婶' },
    at: 0,
    text: key,
    addressed: false,
  };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the intake', () => {
  test('waits longer after each refusal, and never more than a minute', async () => {
    const { inbox, timers, offer } = bench();
    inbox.refuse(7);
    offer('a');
    const delays: number[][] = [];
    for (let refusal = 0; refusal < 7; refusal += 1) {
      await turn();
      delays.push(timers.waiting());
      timers.elapse();
    }
    await inbox.taken(1);
    expect(delays.flat()).toEqual([1_000, 2_000, 5_000, 15_000, 60_000, 60_000, 60_000]);
  });

  test('a message that cannot be read yet is read again', async () => {
    const { inbox, timers, offer } = bench();
    let tries = 0;
    offer('a', async () => {
      tries += 1;
      if (tries === 1) throw new Error('contact not loaded');
      return message('a');
    });
    await turn();
    timers.elapse();
    expect(await inbox.taken(1)).toHaveLength(1);
  });

  test('a repeated message is dropped while the first waits to be handed over again', async () => {
    const { inbox, timers, offer } = bench();
    inbox.refuse(1);
    offer('a');
    await turn();
    offer('a');
    await turn();
    expect(inbox.offered).toHaveLength(1);
    timers.elapse();
    await inbox.taken(1);
  });

  test('tells what became of each offer', async () => {
    const { inbox, outcomes, offer } = bench();
    offer('a');
    offer('sticker', async () => null);
    await inbox.taken(1);
    await turn();
    offer('a');
    expect(outcomes).toEqual([
      ['a', 'taken'],
      ['sticker', 'ignored'],
      ['a', 'duplicate'],
    ]);
  });

  test('gives up what waits when it is closed', async () => {
    const { inbox, timers, intake, offer } = bench();
    inbox.refuse(1);
    offer('a');
    await turn();
    await intake.close();
    expect(timers.waiting()).toEqual([]);
    offer('b');
    await turn();
    expect(inbox.offered).toHaveLength(1);
  });
});

test('recent keys forget the oldest first', () => {
  const keys = createRecentKeys(2);
  for (const key of ['a', 'b', 'b', 'c']) keys.add(key);
  expect(['a', 'b', 'c'].map(keys.has)).toEqual([false, true, true]);
});
