/** /console/channels: whether every way to talk with people works, and what to do where one does not. */
import { maskText } from '../../../domain/mask.js';
import type { VillageRight } from '../../../domain/right-rules.js';
import type { ChannelStatus } from '../../../ports/channel.js';
import { gapsOf } from '../../../usecases/session-diary.js';
import { loginWords } from '../../../wording/zh-cn/login-words.js';
import { whenWords } from '../../../wording/zh-cn/time-words.js';
import type { ConsolePage, Viewer } from '../../console-page.js';
import { reachOf } from '../../reach.js';
import { Table } from '../parts.js';
import { ARRANGING } from '../rights.js';
import { channelName, nextStep, standsBy, stateWords } from './channel-words.js';
import { givenUpIn, LATELY_DAYS } from './given-up.js';

const OPERATING: readonly VillageRight[] = ['import'];
const WECHAT = 'wechaty';
const LONGEST_DETAIL = 200;
const MOST_GAPS = 5;

export const channelsPage: ConsolePage = {
  path: 'channels',
  title: '渠道',
  rights: ARRANGING,
  render: async (viewer) => {
    const operates = reachOf(viewer, OPERATING).length > 0;
    const channels = [...viewer.channels].map(([name, channel]) => ({ name, status: channel.status() }));
    const rows = await Promise.all(channels.map((one) => rowOf(viewer, operates, one)));
    return {
      body: (
        <>
          <h1>渠道</h1>
          <Table
            caption="格子铺和群众、干部说话的渠道"
            head={['渠道', '状态', '最近收到消息', '等着发的', '怎么办', ...(operates ? ['程序的说法'] : [])]}
            rows={rows}
          />
          {await Promise.all(channels.map(({ name }) => diary(viewer, name)))}
          {await givenUp(viewer, operates)}
        </>
      ),
    };
  },
};

/** Only operators see what programs say of themselves, and never a number of somebody in it. */
async function rowOf(viewer: Viewer, operates: boolean, { name, status }: { name: string; status: ChannelStatus }) {
  const now = viewer.context.now();
  return [
    channelName(name),
    stateWords(status),
    status.lastHeardAt === null ? '还没有' : whenWords(status.lastHeardAt, now),
    status.queued ?? '',
    (await login(viewer, operates, name, status)) ?? nextStep(status),
    ...(operates ? [maskText(status.detail).slice(0, LONGEST_DETAIL)] : []),
  ];
}

/** Whoever opens the link may put another account in the place of ours, so it is made for operators, when it is needed. */
async function login(viewer: Viewer, operates: boolean, name: string, status: ChannelStatus) {
  if (name !== WECHAT || status.state !== 'waiting' || standsBy(status)) return null;
  if (!operates) return '微信掉线了，请管理员到这一页扫码登录。';
  const address = await viewer.wechatLogin();
  return address === null ? null : <a href={address}>打开扫码登录的页面（只能打开一次）</a>;
}

async function diary({ context }: Viewer, name: string) {
  const gaps = await gapsOf(context, name);
  const now = context.now();
  const rows = gaps
    .slice(-MOST_GAPS)
    .reverse()
    .map(({ from, until }) => [loginWords.gap(from, until, now)]);
  return gaps.length === 0 ? null : <Table caption={`${channelName(name)}掉线记录`} head={['什么时候']} rows={rows} />;
}

async function givenUp(viewer: Viewer, operates: boolean) {
  const found = await givenUpIn(viewer.context, operates ? [''] : reachOf(viewer, ARRANGING));
  const rows = found.map(({ what, count, orMore }) => [what, `${String(count)}条${orMore ? '以上' : ''}`]);
  return (
    <>
      <Table caption={`${String(LATELY_DAYS)}天内试了又试、没发出去的`} head={['什么', '多少']} rows={rows} />
      {rows.length === 0 ? null : <p>请管理员在服务器上运行 gezipu undelivered 看为什么，加 --retry 再发一次。</p>}
    </>
  );
}
