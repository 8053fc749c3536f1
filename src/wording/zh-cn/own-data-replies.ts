/** Greeting followers, and what is kept of people. */
import type { OwnDataReplies } from '../replies.js';

export const ownDataReplies: OwnDataReplies = {
  followed: (areaName) =>
    `您好，这里是${areaName ?? ''}格子铺。家里、社里有啥事，打字、说话、拍照都行，我给您找人办。看办得怎么样了，回“进度”。`,
  scanned: (areaName) => `好，您的事以后按${areaName}办。有啥事直接说。`,
  informed: (mediaDays) =>
    `说明一下：您说的事和电话，只给办事的人看，群里不会露您的电话；语音和图片办完${String(mediaDays)}天就删，事情存三年，到期去掉姓名。看存了啥，回“我的数据”。`,
  myData: ({ name, place, phone, cases, mediaDays, isListed }) =>
    [
      '我这里存着您的：',
      ...(name === '' ? [] : [`名字：${name}`]),
      ...(place === null ? [] : [`地方：${place}`]),
      ...(phone === null ? [] : [`电话：${phone}`]),
      cases.length === 0 ? '事情：没有' : `事情：${cases.join('、')}，连同您说的话、发来的语音和图片`,
      `语音和图片办完${String(mediaDays)}天就删，事情存三年，到期去掉姓名。`,
      ...(isListed ? ['村里名册上的，归村委会管，要改找村里。'] : []),
      '有不对的，直接告诉我；要删，回“删除我的信息”。',
    ].join('\n'),
  nothingKept: () => '我这里没存您的信息。',
  askForget: (open) =>
    `删了以后，您的名字、电话、说过的话、发来的语音和图片就都没有了。${
      open === 0 ? '' : `还在办的${String(open)}件事照样办，可办得怎么样我没法再告诉您。`
    }事情本身去掉您的信息，按规定留着统计。要删就回“确定删除”，不删就不用管。`,
  forgotten: (isListed) =>
    `删好了，您的名字、电话和说过的话都不在了。事情本身不带您的信息，留着统计。${
      isListed ? '村里名册上的，归村委会管，要改找村里。' : ''
    }以后有事，照样直接说。`,
};
