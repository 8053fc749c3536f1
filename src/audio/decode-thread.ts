/** The program of a decoding thread: a job comes, its answer goes. */
import { parentPort } from 'node:worker_threads';
import { DecodeError, type Audio, type DecodeFailure, type Pcm } from '../ports/audio.js';
import { decodeAudio } from './decode-audio.js';

export interface DecodeJob {
  audio: Audio;
  /** Hz. */
  sampleRate: number;
}

export type DecodeAnswer = { pcm: Pcm } | { failure: DecodeFailure; detail: string };

async function answer({ audio, sampleRate }: DecodeJob): Promise<void> {
  try {
    const pcm = await decodeAudio(audio, sampleRate);
    parentPort?.postMessage({ pcm } satisfies DecodeAnswer, [pcm.samples.buffer as ArrayBuffer]);
  } catch (error) {
    const failure = error instanceof DecodeError ? error.reason : 'broken';
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    parentPort?.postMessage({ failure, detail: String(cause) } satisfies DecodeAnswer);
  }
}

// Decoders complain on the console about bytes that nobody can mend; what matters of it is in the answer.
process.stderr.write = () => true;
parentPort?.on('message', (job: DecodeJob) => void answer(job));
