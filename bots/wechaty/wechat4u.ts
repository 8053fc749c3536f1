import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Channel } from '../../src/ports/channel.js';
import type { Puppet, PuppetPart } from './puppet-part.js';
import { createWechatyChannel } from './wechaty-channel.js';
import type { WechatyChannelOptions } from './wechaty-channel.js';
import { readRawMessage } from './wechat4u-raw.js';
import type { RawMessage } from './wechat4u-raw.js';

/** Private parts of wechaty-puppet-wechat4u 1.14.14 that we reach into; pinned, because nothing promises them. */
interface Wechat4uPuppet extends Puppet {
  wechat4u?: { removeAllListeners(event: string): void; logout: () => Promise<void> };
  getContactInterval?: NodeJS.Timeout;
  messageRawPayload(id: string): Promise<RawMessage>;
}

export type Wechat4uChannelOptions = Omit<WechatyChannelOptions, 'puppet' | 'name' | 'session'> & {
  /** A path without ending, e.g. "data/wechat/session", in a folder of its own that only the service may read. */
  session: string;
};

/**
 * Personal WeChat by its web protocol. Its link to log in comes by `onScan`; the phone must stay online.
 * Kept from the library's known faults: texts cut short, hearing that ends with the first failed request, a logout at
 * every stop. Not yet: what was said during an outage is dropped, after a longer one it stays deaf until the process is
 * restarted, a second login needs a new process, it swallows uncaught exceptions, and a friend who sends three moon
 * faces alone logs it out.
 */
export function createWechat4uChannel(options: Wechat4uChannelOptions): Channel {
  const channel = createWechatyChannel({ ...options, name: 'wechaty', puppet: wechat4uPart() });
  return {
    ...channel,
    async start(receive) {
      // The session file is the account, and the library writes it readable for everybody.
      await mkdir(dirname(options.session), { recursive: true, mode: 0o700 });
      await channel.start(receive);
    },
  };
}

function wechat4uPart(): PuppetPart {
  let puppet: Wechat4uPuppet | null = null;
  return {
    async create() {
      const { PuppetWechat4u } = await import('wechaty-puppet-wechat4u');
      puppet = new PuppetWechat4u() as unknown as Wechat4uPuppet;
      return puppet;
    },
    async details(messageId) {
      return puppet ? readRawMessage(await puppet.messageRawPayload(messageId)) : {};
    },
    async stopping() {
      if (puppet) keepSession(puppet);
    },
  };
}

/** The library logs out of WeChat and wipes the session when it is stopped, and every start would need a scan. */
function keepSession(puppet: Wechat4uPuppet): void {
  clearInterval(puppet.getContactInterval);
  const { wechat4u } = puppet;
  if (!wechat4u) return;
  wechat4u.removeAllListeners('logout');
  wechat4u.logout = async () => undefined;
}
