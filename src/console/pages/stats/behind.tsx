/** The cases behind one figure: which they are, and nothing that was said in them. */
import { CLASSES } from '../../../domain/category.js';
import { SHARES } from '../../../domain/indicators.js';
import type { Directory } from '../../../domain/directory.js';
import { waysOf } from '../../../domain/ways.js';
import { STAFF_STATE_WORDS, wayName } from '../../../wording/zh-cn/names.js';
import { SHARE_WORDS } from '../../../wording/zh-cn/stats-replies.js';
import type { Viewer } from '../../console-page.js';
import { channelName } from '../channels/channel-words.js';
import { CaseNumber, Day, subjectOf, Table } from '../parts.js';
import type { Asked } from './asked.js';
import { totalOf, type Counted, type Figure } from './figures.js';

/** More lines than these are read by nobody. */
const MOST_SHOWN = 500;

interface BehindProps {
  viewer: Viewer;
  asked: Asked;
  counted: readonly Counted[];
  figure: Figure;
  show: string;
}

export function Behind({ viewer, asked, counted, figure, show }: BehindProps) {
  const directory = viewer.context.directory();
  const behind = counted.filter((one) => figure(one) > 0).sort((a, b) => order(a) - order(b));
  // Whoever a case is about is not told that there is one.
  const shown = behind.filter(({ c }) => !c.accused.includes(viewer.person.id));
  const hidden = totalOf(behind, figure) - totalOf(shown, figure);
  const back = new URLSearchParams({ area: asked.area, period: asked.written }).toString();
  return (
    <>
      <h2>
        {figureWords(show, asked, directory)}：{totalOf(behind, figure)}
      </h2>
      <Table
        caption={`${String(behind.length)}件事`}
        head={['编号', '什么事', '状态', '该办结', '算几次']}
        rows={shown
          .slice(0, MOST_SHOWN)
          .map((one) => [
            <CaseNumber viewer={viewer} c={one.c} />,
            subjectOf(directory, one.c),
            STAFF_STATE_WORDS[one.c.state],
            one.c.clock.finishDue === null ? '' : <Day at={one.c.clock.finishDue} />,
            figure(one),
          ])}
      />
      {shown.length > MOST_SHOWN ? <p>只列出前{MOST_SHOWN}件，请选短一点的时间或者小一点的片区。</p> : null}
      {hidden === 0 ? null : <p>另有{hidden}件不在这里列出。</p>}
      <p>
        <a href={`?${back}`}>回到指标</a>
      </p>
    </>
  );
}

const order = ({ c }: Counted): number => c.clock.finishDue ?? Number.MAX_SAFE_INTEGER;

const WORDS: Readonly<Record<string, string>> = {
  ...{ received: '收到', repeated: '重复诉求', foundFirst: '我们先发现的', due: '到期' },
  ...{ yellow: '黄牌', red: '红牌' },
};
const PART_WORDS: Readonly<Record<string, string>> = { hit: '符合的', missed: '不符合的', all: '一共' };

/** `show` names a figure. */
function figureWords(show: string, { area }: Asked, directory: Directory): string {
  const [kind = '', ...rest] = show.split('.');
  const what = rest.join('.');
  switch (kind) {
    case 'share': {
      const share = SHARES.find((name) => name === rest[0]);
      return share === undefined ? '' : `${SHARE_WORDS[share][0]}，${PART_WORDS[rest[1] ?? ''] ?? ''}`;
    }
    case 'class':
      return `收到，${CLASSES.find(({ code }) => code === what)?.name ?? '所有类别'}`;
    case 'area':
    case 'own':
      return `收到，${directory.areaName(what)}`;
    case 'supervised':
      return wayName('supervise', waysOf(directory.filesOf(area)));
    case 'channel':
      return `从${channelName(what)}来`;
    default:
      return Object.hasOwn(WORDS, kind) ? (WORDS[kind] ?? '') : '';
  }
}
