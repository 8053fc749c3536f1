/** Several recognisers as one: the first that answers is believed, and one that keeps failing is left alone for a while. */
import {
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  isBrokenCircuitError,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import { SECOND } from '../domain/time.js';
import type { Audio } from '../ports/audio.js';
import { TranscriberError, type Hints, type Transcriber, type Transcript } from '../ports/transcriber.js';

export interface ChainOptions {
  /** Milliseconds that each recogniser may take for one recording. */
  patience: number;
  /** Told of every failure, and no word of what was said. */
  trouble(what: string, error: unknown): void;
}

/** After so many failures in a row it is left alone for a while. */
const FAILURES = 3;
const REST = 60 * SECOND;

/** Asks in the order given. When nobody answers, it is worth another try later if it is with any of them. */
export function createChain(transcribers: readonly Transcriber[], options: ChainOptions): Transcriber {
  const guards = transcribers.map((transcriber) => guarded(transcriber, options));
  return {
    name: transcribers.map(({ name }) => name).join(','),
    leavesCountry: transcribers.some(({ leavesCountry }) => leavesCountry),
    async transcribe(audio, hints) {
      const failures: TranscriberError[] = [];
      for (const ask of guards) {
        const answer = await ask(audio, hints);
        if (!(answer instanceof TranscriberError)) return answer;
        failures.push(answer);
      }
      const kind = failures.some(({ retry }) => retry) ? 'unavailable' : (failures.at(-1)?.kind ?? 'unsupported');
      throw new TranscriberError(kind, failures.map(({ message }) => message).join('; '));
    },
    async close() {
      await Promise.all(transcribers.map((transcriber) => transcriber.close()));
    },
  };
}

/** Never rejects. */
type Guarded = (audio: Audio, hints: Hints) => Promise<Transcript | TranscriberError>;

function guarded(transcriber: Transcriber, { patience, trouble }: ChainOptions): Guarded {
  const breaker = circuitBreaker(handleWhen(isItsFault), {
    halfOpenAfter: REST,
    breaker: new ConsecutiveBreaker(FAILURES),
  });
  const policy = wrap(breaker, timeout(patience, TimeoutStrategy.Aggressive));
  let last: TranscriberError | null = null;
  return async (audio, hints) => {
    try {
      return await policy.execute(({ signal }) => transcriber.transcribe(audio, hints, signal));
    } catch (error) {
      // While it rests, what ended its work still holds, and was told.
      if (isBrokenCircuitError(error) && last !== null) return last;
      last = asTranscriberError(transcriber, error);
      trouble(`transcriber ${transcriber.name}`, last);
      return last;
    }
  };
}

/** What is wrong with a recording says nothing about the recogniser. */
function isItsFault(error: Error): boolean {
  return !(error instanceof TranscriberError && (error.kind === 'refused' || error.kind === 'unsupported'));
}

function asTranscriberError({ name }: Transcriber, error: unknown): TranscriberError {
  if (error instanceof TranscriberError) return error;
  const what = error instanceof TaskCancelledError ? 'took too long' : 'failed';
  return new TranscriberError('unavailable', `${name}: ${what}`, { cause: error });
}
