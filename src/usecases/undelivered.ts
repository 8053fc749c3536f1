/** What was given up: visible to operators, and sent again when they say so. */
import type { Recipient } from '../domain/notice.js';
import type { Instant } from '../domain/time.js';
import type { Aggregate, Store } from '../ports/store.js';
import { change } from './change.js';
import { dueWith } from './outbox.js';

export interface Undelivered {
  id: string;
  /** Number of the case it belongs to, if any. */
  ref: string | null;
  kind: string;
  /** For whom, without a name: person id, group id or conversation. */
  to: string;
  failed: string;
}

const PAGE = 500;

/** Everything given up, over the whole store. */
export async function undelivered(store: Store): Promise<Undelivered[]> {
  return (await withFailures(store)).flatMap((aggregate) =>
    aggregate.outbox.flatMap((item) =>
      item.failed === undefined
        ? []
        : {
            id: `${aggregate.id}#${item.id}`,
            ref: aggregate.ref,
            kind: item.notice.kind,
            to: recipientWords(item.to),
            failed: item.failed,
          },
    ),
  );
}

function recipientWords(to: Recipient): string {
  switch (to.to) {
    case 'conversation':
      return `${to.channel} ${to.id}`;
    case 'person':
      return `person ${to.person}`;
    case 'group':
      return `group ${to.group}`;
    case 'aggregate':
      return to.id;
  }
}

/** Makes it due again; resolves how many items that were. */
export async function retryUndelivered(store: Store, now: Instant): Promise<number> {
  let count = 0;
  for (const { id } of await withFailures(store)) {
    await change(store, id, (current) => {
      if (current === null) return null;
      const outbox = current.outbox.map((item) => {
        if (item.failed === undefined) return item;
        const { failed: _failed, ...rest } = item;
        return { ...rest, tries: 0, due: now, lease: null };
      });
      count += current.outbox.filter((item) => item.failed !== undefined).length;
      return { ...current, outbox, due: dueWith(current.due, outbox) };
    });
  }
  return count;
}

async function withFailures(store: Store): Promise<Aggregate[]> {
  const found: Aggregate[] = [];
  for (let page = await store.scan('', PAGE); page.length > 0; page = await store.scan(page.at(-1)?.id ?? '', PAGE)) {
    found.push(...page.filter((one) => one.outbox.some((item) => item.failed !== undefined)));
  }
  return found;
}
