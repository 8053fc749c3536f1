/** The key that a platform gives for two hours: fetched once for everybody who asks at the same time. */
import { MINUTE, type Instant } from '../../src/domain/time.js';

export interface IssuedToken {
  token: string;
  /** Milliseconds. */
  life: number;
}

/** Asks the platform for a token; `refused` is the one that it did not take just now, null when there is none. */
export type IssueToken = (refused: string | null) => Promise<IssuedToken>;

export interface AccessToken {
  /** Rejects with what `issue` rejects with; the next call asks again. */
  get(): Promise<string>;
  /** Another one than the one that was refused; that may be here already, because somebody else was refused it too. */
  replace(refused: string): Promise<string>;
}

/** Platforms take the old and the new one for five minutes. */
const EARLY = 5 * MINUTE;

export function createAccessToken(issue: IssueToken, now: () => Instant): AccessToken {
  let held: { token: string; until: Instant } | null = null;
  let underWay: Promise<string> | null = null;

  function fetchOne(refused: string | null): Promise<string> {
    underWay ??= issue(refused)
      .then(({ token, life }) => {
        held = { token, until: now() + life - EARLY };
        return token;
      })
      .finally(() => (underWay = null));
    return underWay;
  }

  return {
    get: async () => (held !== null && now() < held.until ? held.token : fetchOne(null)),
    replace: async (refused) => (held !== null && held.token !== refused ? held.token : fetchOne(refused)),
  };
}
