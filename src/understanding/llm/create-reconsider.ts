/** The second opinion of a language model: asked only in doubt, masked, bounded in time, and left alone when it fails. */
import { circuitBreaker, ConsecutiveBreaker, handleAll, timeout, TimeoutStrategy, wrap } from 'cockatiel';
import { SECOND } from '../../domain/time.js';
import { isDoubtful, type Reconsider } from '../reconsider.js';
import { askModel, type ModelServer } from './ask-model.js';
import { hideIdentity } from './hide-identity.js';
import { opinionIn, questionFor } from './opinion.js';
import { withOpinion } from './with-opinion.js';

export interface ReconsiderOptions extends ModelServer {
  /** Milliseconds a villager may be kept waiting for it. */
  patience: number;
  /** Told of every failure; gets no word of what was asked. */
  trouble(what: string, error: unknown): void;
}

/** After so many failures in a row it is left alone for a while. */
const FAILURES = 3;
const REST = 60 * SECOND;

export function createReconsider({ patience, trouble, ...server }: ReconsiderOptions): Reconsider {
  const policy = wrap(
    circuitBreaker(handleAll, { halfOpenAfter: REST, breaker: new ConsecutiveBreaker(FAILURES) }),
    timeout(patience, TimeoutStrategy.Aggressive),
  );
  let open = false;
  return async (text, understood, names) => {
    if (!isDoubtful(understood)) return understood;
    const person = understood.person === null ? [] : [understood.person];
    try {
      const messages = questionFor(hideIdentity(text, [...names, ...person]));
      const opinion = await policy.execute(async ({ signal }) => {
        const found = opinionIn(await askModel(server, messages, signal));
        if (found === null) throw new Error('the model answered something else than an opinion');
        return found;
      });
      open = false;
      return withOpinion(understood, opinion);
    } catch (error) {
      // While it rests every question fails alike: one line is enough.
      if (!open) trouble('second opinion', error);
      open = isResting(error);
      return understood;
    }
  };
}

function isResting(error: unknown): boolean {
  return error instanceof Error && 'isBrokenCircuitError' in error;
}
