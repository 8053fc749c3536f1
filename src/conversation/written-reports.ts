/** Reports written on a page: kept whole, then said message by message, so that there is one way to open cases. */
import { createHash } from 'node:crypto';
import { DAY, HOUR, MINUTE, type Instant } from '../domain/time.js';
import type { Media } from '../ports/channel.js';
import type { Aggregate } from '../ports/store.js';
import { change } from '../usecases/change.js';
import type { Context } from '../usecases/context.js';
import { freshAggregate } from '../usecases/fresh-aggregate.js';
import { writtenReportId } from '../usecases/ids.js';
import { sayReport, type KeptReport, type Saying, type WrittenReport } from './say-report.js';

export interface Attachment {
  kind: Media['kind'];
  name: string;
  bytes: Uint8Array;
}

export interface WrittenReports {
  /**
   * Kept once it resolves; with the same key once. Resolves when it is to be registered: at once, or, when one sender
   * writes a great many, some time later.
   */
  keep(key: string, report: WrittenReport, attached: readonly Attachment[]): Promise<Instant>;
  /** Says it, as far as it was not said yet. Call again after a failure. */
  work(key: string): Promise<KeptReport | null>;
  /** Null for an unknown key, and a day after it was said. */
  find(key: string): Promise<Aggregate<KeptReport> | null>;
  /** For one that fell due: says it, or forgets it when that was done. */
  review(report: Aggregate): Promise<void>;
}

export const WRITTEN = 'written-report';

/** So many within an hour are registered at once; each further one waits for its turn. */
const AT_ONCE = 6;
const SLOWED: Instant = 5 * MINUTE;
const REMEMBERED: Instant = DAY;
/** Taken up again after this long when a process died over it. */
const LEASE: Instant = 30_000;
const MOST = 500;

export function createWrittenReports(saying: Saying): WrittenReports {
  const { context } = saying;
  const { store, media, now } = context;
  const find = (key: string) => store.get<KeptReport>(writtenReportId(key));
  /** Of one process: the page and the clock may take up the same report. */
  const underWay = new Map<string, Promise<KeptReport | null>>();

  async function workOn(key: string): Promise<KeptReport | null> {
    const found = await find(key);
    if (found?.data.message !== 'waiting') return found?.data ?? null;
    const at = found.data.at ?? now();
    await change<KeptReport>(store, found.id, (current) =>
      current === null ? null : { ...current, due: now() + LEASE, data: { ...current.data, at } },
    );
    const said = await sayReport(saying, key, { ...found.data, at });
    const done: KeptReport = { ...said, message: null, text: '', name: '', phone: null, media: [] };
    await change<KeptReport>(store, found.id, (current) =>
      current === null ? null : { ...current, status: 'said', due: now() + REMEMBERED, data: done },
    );
    for (const one of found.data.media) await media.drop(one.id);
    return done;
  }

  function work(key: string): Promise<KeptReport | null> {
    const mine = underWay.get(key) ?? workOn(key).finally(() => underWay.delete(key));
    underWay.set(key, mine);
    return mine;
  }

  return {
    find,
    work,
    keep: async (key, report, attached) => {
      const id = writtenReportId(key);
      const known = await find(key);
      if (known !== null) return known.due === null ? now() : known.due - LEASE;
      const kept: KeptReport['media'][number][] = [];
      for (const one of attached) kept.push({ id: await media.keep(id, one, one.bytes), kind: one.kind });
      const due = await turnFor(context, report);
      const data: KeptReport = { ...report, media: kept, message: 'waiting', number: null };
      // Whoever keeps it says it, too; only when they cannot, the clock does.
      const fresh = { id, kind: WRITTEN, area: report.village, status: 'waiting', at: now(), due: due + LEASE, data };
      await store.commit(freshAggregate({ ...fresh, ref: senderOf(report) }), 0);
      return due;
    },
    review: async ({ id, status, version }) => {
      if (status === 'said') await store.remove(id, version);
      else await work(id.slice(id.lastIndexOf('/') + 1));
    },
  };
}

/** Whoever gave a phone is told apart by it, whatever browser they use. */
const senderOf = ({ phone, from }: WrittenReport): string =>
  createHash('sha256')
    .update(phone ?? `${from.channel} ${from.user}`)
    .digest('hex');

/** Every one after the first few waits a little longer than the one before. */
async function turnFor({ store, now }: Context, report: WrittenReport): Promise<Instant> {
  const since = now() - DAY;
  const query = { kind: WRITTEN, area: report.village, ref: senderOf(report), since, limit: MOST };
  const before = await store.find<KeptReport>(query);
  const lately = before.filter((one) => one.at > now() - HOUR || one.status === 'waiting');
  if (lately.length < AT_ONCE) return now();
  const waiting = lately.filter((one) => one.status === 'waiting').map((one) => (one.due ?? 0) - LEASE);
  return Math.max(now(), ...waiting) + SLOWED;
}
