/** Case numbers: GM-0312, one after the other per village; sealed cases have their own series, GM-S-07. */
import type { AreaPath } from '../domain/area.js';
import type { Directory } from '../domain/directory.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { counterId } from './ids.js';
import { freshAggregate } from './fresh-aggregate.js';
import { caseNumber } from '../domain/case/number.js';

interface Counter {
  open: number;
  sealed: number;
}

/** The next number of the village. A number is given out once; one whose case was never written leaves a gap. */
export type TakeNumber = (village: AreaPath, sealed: boolean) => Promise<string>;

interface Waiting {
  sealed: boolean;
  give: (serial: number) => void;
  fail: (error: unknown) => void;
}

/**
 * Callers that wait at the same time share one write of the counter: in a storm hour a hundred messages
 * cost a few commits instead of a hundred races.
 */
export function createTakeNumber(store: Store, directory: () => Directory): TakeNumber {
  const queues = new Map<AreaPath, Waiting[]>();

  async function drain(village: AreaPath, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0);
      try {
        serve(batch, await advance(store, village, batch));
      } catch (error) {
        for (const one of batch) one.fail(error);
      }
    }
    queues.delete(village);
  }

  return async (village, sealed) => {
    const code = directory().villageOf(village)?.code ?? 'X';
    const serial = await new Promise<number>((give, fail) => {
      const queue = queues.get(village);
      if (queue !== undefined) queue.push({ sealed, give, fail });
      else {
        const started = [{ sealed, give, fail }];
        queues.set(village, started);
        void drain(village, started);
      }
    });
    return caseNumber(code, serial, sealed);
  };
}

/** Moves the counter past the whole batch and returns where it stood before. */
async function advance(store: Store, village: AreaPath, batch: readonly Waiting[]): Promise<Counter> {
  const sealed = batch.filter((one) => one.sealed).length;
  let before: Counter = { open: 0, sealed: 0 };
  await change<Counter>(store, counterId(village), (current) => {
    before = current?.data ?? { open: 0, sealed: 0 };
    const data = { open: before.open + batch.length - sealed, sealed: before.sealed + sealed };
    const id = counterId(village);
    return { ...(current ?? freshAggregate({ id, kind: 'counter', area: village, at: 0, data })), data };
  });
  return before;
}

function serve(batch: readonly Waiting[], before: Counter): void {
  const next = { ...before };
  for (const one of batch) one.give(one.sealed ? ++next.sealed : ++next.open);
}
