/** One question to an OpenAI-compatible server, and nothing but the words of its answer. */
import { z } from 'zod';
import type { Message } from './opinion.js';

export interface ModelServer {
  /** Up to and with the version: http://127.0.0.1:11434/v1 */
  url: string;
  model: string;
  key: string | null;
}

/** An opinion is under a hundred characters; who sends more sends something else. */
const MOST_BYTES = 64 * 1024;

const answerSchema = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

/**
 * What the model said. Rejects when the server cannot be reached, refuses, breaks off, sends too much or something else than
 * an answer, or when `signal` ends it.
 */
export async function askModel(
  server: ModelServer,
  messages: readonly Message[],
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(`${server.url}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(server.key === null ? {} : { authorization: `Bearer ${server.key}` }),
    },
    body: JSON.stringify({
      model: server.model,
      messages,
      temperature: 0,
      max_tokens: 200,
      response_format: { type: 'json_object' },
    }),
    // A server that sends us elsewhere is not the one the operator trusts.
    redirect: 'error',
    signal,
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the model's server answered ${String(response.status)}`);
  }
  const { choices } = answerSchema.parse(JSON.parse(await limitedText(response)));
  return choices[0]?.message.content ?? '';
}

async function limitedText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error("the model's server sent more than an answer");
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
