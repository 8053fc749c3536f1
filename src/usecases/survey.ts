/** One walk through a store: what there is, and what somebody should have dealt with. */
import { MINUTE, type Instant } from '../domain/time.js';
import type { Aggregate, Readable } from '../ports/store.js';
import { belongings } from './census.js';
import { keyOf } from './media.js';

/** Of several aggregates: how many, and one to look at. */
export interface Noted {
  count: number;
  /** Id of the one that has waited longest. */
  example: string;
  /** When it should have been looked at. */
  since: Instant;
}

export interface Survey {
  /** How many by kind. */
  kinds: ReadonlyMap<string, number>;
  /** How many things to say were given up. */
  givenUp: number;
  /** Messages that were taken and not worked on. */
  stuck: Noted | null;
  /** Everything else that fell due and was not looked at. */
  late: Noted | null;
  /** What still has something to say and will not be looked at in time: nobody would ever say it. */
  mute: Noted | null;
  /** How many pictures and voices by the id of the key that sealed them; "" are those of older versions, not sealed. */
  sealedWith: ReadonlyMap<string, number>;
  /** The latest beginning of anything; null in an empty store. */
  latest: Instant | null;
}

/** A busy service is seconds late; this is no service at all, or a broken one. */
export const LATE = 10 * MINUTE;

/** Reads everything once. Errors: those of the store. */
export async function surveyStore(store: Readable, now: Instant): Promise<Survey> {
  const kinds = new Map<string, number>();
  const sealedWith = new Map<string, number>();
  const survey = { kinds, sealedWith, givenUp: 0, stuck: noted(), late: noted(), mute: noted(), latest: -Infinity };
  for await (const one of belongings(store)) {
    kinds.set(one.kind, (kinds.get(one.kind) ?? 0) + 1);
    if (one.kind === 'media') sealedWith.set(keyOf(one), (sealedWith.get(keyOf(one)) ?? 0) + 1);
    survey.latest = Math.max(survey.latest, one.at);
    survey.givenUp += one.outbox.filter((item) => item.failed !== undefined).length;
    const first = firstToSay(one);
    if (first !== null && (one.due === null || one.due > first)) survey.mute.note(one.id, first);
    if (one.due === null || one.due >= now - LATE) continue;
    const isMessage = one.kind === 'message' && one.status.startsWith('received');
    (isMessage ? survey.stuck : survey.late).note(one.id, one.due);
  }
  const { stuck, late, mute, latest } = survey;
  return {
    ...survey,
    ...{ stuck: stuck.all(), late: late.all(), mute: mute.all() },
    latest: Number.isFinite(latest) ? latest : null,
  };
}

function firstToSay({ outbox }: Aggregate): Instant | null {
  const waiting = outbox.filter((item) => item.failed === undefined).map((item) => item.due);
  return waiting.length === 0 ? null : Math.min(...waiting);
}

function noted() {
  let all: Noted | null = null;
  return {
    note: (id: string, since: Instant): void => {
      if (all === null) all = { count: 1, example: id, since };
      else
        all = {
          count: all.count + 1,
          ...(since < all.since ? { example: id, since } : { example: all.example, since: all.since }),
        };
    },
    all: (): Noted | null => all,
  };
}
