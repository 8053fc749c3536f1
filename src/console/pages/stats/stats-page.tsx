/** /console/stats: the indicators of an area and a period. Every number leads to the cases that it counts. */
import type { VNode } from 'preact';
import type { VillageRight } from '../../../domain/right-rules.js';
import { casesCounting, isListable, partedStatistics } from '../../../usecases/statistics.js';
import { periodName } from '../../../wording/zh-cn/stats-replies.js';
import type { ConsolePage, Viewer, Shown } from '../../console-page.js';
import { areasInReach } from '../../reach.js';
import { inArea } from '../in-area.js';
import { AreaSelect } from '../parts.js';
import { periodAsked, type Asked } from './asked.js';
import { Behind } from './behind.js';
import { countEach, figureNamed, type Figure } from './figures.js';
import { Overview } from './overview.js';

const RIGHTS: readonly VillageRight[] = ['stats'];
const PERIODS = ['本周', '上周', '本月', '上月', '今年', '去年'];

export const statsPage: ConsolePage = {
  path: 'stats',
  title: '统计',
  rights: RIGHTS,
  render: inArea(RIGHTS, async (viewer, area, query) => {
    const asked = { area, ...periodAsked(query.get('period') ?? '', viewer.context.now()) };
    const show = query.get('show') ?? '';
    const figure = figureNamed(show);
    return framed(
      viewer,
      asked,
      figure === null ? await figuresOf(viewer, asked) : await casesOf(viewer, asked, figure, show),
    );
  }),
};

async function figuresOf(viewer: Viewer, asked: Asked): Promise<VNode> {
  const { area, period } = asked;
  const { whole, parts, unplaced } = await partedStatistics(viewer.context, area, period);
  const { areaName } = viewer.context.directory();
  const below = parts.map((part) => ({
    label: areaName(part.area),
    figure: `area.${part.area}`,
    value: part.cases,
  }));
  const label = below.length === 0 ? areaName(area) : '还没定到片区';
  return Overview({ viewer, asked, whole, areas: [...below, { label, figure: `own.${area}`, value: unplaced }] });
}

async function casesOf(viewer: Viewer, asked: Asked, figure: Figure, show: string): Promise<VNode> {
  const { context } = viewer;
  if (!(await isListable(context, asked.area))) return <p>这个片区事情太多，列不出来，请在上面选小一点的片区。</p>;
  const cases = await casesCounting(context, asked.area, asked.period.from);
  const counted = countEach(context, cases, asked.period);
  return <Behind {...{ viewer, asked, counted, figure, show }} />;
}

function framed(viewer: Viewer, asked: Asked, body: Shown['body']): Shown {
  const directory = viewer.context.directory();
  return {
    body: (
      <>
        <h1>
          {directory.areaName(asked.area)} {periodName(asked.period)} 统计
        </h1>
        <form method="get">
          <AreaSelect directory={directory} areas={areasInReach(viewer, RIGHTS)} chosen={asked.area} />{' '}
          <label>
            时间 <input name="period" list="periods" value={asked.written} maxLength={20} />
          </label>
          <datalist id="periods">
            {PERIODS.map((name) => (
              <option value={name} />
            ))}
          </datalist>{' '}
          <button>看</button>
        </form>
        {body}
      </>
    ),
  };
}
