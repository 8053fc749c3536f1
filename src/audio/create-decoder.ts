import { DecodeError, type Decode } from '../ports/audio.js';
import type { DecodeAnswer, DecodeJob } from './decode-thread.js';
import { createThreadPool } from './thread-pool.js';

export interface Decoder {
  /**
   * Makes plain samples at a rate (Hz) of any format but Speex and M4A; in a thread, so the main loop goes on. Rejects
   * with DecodeError.
   */
  decode: Decode;
  /** Ends the threads; what is still asked for is rejected. */
  close(): Promise<void>;
}

interface DecoderOptions {
  /** Milliseconds for one recording; a minute of any format takes well under one second. */
  timeout: number;
  /** How many recordings are decoded at a time; the others wait in turn. A thread starts when it is first needed. */
  threads: number;
}

/** One for the whole service: it stands for its threads. */
export function createDecoder({ timeout, threads }: DecoderOptions): Decoder {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const program = new URL(`./decode-thread.${extension}`, import.meta.url);
  const pool = createThreadPool<DecodeJob, DecodeAnswer>({ program, threads, timeout });
  return {
    decode: async (audio, { sampleRate }) => {
      // A copy of its own: handing over a view would take the whole buffer below it away from everybody else.
      const bytes = new Uint8Array(audio.bytes);
      const answer = await pool.run({ audio: { ...audio, bytes }, sampleRate }, [bytes.buffer]);
      if ('pcm' in answer) return answer.pcm;
      throw new DecodeError(answer.failure, { cause: answer.detail });
    },
    close: pool.close,
  };
}
