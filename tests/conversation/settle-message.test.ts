/** A message that changed in the store while it was worked on. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { settleMessage } from '../../src/conversation/settle-message.js';
import type { InboxEntry } from '../../src/conversation/stored-message.js';
import type { Aggregate } from '../../src/ports/store.js';
import { mediaIn, Recogniser, voice } from '../support/recordings.js';
import { message, openTown, type Town } from '../support/town.js';

let town: Town;
let entry: Aggregate<InboxEntry>;
beforeEach(async () => {
  const recogniser = new Recogniser();
  recogniser.leave();
  town = await openTown({ transcribe: recogniser.transcribe });
  await town.service.receive(message('cairang', '', undefined, town.now(), voice('你好')));
  await town.service.settle();
  entry = (await town.messages())[0] as Aggregate<InboxEntry>;
});
afterEach(() => town.close());

const outcome = async () => ((await town.messages())[0] as Aggregate<InboxEntry>).data.outcome;

test('is settled all the same: something was only said of it', async () => {
  await town.store.commit({ ...entry, outbox: [] }, entry.version);
  await settleMessage(town.service.context, entry, { outcome: 'chat', say: [] });
  expect([await outcome(), await mediaIn(town)]).toEqual(['chat', 0]);
});

test('is left alone when somebody else has settled it, and so is what came with it', async () => {
  const other = { ...entry, status: 'asked', data: { ...entry.data, outcome: 'asked_heard' } };
  await town.store.commit(other, entry.version);
  await settleMessage(town.service.context, entry, { outcome: 'chat', say: [] });
  expect([await outcome(), await mediaIn(town)]).toEqual(['asked_heard', 1]);
});
