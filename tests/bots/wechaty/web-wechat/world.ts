import { createHash } from 'node:crypto';

/** Names are what tells people and rooms apart here; ids are made of them and change at every login, as WeChat's do. */
export interface Person {
  name: string;
  /** Set by the account's owner. */
  remark?: string;
  official?: boolean;
}

export interface Room {
  topic: string;
  members: readonly string[];
  /** What members call themselves in this room. */
  aliases?: Readonly<Record<string, string>>;
  /** False for one that is neither saved nor recent: known to the account only when somebody speaks there. */
  listed?: boolean;
}

export interface World {
  bot: string;
  people: Map<string, Person>;
  rooms: Map<string, Room>;
}

export const BOT = '格子铺';

export function createWorld(): World {
  return { bot: BOT, people: new Map(), rooms: new Map() };
}

const hash = (login: number, name: string): string => createHash('sha1').update(`${login}:${name}`).digest('hex');

export const personId = (login: number, name: string): string => `@${hash(login, name)}`;
export const roomId = (login: number, topic: string): string => `@@${hash(login, topic)}`;

/** A contact as web WeChat writes it. */
export function contactJson(login: number, { name, remark = '', official = false }: Person): object {
  return {
    ...{ Uin: 0, UserName: personId(login, name), NickName: name, RemarkName: remark, DisplayName: '', Alias: '' },
    ...{ ContactFlag: 3, MemberCount: 0, MemberList: [], VerifyFlag: official ? 8 : 0, OwnerUin: 0, Statues: 0 },
    ...{ HeadImgUrl: '', HideInputBarFlag: 0, Sex: 0, Signature: '', StarFriend: 0, AppAccountFlag: 0, AttrStatus: 0 },
    ...{ PYInitial: '', PYQuanPin: '', RemarkPYInitial: '', RemarkPYQuanPin: '', Province: '', City: '', SnsFlag: 0 },
    ...{ UniFriend: 0, ChatRoomId: 0, KeyWord: '', EncryChatRoomId: '' },
  };
}

export function roomJson(login: number, room: Room): object {
  const { topic, members, aliases = {} } = room;
  const MemberList = [BOT, ...members].map((name) => ({
    ...{ Uin: 0, UserName: personId(login, name), NickName: name, DisplayName: aliases[name] ?? '', AttrStatus: 0 },
    ...{ PYInitial: '', PYQuanPin: '', RemarkPYInitial: '', RemarkPYQuanPin: '', MemberStatus: 0, KeyWord: '' },
  }));
  const contact = contactJson(login, { name: topic });
  return { ...contact, UserName: roomId(login, topic), MemberCount: MemberList.length, MemberList };
}
