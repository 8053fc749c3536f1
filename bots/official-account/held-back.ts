/** What somebody could not be told, because they must say something first: it goes out together with the next answer. */
import { createRecentMap } from '../shared/recent-map.js';
import type { Part } from '../shared/speaker.js';

export interface HeldBack {
  /** Kept in memory only: whoever wanted it said tries again, and is told by then whether it was. */
  hold(user: string, part: Part): void;
  /** As much of it as fits before the part, oldest first, with the part last. */
  before(user: string, part: Part): readonly Part[];
  /** These were said. */
  said(user: string, parts: readonly Part[]): void;
}

/** People of whom it is kept. */
const REMEMBERED = 2_000;
/** Of each; the newest tell most. */
const MOST_PARTS = 10;

/** `mostBytes` of UTF-8 for everything together, a line each. */
export function createHeldBack(mostBytes: number): HeldBack {
  const held = createRecentMap<readonly Part[]>(REMEMBERED);
  const without = (user: string, parts: readonly Part[]): Part[] =>
    (held.get(user) ?? []).filter(({ key }) => !parts.some((part) => part.key === key));
  return {
    hold: (user, part) => held.set(user, [...without(user, [part]), part].slice(-MOST_PARTS)),
    before(user, part) {
      let left = mostBytes - Buffer.byteLength(part.text);
      const fitting = without(user, [part]).filter(({ text }) => (left -= Buffer.byteLength(text) + 1) >= 0);
      return [...fitting, part];
    },
    said(user, parts) {
      const rest = without(user, parts);
      if (rest.length > 0) held.set(user, rest);
      else held.delete(user);
    },
  };
}
