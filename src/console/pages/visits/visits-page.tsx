/** /console/visits: the work notebook of the own areas, what is planned, and who was not visited for long. No rates. */
import type { AreaPath } from '../../../domain/area.js';
import { calledName, type PersonId } from '../../../domain/person.js';
import type { VillageRight } from '../../../domain/right-rules.js';
import { DAY } from '../../../domain/time.js';
import { openPlans, unvisited, visitsIn } from '../../../usecases/visits.js';
import type { ConsolePage, Viewer } from '../../console-page.js';
import { areasInReach } from '../../reach.js';
import { inArea } from '../in-area.js';
import { AreaSelect, Day, Table } from '../parts.js';

const RIGHTS: readonly VillageRight[] = ['notebook'];
const USUAL_DAYS = 30;
const MOST_DAYS = 366;
const MOST_SHOWN = 200;

export const visitsPage: ConsolePage = {
  path: 'visits',
  title: '走访',
  rights: RIGHTS,
  render: inArea(RIGHTS, async (viewer, area, query) => {
    const directory = viewer.context.directory();
    const asked = Number(query.get('days') ?? USUAL_DAYS);
    const days = Number.isInteger(asked) && asked >= 1 && asked <= MOST_DAYS ? asked : USUAL_DAYS;
    return {
      body: (
        <>
          <h1>{directory.areaName(area)} 走访</h1>
          <form method="get">
            <AreaSelect directory={directory} areas={areasInReach(viewer, RIGHTS)} chosen={area} />{' '}
            <label>
              最近 <input name="days" type="number" min={1} max={MOST_DAYS} value={days} /> 天
            </label>{' '}
            <button>看</button>
          </form>
          <p>记一次走访，在微信里发：/走访 户主 看到了什么</p>
          {await plans(viewer, area)}
          {await notebook(viewer, area, days)}
          {await waiting(viewer, area, days)}
        </>
      ),
    };
  }),
};

const nameOf = ({ context }: Viewer, id: PersonId): string => {
  const person = context.directory().person(id);
  return person === null ? '' : calledName(person);
};

async function plans(viewer: Viewer, area: AreaPath) {
  const rows = (await openPlans(viewer.context, area))
    .slice(0, MOST_SHOWN)
    .map((plan) => [plan.whom, <Day at={plan.at} />, nameOf(viewer, plan.person), plan.why]);
  return <Table caption="要去的" head={['户主', '哪天', '谁去', '为什么']} rows={rows} />;
}

async function waiting(viewer: Viewer, area: AreaPath, days: number) {
  const directory = viewer.context.directory();
  const households = await unvisited(viewer.context, area, days);
  const rows = households
    .slice(0, MOST_SHOWN)
    .map((one) => [one.head, directory.areaName(one.area), one.people, one.frail === true ? '要多看望' : '']);
  return (
    <>
      <Table
        caption={`${String(days)}天没去过的${String(households.length)}户`}
        head={['户主', '片区', '人口', '']}
        rows={rows}
      />
      {households.length > rows.length ? <p>只列出前{rows.length}户，请选小一点的片区。</p> : null}
    </>
  );
}

async function notebook(viewer: Viewer, area: AreaPath, days: number) {
  const { context } = viewer;
  const rows = (await visitsIn(context, area, context.now() - days * DAY))
    .slice(0, MOST_SHOWN)
    .map((visit) => [visit.whom, <Day at={visit.at} />, nameOf(viewer, visit.by), <p class="text">{visit.text}</p>]);
  return <Table caption="走访日志" head={['户主', '哪天', '谁去的', '看到了什么']} rows={rows} />;
}
