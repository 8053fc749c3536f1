/** /console/map: what is open in each grid, as fields in colours and in words; with `wall=1` for a screen on the wall. */
import type { AreaPath } from '../../../domain/area.js';
import type { VillageRight } from '../../../domain/right-rules.js';
import { whenWords } from '../../../wording/zh-cn/time-words.js';
import type { ConsolePage, Shown, Viewer } from '../../console-page.js';
import { areasInReach } from '../../reach.js';
import { openCases } from '../open-cases.js';
import { inArea } from '../in-area.js';
import { AreaSelect, Table } from '../parts.js';
import { Fields } from './fields.js';
import { loadsOf, type Load } from './loads.js';

const RIGHTS: readonly VillageRight[] = ['list'];
const WALL_SECONDS = 60;

export const mapPage: ConsolePage = {
  path: 'map',
  title: '片区图',
  rights: RIGHTS,
  render: inArea(RIGHTS, async (viewer, area, query) => {
    const { context } = viewer;
    const isWall = query.get('wall') === '1';
    const cases = await openCases(viewer, area);
    // A wall is read by everybody who comes in.
    const shown = isWall ? cases.filter(({ sealed, confidential }) => !sealed && !confidential) : cases;
    const loads = loadsOf(context.directory(), area, shown, context.now());
    return isWall ? wall(viewer, area, loads) : page(viewer, area, loads);
  }),
};

async function page(viewer: Viewer, area: AreaPath, loads: readonly Load[]): Promise<Shown> {
  const directory = viewer.context.directory();
  const link = (path: AreaPath): string => `?${new URLSearchParams({ area: path }).toString()}`;
  return {
    body: (
      <>
        <h1>{directory.areaName(area)} 片区图</h1>
        <form method="get">
          <AreaSelect directory={directory} areas={areasInReach(viewer, RIGHTS)} chosen={area} /> <button>看</button>{' '}
          <a href={viewer.wallLink(area)}>大屏</a>（挂在墙上，三个月里不用登录）
        </form>
        {await Fields({ loads })}
        <Table
          caption="各片区还在办的事"
          head={['片区', '在办', '超期', '多少']}
          rows={loads.map(({ area: path, name, open, late, step }) => [
            path === area ? name : <a href={link(path)}>{name}</a>,
            open,
            late,
            step.word,
          ])}
        />
      </>
    ),
  };
}

/** Numbers of areas only: no case, no person, no way in. */
async function wall({ context }: Viewer, area: AreaPath, loads: readonly Load[]): Promise<Shown> {
  const sum = (of: (load: Load) => number): number => loads.reduce((all, load) => all + of(load), 0);
  return {
    bare: true,
    refresh: WALL_SECONDS,
    body: (
      <div class="wall">
        <h1>{context.directory().areaName(area)}</h1>
        <p class="figure">
          在办 {sum(({ open }) => open)} 件，超期 {sum(({ late }) => late)} 件
        </p>
        {await Fields({ loads })}
        <Table
          caption="各片区还在办的事"
          head={['片区', '在办', '超期', '多少']}
          rows={loads.map(({ name, open, late, step }) => [name, open, late, step.word])}
        />
        <p>{whenWords(context.now(), context.now())}</p>
      </div>
    ),
  };
}
