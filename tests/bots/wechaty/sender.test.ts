import { beforeEach, expect, test } from '@jest/globals';
import type { Wechaty } from 'wechaty';
import { createSender } from '../../../bots/wechaty/sender.js';
import type { OutgoingMessage } from '../../../src/ports/channel.js';
import { createHandSchedule } from '../hand-schedule.js';
import type { HandSchedule } from '../hand-schedule.js';

const HELLO: OutgoingMessage = {
  ...{ conversation: { id: '@wang', room: false }, text: '记下了', mention: [], idempotencyKey: 'k1', urgent: false },
};

/** A platform on which each message is answered by hand, in the order in which they came. */
function createSlowBot() {
  const answers: { arrived: () => void; failed: (error: Error) => void }[] = [];
  const messageSendText = (): Promise<void> =>
    new Promise((arrived, failed) => {
      answers.push({ arrived, failed });
    });
  const puppet = { contactList: async () => ['@wang'], messageSendText };
  return { answers, bot: { isLoggedIn: true, puppet } as unknown as Wechaty };
}

let timers: HandSchedule;
beforeEach(() => {
  timers = createHandSchedule();
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Says it and lets so much time pass that nobody waits any more. */
async function sayInVain(sender: ReturnType<typeof createSender>) {
  const result = sender.send(HELLO);
  await turn();
  timers.elapse();
  return result;
}

test('what is not answered in time is to be repeated, and a repetition finds that it has arrived after all', async () => {
  const { bot, answers } = createSlowBot();
  const sender = createSender({ connected: () => bot, schedule: timers.schedule });
  expect(await sayInVain(sender)).toMatchObject({ sent: false, retry: true, reason: 'error' });
  answers[0]?.arrived();
  await turn();
  expect(await sender.send(HELLO)).toEqual({ sent: true });
  expect(answers).toHaveLength(1);
});

test('what failed after that time is said once more', async () => {
  const { bot, answers } = createSlowBot();
  const sender = createSender({ connected: () => bot, schedule: timers.schedule });
  await sayInVain(sender);
  answers[0]?.failed(new Error('socket hang up'));
  const again = sender.send(HELLO);
  await turn();
  answers[1]?.arrived();
  expect(await again).toEqual({ sent: true });
});

test('a timer that is not needed any more does not wait', async () => {
  const { bot, answers } = createSlowBot();
  const sender = createSender({ connected: () => bot, schedule: timers.schedule });
  const result = sender.send(HELLO);
  await turn();
  expect(timers.waiting()).toEqual([20_000]);
  answers[0]?.arrived();
  await result;
  await turn();
  expect(timers.waiting()).toEqual([]);
});

test.each(['refused', 'late'] as const)('a picture that is %s does not make its text come again', async (how) => {
  const { bot, answers } = createSlowBot();
  const shown: string[] = [];
  const messageSendFile = (_: string, file: { name: string }): Promise<void> => {
    shown.push(file.name);
    return how === 'refused' ? Promise.reject(new Error('not supported')) : new Promise(() => undefined);
  };
  Object.assign(bot.puppet, { messageSendFile });
  const sender = createSender({ connected: () => bot, schedule: timers.schedule });
  const picture = { png: Buffer.from('a picture'), name: 'week.png' };
  const result = sender.send({ ...HELLO, picture });
  await turn();
  answers[0]?.arrived();
  while (shown.length === 0) await turn();
  timers.elapse();
  expect(await result).toEqual({ sent: true });
  expect(await sender.send({ ...HELLO, picture })).toEqual({ sent: true });
  expect(shown).toEqual(['week.png']);
});
