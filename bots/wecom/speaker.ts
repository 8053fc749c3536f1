import type { OutgoingMessage, SendResult } from '../../src/ports/channel.js';
import { createLanes } from '../shared/lanes.js';
import { createRecentKeys } from '../shared/recent-keys.js';

/** A retry comes within minutes, so a few hundred keys are enough to recognise it. */
const REMEMBERED = 1_000;

export interface Speaker {
  /**
   * Says the parts of a message one after the other, up to the first that cannot be said. Messages to one conversation
   * keep their order, and a retry goes on with the part that was not said. Never rejects.
   */
  send(message: OutgoingMessage, parts: readonly string[], say: Say): Promise<SendResult>;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
}

/** Says one part. */
export type Say = (part: string) => Promise<SendResult>;

export function createSpeaker(): Speaker {
  const lanes = createLanes();
  const said = createRecentKeys(REMEMBERED);

  async function sayAll(key: string, parts: readonly string[], say: Say): Promise<SendResult> {
    for (const [index, part] of parts.entries()) {
      const partKey = `${key}/${String(index)}`;
      // Asked inside the lane: the same message may be on its way just now.
      if (said.has(partKey)) continue;
      const result = await say(part).catch(failed);
      if (!result.sent) return result;
      said.add(partKey);
    }
    return { sent: true };
  }

  return {
    send: ({ conversation, idempotencyKey }, parts, say) =>
      lanes.run(conversation.id, () => sayAll(idempotencyKey, parts, say)),
    idle: lanes.idle,
  };
}

/** Such as a store that does not answer when the quota is asked. */
function failed(thrown: unknown): SendResult {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return { sent: false, retry: true, reason: 'error', detail };
}
