/** Streamed answers, such as server-sent events. */
import { once } from 'node:events';
import type { Response } from 'express';

/**
 * Writes chunk by chunk, no faster than the client reads. Ends the answer when the chunks end or `signal` is aborted,
 * whichever is first: chunks that never come must not keep the server from stopping.
 */
export async function writeStream(
  response: Response,
  chunks: AsyncIterable<string>,
  signal: AbortSignal,
): Promise<void> {
  // A proxy that collects the answer would show nothing until it ends, which it does not.
  response.set({ 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  const end = () => response.end();
  signal.addEventListener('abort', end, { once: true });
  try {
    if (!signal.aborted) await writeAll(response, chunks, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', end);
  }
  response.end();
}

async function writeAll(response: Response, chunks: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  for await (const chunk of chunks) {
    if (signal.aborted) return;
    if (!response.write(chunk)) await once(response, 'drain', { signal });
  }
}
