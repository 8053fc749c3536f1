/** What stands on the page about a channel, whatever its program says of itself. */
import type { ChannelStatus } from '../../../ports/channel.js';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['wechaty', '微信'],
  ['official-account', '公众号'],
  ['wecom', '企业微信'],
  ['wecom-kefu', '微信客服'],
  ['web', '村里的页面'],
  ['console', '后台'],
  ['simulator', '模拟器'],
  ['api', '程序接口'],
  ['open311', 'Open311 接口'],
]);

export const channelName = (name: string): string => NAMES.get(name) ?? name;

const STATES: Readonly<Record<ChannelStatus['state'], string>> = {
  stopped: '没有启动',
  starting: '正在启动',
  waiting: '收不到消息',
  ready: '正常',
};

export const stateWords = (status: ChannelStatus): string => (standsBy(status) ? '待命' : STATES[status.state]);

/** "" when nothing has to be done. */
export function nextStep(status: ChannelStatus): string {
  if (standsBy(status)) return '另一台在收发，不用管。';
  switch (status.state) {
    case 'ready':
      return '';
    case 'starting':
      return '过两分钟再看；还没好，请管理员在服务器上运行 gezipu doctor。';
    case 'waiting':
    case 'stopped':
      return '请管理员在服务器上运行 gezipu doctor，它会说怎么办。';
  }
}

/** Another process has the session; src/delivery/exclusive-channel.ts says it in these words. */
export const standsBy = ({ state, detail }: ChannelStatus): boolean =>
  state === 'waiting' && detail.startsWith('standing by');
