/** Private parts of wechat4u and its puppet that we reach into. Nothing promises them, so the versions are pinned. */
import { createRequire } from 'node:module';
import type { Puppet } from './puppet-part.js';
import type { RawMessage } from './wechat4u-raw.js';

/** With these the repairs were tried; any other version may hear nothing, or log out, without a word. */
const PINNED = { wechaty: '1.20.2', 'wechaty-puppet-wechat4u': '1.14.14', wechat4u: '0.7.14' } as const;

/** Where the account stands in the stream of what is said to it. Opaque; ours to give back. */
export interface SyncKey {
  Count?: number;
  List: readonly { Key: number; Val: number }[];
}

export interface RawContact {
  UserName: string;
  MemberCount?: number;
  MemberList?: readonly unknown[];
}

export interface Wechat4u {
  PROP: { sid: string; syncKey: SyncKey; formatedSyncKey: string };
  CONF: { STATE: { login: string } };
  state: string;
  contacts: Record<string, RawContact>;
  /** When the last question for news was answered. */
  lastSyncTime: number;
  syncErrorCount: number;
  request(options: object): Promise<unknown>;
  _login(): Promise<void>;
  _init(): Promise<void>;
  init(): Promise<unknown>;
  sync(): Promise<unknown>;
  syncCheck(): Promise<unknown>;
  /** Asks for a scan and begins a session. */
  start(): Promise<void>;
  /** Goes on with a session. */
  restart(): Promise<void>;
  /** Ends the session; its event `logout` makes the puppet begin another one. */
  stop(): void;
  logout(): Promise<void>;
  handleMsg(messages: RawMessage[]): void;
  batchGetContact(wanted: { UserName: string }[]): Promise<RawContact[]>;
  updateContacts(contacts: RawContact[]): void;
  emit(event: string, ...given: unknown[]): void;
  removeAllListeners(event: string): void;
}

export interface Wechat4uPuppet extends Puppet {
  wechat4u?: Wechat4u;
  startTime: number;
  unknownContactId: unknown[];
  getContactInterval?: NodeJS.Timeout;
  cache: { clear(): void; contact: Forgetful; room: Forgetful; roomMember: { clear(): void } };
  login(userId: string): void;
  /** Called when the library's object is there and has not begun. */
  monkeyPatch(wechat4u: Wechat4u): void;
  contactRawPayload(id: string): Promise<RawContact>;
  roomMemberSearch(room: string, name: string): Promise<string[]>;
  messageRawPayload(id: string): Promise<RawMessage>;
  cacheMessageRawPayload: ReadonlyMap<string, RawMessage>;
}

interface Forgetful {
  delete(id: string): void;
}

/** Sentences for the operator, one for each package of which another version is installed than the repairs know. */
export function wrongVersions(installed: (name: string) => string = installedVersion): string[] {
  return Object.entries(PINNED).flatMap(([name, wanted]) => {
    const found = installed(name);
    return found === wanted ? [] : [`${name} must be ${wanted}, but ${found} is installed; run npm ci`];
  });
}

function installedVersion(name: string): string {
  const require = createRequire(import.meta.url);
  // The library is the one that the puppet loads.
  const from = name === 'wechat4u' ? createRequire(require.resolve('wechaty-puppet-wechat4u')) : require;
  for (const folder of from.resolve.paths(name) ?? []) {
    try {
      return (from(`${folder}/${name}/package.json`) as { version: string }).version;
    } catch {
      // Not in this folder.
    }
  }
  return 'none';
}

/** The puppet's package, without the listener by which its library swallows whatever crashes the process. */
export async function loadPuppet(): Promise<Wechat4uPuppet> {
  const wrong = wrongVersions();
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const before = new Set(process.listeners('uncaughtException'));
  const { PuppetWechat4u } = await import('wechaty-puppet-wechat4u');
  for (const listener of process.listeners('uncaughtException'))
    if (!before.has(listener)) process.off('uncaughtException', listener);
  return new PuppetWechat4u() as unknown as Wechat4uPuppet;
}
