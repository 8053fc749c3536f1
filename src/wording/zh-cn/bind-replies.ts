/** Who somebody is, and which group a room is. */
import type { BindReplies } from '../replies.js';

export const bindReplies: BindReplies = {
  personCode: (name, code, minutes) =>
    `让${name}本人私聊我，发：绑定 ${code}。${String(minutes)}分钟内有效，只能用一次，别发在群里。`,
  roomCode: (group, code, minutes) => `在${group}里发：绑定本群 ${code}。${String(minutes)}分钟内有效，只能用一次。`,
  boundPerson: (name) => `好，认出您了，${name}。您以前报的事，回“进度”就能看。`,
  boundFor: (name) => `好，认作${name}了，已经告诉本人。`,
  boundRoom: (group) => `好，记住了，这里是${group}。`,
  wrongCode: () => '这个码不对，或者过期了、用过了。请找网格员再要一个。',
  tooManyTries: () => '试得太多了，请过一个小时再发，或者直接找网格员。',
  codeInRoom: () => '绑定码要私聊发给我。这个码大家都看见了，已经作废，请找网格员再要一个。',
  codeOfRoom: () => '这是认群用的，请在那个群里发：绑定本群 加上码。',
  claimTaken: () =>
    '好，我请网格员认一下人，认好了告诉您。着急的话，找网格员要个绑定码，私聊发给我：绑定 加上码。有事照样直接说。',
  claimed: ({ shown, name, areaName, code }) =>
    `微信上叫“${shown}”的人说自己是${areaName}的${name}。问过是本人，就回 绑定 ${code}；不是就不用管，明天这个时候作废。`,
  mayNotBind: (name) => `${name}不归您这边认，请找镇上管理员。`,
  noSuchGroup: (typed) => `没有“${typed}”这个群，或者不归您管。写村里登记的群名，例如：/绑定 二社群`,
};
