/** Talks to the simulator of a running service, as its page does. */
import { AppError } from '../common/errors.js';

/** One message of any conversation, as the simulator tells it. */
export interface SimulatorMessage {
  seq: number;
  conversation: string;
  room: boolean;
  /** Null is the bot. */
  sender: string | null;
  senderName: string;
  text: string;
}

export interface SimulatorClient {
  /** Resolves once the service has taken the message; with its id and its number. */
  say(line: {
    as: string;
    in?: string;
    text: string;
    key?: string;
    at?: number;
  }): Promise<{ messageId: string; seq: number }>;
  /** Every message from now on, and first those kept; ends with the signal. */
  messages(signal: AbortSignal): AsyncGenerator<SimulatorMessage>;
  world(): Promise<{
    people: { id: string; name: string; about?: string }[];
    groups: { id: string; topic: string; members: string[] }[];
  }>;
}

/** `base` is the service's address, "http://127.0.0.1:8080"; `token` the operator's, needed from other machines. */
export function createSimulatorClient(base: string, token: string | null): SimulatorClient {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };

  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${base}/simulator${path}`, {
        ...init,
        headers: { ...headers, ...(init.headers as Record<string, string>) },
      });
    } catch (cause) {
      throw new AppError('no_service', `nothing answers at ${base}`, { cause });
    }
    if (response.ok) return response;
    const answer = (await response.json().catch(() => ({}))) as { error?: string; message?: string };
    throw new AppError('bad_request', answer.error ?? answer.message ?? `${String(response.status)} from ${path}`);
  }

  return {
    say: async (line) => {
      const response = await call('/say', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(line),
      });
      return (await response.json()) as { messageId: string; seq: number };
    },
    messages: async function* (signal) {
      const response = await call('/events', { signal });
      yield* events(response);
    },
    world: async () => (await call('/world')).json() as ReturnType<SimulatorClient['world']>,
  };
}

/** The messages of a stream of server-sent events. */
async function* events(response: Response): AsyncGenerator<SimulatorMessage> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    rest += decoder.decode(chunk, { stream: true });
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (!block.includes('event: message')) continue;
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (data !== undefined) yield JSON.parse(data.slice('data: '.length)) as SimulatorMessage;
    }
  }
}
