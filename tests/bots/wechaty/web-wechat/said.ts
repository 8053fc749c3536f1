/** A message on its way to the account, as web WeChat writes it. */
import { BOT, personId, roomId } from './world.js';

/** Fields of AddMsg that a kind of message has beyond where, who and when; see tests/fixtures/wechat. */
export type RawFields = Readonly<Record<string, unknown>>;

export interface Said {
  id: string;
  /** Absent for what the system says in a room. */
  from?: string;
  /** The room's topic; alone with the bot when absent. */
  room?: string;
  /** Seconds. */
  at: number;
  raw: RawFields;
}

const BLANK = {
  ...{ MsgType: 1, Content: '', Status: 3, ImgStatus: 1, VoiceLength: 0, PlayLength: 0, FileName: '', FileSize: '' },
  ...{ MediaId: '', Url: '', AppMsgType: 0, StatusNotifyCode: 0, StatusNotifyUserName: '', RecommendInfo: {} },
  ...{ ForwardFlag: 0, AppInfo: { AppID: '', Type: 0 }, HasProductId: 0, Ticket: '', ImgHeight: 0, ImgWidth: 0 },
  ...{ SubMsgType: 0, OriContent: '', EncryFileName: '' },
};

export function messageJson(login: number, { id, from, room, at, raw }: Said): object {
  const me = personId(login, BOT);
  const sender = from === undefined ? '' : personId(login, from);
  const content = typeof raw['Content'] === 'string' ? raw['Content'] : '';
  const isOwn = from === BOT;
  const inRoom = room === undefined ? null : roomId(login, room);
  return {
    ...BLANK,
    ...raw,
    MsgId: id,
    CreateTime: at,
    FromUserName: isOwn ? me : (inRoom ?? sender),
    ToUserName: isOwn ? (inRoom ?? 'filehelper') : me,
    // In rooms everybody else's text begins with who said it.
    Content: inRoom !== null && !isOwn && sender !== '' ? `${sender}:<br/>${content}` : content,
  };
}
