import { SECOND } from '../../src/domain/time.js';
import type { Schedule } from '../shared/schedule.js';
import type { Transcript } from './transcript.js';

/** A browser notices a dead line only by silence, so there is never more of it than this. */
const PULSE = 20 * SECOND;

export interface EventStreamOptions {
  transcript: Transcript;
  /** Names this run of the simulator: numbers of another run say nothing here. */
  run: string;
  /** The header of a browser that comes back. */
  lastEventId: string | undefined;
  signal: AbortSignal;
  schedule: Schedule;
}

/**
 * Server-sent events: all kept messages that the browser does not have yet, then each new one, until the signal ends
 * it. Begins with an event `run`; when its data differs from what the browser saw before, it must forget everything.
 * A browser that reads slowly holds no queue: it is given what is kept by the time it reads on.
 */
export async function* eventStream(options: EventStreamOptions): AsyncGenerator<string> {
  const { transcript, run, lastEventId, signal, schedule } = options;
  let seen = seenBefore(run, lastEventId);
  yield `retry: 2000\nevent: run\ndata: ${JSON.stringify(run)}\n\n`;
  while (!signal.aborted) {
    const news = transcript.after(seen);
    for (const utterance of news) {
      yield `id: ${run}.${utterance.seq}\nevent: message\ndata: ${JSON.stringify(utterance)}\n\n`;
      seen = utterance.seq;
    }
    if (transcript.after(seen).length > 0) continue;
    if (await silence(transcript, signal, schedule)) yield ': still here\n\n';
  }
}

function seenBefore(run: string, lastEventId: string | undefined): number {
  const [of, seq] = (lastEventId ?? '').split('.');
  return of === run && seq !== undefined && /^\d+$/.test(seq) ? Number(seq) : 0;
}

/** Waits for a new message, the end, or a pulse's time; resolves whether it was the last. */
function silence(transcript: Transcript, signal: AbortSignal, schedule: Schedule): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (pulse: boolean): void => {
      stop();
      cancel();
      signal.removeEventListener('abort', aborted);
      resolve(pulse);
    };
    const aborted = (): void => end(false);
    const stop = transcript.onAdded(() => end(false));
    const cancel = schedule(() => end(true), PULSE);
    signal.addEventListener('abort', aborted);
    if (signal.aborted) end(false);
  });
}
