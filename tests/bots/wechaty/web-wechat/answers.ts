/** What the web WeChat server answers at each of its addresses. Login pages are JavaScript, the rest is JSON. */
import type { Account } from './account.js';
import { messageJson } from './said.js';
import { BOT, contactJson, personId, roomId, roomJson } from './world.js';

export interface Asked {
  query: URLSearchParams;
  /** Parsed; {} when it is none. */
  body: Readonly<Record<string, unknown>>;
}

export interface Answer {
  status?: number;
  headers?: Readonly<Record<string, string | string[]>>;
  body: string | Uint8Array | object;
}

export interface Patience {
  /** How long a question for news is held, in real milliseconds. */
  hold: number;
}

const OK = { BaseResponse: { Ret: 0, ErrMsg: '' } };
const GONE = { BaseResponse: { Ret: 1101, ErrMsg: '' } };

export type Endpoint = (account: Account, asked: Asked, patience: Patience) => Answer | Promise<Answer>;

/** By the last part of the path. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  jslogin: (account) => {
    account.phone = 'away';
    return { body: 'window.QRLogin.code = 200; window.QRLogin.uuid = "gYmgd1grLg==";' };
  },
  login: async (account, _, { hold }) => {
    const before = account.phone;
    if (before !== 'confirmed') await account.news(hold);
    if (account.phone === before && before !== 'confirmed') return { body: 'window.code=408;' };
    if (account.phone === 'scanned') return { body: "window.code=201;window.userAvatar = 'data:img/jpg;base64,AA==';" };
    if (account.phone === 'away') return { body: 'window.code=408;' };
    return {
      body: 'window.code=200;\nwindow.redirect_uri="https://wx2.qq.com/cgi-bin/mmwebwx-bin/webwxnewloginpage?ticket=A&uuid=gYmgd1grLg==&lang=zh_CN&scan=1";',
    };
  },
  webwxnewloginpage: ({ logins }) => ({
    status: 301,
    headers: { 'set-cookie': [`wxuin=1000;`, `wxsid=sid${logins};`, 'webwx_data_ticket=ticket;', 'mm_lang=zh_CN;'] },
    body:
      `<error><ret>0</ret><message></message><skey>@crypt_${logins}</skey><wxsid>sid${logins}</wxsid>` +
      '<wxuin>1000</wxuin><pass_ticket>pass</pass_ticket><isgrayscale>1</isgrayscale></error>',
  }),
  webwxinit: (account, asked) => {
    if (!holdsSession(account, asked)) return { body: GONE };
    const { logins, world, log } = account;
    const ContactList = [...world.rooms.values()]
      .filter((room) => room.listed !== false)
      .map((room) => roomJson(logins, room));
    // The first key of a session reaches back to what is unread; one asked for later knows only what comes.
    const SyncKey = syncKey(account.beginning);
    account.beginning = log.length;
    const User = { ...contactJson(logins, { name: BOT }), Uin: 1000 };
    return { body: { ...OK, Count: ContactList.length, ContactList, SyncKey, User, SKey: `@crypt_${logins}` } };
  },
  webwxstatusnotify: () => ({ body: { ...OK, MsgID: '1' } }),
  webwxgetcontact: ({ logins, world }) => {
    const MemberList = [...world.people.values()].map((person) => contactJson(logins, person));
    return { body: { ...OK, MemberCount: MemberList.length, MemberList, Seq: 0 } };
  },
  webwxbatchgetcontact: ({ logins, world }, { body }) => {
    const wanted = new Set((body['List'] as { UserName: string }[]).map((one) => one.UserName));
    const rooms = [...world.rooms.values()].filter(({ topic }) => wanted.has(roomId(logins, topic)));
    const people = [...world.people.values()].filter(({ name }) => wanted.has(personId(logins, name)));
    const ContactList = [
      ...rooms.map((room) => roomJson(logins, room)),
      ...people.map((one) => contactJson(logins, one)),
    ];
    return { body: { ...OK, Count: ContactList.length, ContactList } };
  },
  synccheck: async (account, { query }, { hold }) => {
    const at = Number(query.get('synckey')?.split('_')[1] ?? 0);
    const alive = (): boolean => account.isAlive && query.get('sid') === `sid${account.logins}`;
    if (alive() && account.log.length <= at) await account.news(hold);
    if (!alive()) return { body: 'window.synccheck={retcode:"1101",selector:"0"}' };
    return { body: `window.synccheck={retcode:"0",selector:"${account.log.length > at ? 2 : 0}"}` };
  },
  webwxsync: (account, asked) => {
    if (!holdsSession(account, asked)) return { body: GONE };
    const { List } = asked.body['SyncKey'] as { List: { Val: number }[] };
    const { logins, log, world } = account;
    const news = log.slice(List[0]?.Val ?? 0);
    const AddMsgList = news.flatMap((one) => ('changed' in one ? [] : [messageJson(logins, one)]));
    const ModContactList = news.flatMap((one) => {
      const person = 'changed' in one ? world.people.get(one.changed) : undefined;
      return person === undefined ? [] : [contactJson(logins, person)];
    });
    const SyncKey = syncKey(log.length);
    const rest = { ModContactCount: ModContactList.length, ModContactList, DelContactCount: 0, DelContactList: [] };
    return { body: { ...OK, AddMsgCount: AddMsgList.length, AddMsgList, ...rest, SyncKey, SyncCheckKey: SyncKey } };
  },
  webwxsendmsg: (account, { body }) => {
    const { Content, ToUserName } = body['Msg'] as { Content: string; ToUserName: string };
    const { logins, world } = account;
    const person = [...world.people.keys()].find((name) => personId(logins, name) === ToUserName);
    const room = [...world.rooms.keys()].find((topic) => roomId(logins, topic) === ToUserName);
    account.sent.push({ to: person ?? room ?? ToUserName, text: Content });
    account.wake();
    return { body: { ...OK, MsgID: '1', LocalID: '1' } };
  },
  webwxgetvoice: ({ voices }, { query }) => {
    const bytes = voices.get(query.get('MsgID') ?? query.get('msgid') ?? '');
    return bytes === undefined ? { status: 404, body: '' } : { headers: { 'content-type': 'audio/mp3' }, body: bytes };
  },
  webwxgetmsgimg: () => ({ headers: { 'content-type': 'image/jpeg' }, body: new Uint8Array([0xff, 0xd8, 0xff]) }),
  webwxgetvideo: () => ({ headers: { 'content-type': 'video/mp4' }, body: new Uint8Array([0, 0, 0, 24]) }),
  webwxgetmedia: () => ({ body: new TextEncoder().encode('%PDF-1.4') }),
  webwxlogout: (account) => {
    account.expire();
    return { body: '' };
  },
};

function syncKey(at: number) {
  return { Count: 1, List: [{ Key: 1, Val: at }] };
}

function holdsSession(account: Account, { body }: Asked): boolean {
  const { Sid } = (body['BaseRequest'] ?? {}) as { Sid?: string };
  return account.isAlive && Sid === `sid${account.logins}`;
}
