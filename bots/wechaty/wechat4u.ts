import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Instant } from '../../src/domain/time.js';
import type { Channel } from '../../src/ports/channel.js';
import { createPace } from '../shared/pace.js';
import { systemSchedule } from '../shared/schedule.js';
import type { Schedule } from '../shared/schedule.js';
import type { PuppetPart } from './puppet-part.js';
import { createWechatyChannel } from './wechaty-channel.js';
import type { WechatyChannelOptions } from './wechaty-channel.js';
import { loadPuppet } from './wechat4u-parts.js';
import type { Wechat4uPuppet } from './wechat4u-parts.js';
import { createProgress } from './wechat4u-progress.js';
import type { Progress } from './wechat4u-progress.js';
import { readRawMessage } from './wechat4u-raw.js';
import { repair } from './wechat4u-repairs.js';
import type { Repaired } from './wechat4u-repairs.js';

export type Wechat4uChannelOptions = Omit<WechatyChannelOptions, 'puppet' | 'name' | 'session' | 'pace'> & {
  /** A path without ending, e.g. "data/wechat/session", in a folder of its own that only the service may read. */
  session: string;
};

/**
 * Personal WeChat by its web protocol. Its link to log in comes by `onScan`; the phone must stay online.
 * What was said while nobody listened is heard afterwards, after an outage and after a restart; a session that ends is
 * followed by a new link. docs/channels/wechaty.md tells what to expect of it. Start rejects when other versions of the
 * libraries are installed than those it was tried with.
 */
export function createWechat4uChannel(options: Wechat4uChannelOptions): Channel {
  const { session, now, log, schedule = systemSchedule, onOutcome } = options;
  const warn = (sentence: string, err?: unknown): void => log.warn({ channel: 'wechaty', err }, sentence);
  const progress = createProgress(session, (err) => warn('it was not written how far we have heard', err));
  const channel = createWechatyChannel({
    ...{ ...options, name: 'wechaty', schedule },
    puppet: wechat4uPart({ now, schedule, progress, warn }),
    pace: createPace({ now, schedule }),
    onOutcome: (id, outcome) => {
      progress.done(id);
      onOutcome?.(id, outcome);
    },
  });
  return {
    ...channel,
    async start(receive) {
      await keepPrivate(session);
      await channel.start(receive);
    },
    async stop() {
      await channel.stop();
      await progress.written();
    },
  };
}

/** The session file is the account, and the library would write it readable for everybody. */
async function keepPrivate(session: string): Promise<void> {
  const folder = dirname(session);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const file = await open(`${session}.memory-card.json`, 'a', 0o600);
  try {
    await file.chmod(0o600);
    if ((await file.stat()).size === 0) await file.write('{}');
  } finally {
    await file.close();
  }
}

interface PartOptions {
  now(): Instant;
  schedule: Schedule;
  progress: Progress;
  warn(sentence: string): void;
}

function wechat4uPart({ progress, ...options }: PartOptions): PuppetPart {
  let puppet: Wechat4uPuppet | null = null;
  let repaired: Repaired | null = null;
  return {
    async create() {
      puppet = await loadPuppet();
      repaired = repair(puppet, { ...options, progress, mark: await progress.read() });
      return puppet;
    },
    hears: () => repaired?.hears() ?? false,
    lane: (messageId) => puppet?.cacheMessageRawPayload.get(messageId)?.FromUserName ?? '',
    async details(messageId) {
      return puppet ? readRawMessage(await puppet.messageRawPayload(messageId)) : {};
    },
    async stopping() {
      repaired?.close();
      if (puppet) keepSession(puppet);
    },
  };
}

/** The library wipes the session when it is stopped, and every start would need a scan. */
function keepSession(puppet: Wechat4uPuppet): void {
  clearInterval(puppet.getContactInterval);
  puppet.wechat4u?.removeAllListeners('logout');
}
