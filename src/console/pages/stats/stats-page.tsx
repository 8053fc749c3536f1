/** /console/stats: the indicators of an area and a period. Every number leads to the cases that it counts. */
import type { VillageRight } from '../../../domain/right-rules.js';
import { casesCounting, statisticsAmong } from '../../../usecases/statistics.js';
import { periodName } from '../../../wording/zh-cn/stats-replies.js';
import type { ConsolePage, Viewer, Shown } from '../../console-page.js';
import { areaAsked, areasInReach } from '../../reach.js';
import { AreaSelect, NoArea } from '../parts.js';
import { periodAsked, type Asked } from './asked.js';
import { Behind } from './behind.js';
import { countEach, figureNamed } from './figures.js';
import { Overview } from './overview.js';

const RIGHTS: readonly VillageRight[] = ['stats'];
const PERIODS = ['本周', '上周', '本月', '上月', '今年', '去年'];

export const statsPage: ConsolePage = {
  path: 'stats',
  title: '统计',
  rights: RIGHTS,
  render: async (viewer, query) => {
    const area = areaAsked(viewer, RIGHTS, query.get('area'));
    if (area === null) return { body: <NoArea /> };
    const asked = { area, ...periodAsked(query.get('period') ?? '', viewer.context.now()) };
    const cases = await casesCounting(viewer.context, area, asked.period.from);
    const counted = countEach(viewer.context, cases, asked.period);
    const show = query.get('show') ?? '';
    const figure = figureNamed(show);
    if (figure !== null) return framed(viewer, asked, <Behind {...{ viewer, asked, counted, figure, show }} />);
    const whole = statisticsAmong(viewer.context, cases, asked.period);
    return framed(viewer, asked, await Overview({ viewer, asked, counted, whole }));
  },
};

function framed(viewer: Viewer, asked: Asked, body: Shown['body']): Shown {
  const directory = viewer.context.directory();
  return {
    body: (
      <>
        <h1>
          {directory.areaName(asked.area)} {periodName(asked.period)}
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
