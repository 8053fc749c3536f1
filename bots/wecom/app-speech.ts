import type { Instant } from '../../src/domain/time.js';
import type { OutgoingMessage, SendResult } from '../../src/ports/channel.js';
import type { Store } from '../../src/ports/store.js';
import type { ApiClient } from '../shared/api-client.js';
import { createSpeaker } from '../shared/speaker.js';
import { splitText } from '../shared/split-text.js';
import { createKept } from './kept.js';
import { createQuota, type Limit, type Quota, type Sendings } from './quota.js';
import { robotMarkdown } from './robot-markdown.js';
import { ROBOT_LIMITS, ROBOT_MARKDOWN, sayInGroup, showInGroup } from './say-in-group.js';
import { MEMBER_LIMITS, MEMBER_TEXT, sayToMember } from './say-to-member.js';
import type { WecomSettings } from './settings.js';

export interface AppSpeech {
  /** To a member by the application, into a group by its robot. Never rejects. */
  send(message: OutgoingMessage): Promise<SendResult>;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
}

export interface AppSpeechOptions {
  settings: WecomSettings;
  api: ApiClient;
  store: Store;
  now: () => Instant;
}

export function createAppSpeech({ settings, api, store, now }: AppSpeechOptions): AppSpeech {
  const { url, agentId, robots } = settings;
  const speaker = createSpeaker();
  const quota = (topic: string, limits: readonly Limit[]): Quota =>
    createQuota(createKept<Sendings>(store, topic, now), limits, now);
  const application = { api, agentId, quota: quota('member-quota', MEMBER_LIMITS) };
  const robot = { url, quota: quota('robot-quota', ROBOT_LIMITS) };

  function toMember(message: OutgoingMessage): Promise<SendResult> {
    const parts = splitText(message.text, MEMBER_TEXT);
    return speaker.send(message, parts, ({ text }) => sayToMember(application, message.conversation.id, text));
  }

  async function toGroup(message: OutgoingMessage): Promise<SendResult> {
    const key = robots.get(message.conversation.id);
    if (key === undefined) return NO_ROBOT;
    const parts = splitText(robotMarkdown(message.text, message.mention), ROBOT_MARKDOWN);
    const said = await speaker.send(message, parts, ({ text }) => sayInGroup(robot, key, text));
    if (said.sent && message.picture !== undefined) await showInGroup(robot, key, message.picture.png);
    return said;
  }

  return { send: (message) => (message.conversation.room ? toGroup(message) : toMember(message)), idle: speaker.idle };
}

const NO_ROBOT: SendResult = {
  ...{ sent: false, retry: true, reason: 'unknown_conversation' },
  detail: 'WECOM_ROBOTS has no robot of this name',
};
