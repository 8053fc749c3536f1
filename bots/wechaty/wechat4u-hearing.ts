/** What wechat4u and its puppet hear, and of whom; why it is repaired is in wechat4u-repairs.ts. */
import { createLanes } from '../shared/lanes.js';
import { pauseAfter } from '../shared/pause.js';
import type { Life } from './wechat4u-life.js';
import type { Wechat4u, Wechat4uPuppet } from './wechat4u-parts.js';
import { isAwaited } from './wechat4u-raw.js';
import type { RawMessage } from './wechat4u-raw.js';

/** Larger answers are refused, whatever is in them. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Three moon faces, said to the account alone, log it out. */
const KILL_SWITCH = /^(.\udf1a\u0020\ud83c.){3}$/;

/** The library takes answers of any size. */
export function limitAnswers(wechat4u: Wechat4u): void {
  const request = wechat4u.request.bind(wechat4u);
  wechat4u.request = (given) => request({ ...given, maxContentLength: MOST_BYTES });
}

/** A name or remark, once read, is kept for ten days; somebody unknown is waited for most of a minute, then thrown. */
export function keepNames(puppet: Wechat4uPuppet, wechat4u: Wechat4u): void {
  const updateContacts = wechat4u.updateContacts.bind(wechat4u);
  wechat4u.updateContacts = (contacts) => {
    for (const contact of contacts) {
      // The puppet throws at a room without a list.
      if (contact.UserName.startsWith('@@')) contact.MemberList ??= [];
      puppet.cache.contact.delete(contact.UserName);
      puppet.cache.room.delete(contact.UserName);
    }
    puppet.cache.roomMember.clear();
    updateContacts(contacts);
  };
  // For every "@" it would go through all members; whom a text names we see ourselves (mention.ts).
  puppet.roomMemberSearch = async () => [];
  puppet.contactRawPayload = async (id) => {
    if (!(id in wechat4u.contacts))
      await acquaint(wechat4u, id).catch((error: unknown) => wechat4u.emit('error', error));
    return wechat4u.contacts[id] ?? ({ ...NOBODY, UserName: id } as const);
  };
}

const NOBODY = { NickName: '', RemarkName: '', VerifyFlag: 0, ContactFlag: 0, Sex: 0, MemberList: [], MemberCount: 0 };

async function acquaint(wechat4u: Wechat4u, id: string): Promise<void> {
  wechat4u.updateContacts(await wechat4u.batchGetContact([{ UserName: id }]));
}

/** What is said in a room that cannot be looked up would be lost, and three moon faces would end the session. */
export function keepMessages(wechat4u: Wechat4u, life: Life): void {
  const lanes = createLanes();
  let heardAt = life.mark?.heardAt ?? 0;
  const isKnown = (room: string): boolean => (wechat4u.contacts[room]?.MemberCount ?? 0) > 0;
  async function knowRoom(room: string): Promise<void> {
    for (let failures = 1; !isKnown(room) && !life.isClosed(); failures += 1) {
      await acquaint(wechat4u, room).catch((error: unknown) => wechat4u.emit('error', error));
      if (!isKnown(room)) await pauseAfter(failures, life.schedule);
    }
  }
  const handleMsg = wechat4u.handleMsg.bind(wechat4u);
  wechat4u.handleMsg = (messages) => {
    const { sid, syncKey, formatedSyncKey: checkKey } = wechat4u.PROP;
    heardAt = Math.max(heardAt, ...messages.map((message) => message.CreateTime));
    const awaited = messages.filter((one) => isAwaited(one) && one.CreateTime >= life.since).map((one) => one.MsgId);
    life.progress.came(awaited, { sid, syncKey, checkKey, heardAt });
    for (const message of messages) {
      const { FromUserName: from } = message;
      void lanes.run(from, async () => {
        if (from.startsWith('@@')) await knowRoom(from);
        if (!life.isClosed()) handleMsg([disarmed(message)]);
      });
    }
  };
}

function disarmed(message: RawMessage): RawMessage {
  const ends = KILL_SWITCH.test(message.Content) || message.ToUserName === 'filehelper';
  return ends ? { ...message, Content: `${message.Content}\u200b` } : message;
}
