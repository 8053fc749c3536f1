import type { OutgoingMessage, SendResult } from '../../src/ports/channel.js';
import { createLanes } from './lanes.js';
import { createRecentKeys } from './recent-keys.js';

/** A retry comes within minutes, so the keys of some thousand parts are enough to recognise it. */
const REMEMBERED = 5_000;

/** One of the messages into which a long text is cut. */
export interface Part {
  /** By which it is known when it is to be said again. */
  key: string;
  text: string;
}

export interface Speaker {
  /**
   * Says the parts of a message one after the other, up to the first that cannot be said. Messages to one conversation
   * keep their order, and a retry goes on with the part that was not said. Never rejects.
   */
  send(message: OutgoingMessage, parts: readonly string[], say: Say): Promise<SendResult>;
  /** Takes a part for said that went out together with another. */
  wasSaid(part: Part): void;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
}

/** Says one part. */
export type Say = (part: Part) => Promise<SendResult>;

export function createSpeaker(): Speaker {
  const lanes = createLanes();
  const said = createRecentKeys(REMEMBERED);

  async function sayAll(messageKey: string, parts: readonly string[], say: Say): Promise<SendResult> {
    for (const [nth, text] of parts.entries()) {
      const part = { key: `${messageKey}/${String(nth)}`, text };
      // Asked inside the lane: the same message may be on its way just now.
      if (said.has(part.key)) continue;
      const result = await say(part).catch(failed);
      if (!result.sent) return result;
      said.add(part.key);
    }
    return { sent: true };
  }

  return {
    send: ({ conversation, idempotencyKey }, parts, say) =>
      lanes.run(conversation.id, () => sayAll(idempotencyKey, parts, say)),
    wasSaid: ({ key }) => said.add(key),
    idle: lanes.idle,
  };
}

/** Such as a store that does not answer when the quota is asked. */
function failed(thrown: unknown): SendResult {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { sent: false, retry: true, reason: 'error', detail };
}
