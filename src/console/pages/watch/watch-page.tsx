/** /console/watch: what is put off, what has a card and what is watched from above, of the cases one may look at. */
import { holders, namesOf } from '../../../domain/case/tell.js';
import type { CardColour, Case } from '../../../domain/case/types.js';
import type { VillageRight } from '../../../domain/right-rules.js';
import { waysOf } from '../../../domain/ways.js';
import { wayName } from '../../../wording/zh-cn/names.js';
import { leftWords } from '../../../wording/zh-cn/time-words.js';
import type { ConsolePage, Viewer } from '../../console-page.js';
import { areasInReach } from '../../reach.js';
import { openCases } from '../open-cases.js';
import { inArea } from '../in-area.js';
import { AreaSelect, CaseNumber, Day, subjectOf, Table } from '../parts.js';

const RIGHTS: readonly VillageRight[] = ['list'];

export const watchPage: ConsolePage = {
  path: 'watch',
  title: '挂账、红黄牌、盯办',
  rights: RIGHTS,
  render: inArea(RIGHTS, async (viewer, area) => {
    const directory = viewer.context.directory();
    const supervised = wayName('supervise', waysOf(directory.filesOf(area)));
    const cases = (await openCases(viewer, area)).sort((a, b) => due(a) - due(b));
    return {
      body: (
        <>
          <h1>
            {directory.areaName(area)} 挂账、红黄牌、{supervised}
          </h1>
          <form method="get">
            <AreaSelect directory={directory} areas={areasInReach(viewer, RIGHTS)} chosen={area} /> <button>看</button>
          </form>
          <Parked viewer={viewer} cases={cases} />
          <Listed viewer={viewer} caption="红牌" cases={cases.filter((c) => hasCard(c, 'red'))} />
          <Listed
            viewer={viewer}
            caption="黄牌"
            cases={cases.filter((c) => hasCard(c, 'yellow') && !hasCard(c, 'red'))}
          />
          <Listed viewer={viewer} caption={supervised} cases={cases.filter(({ mode }) => mode === 'supervise')} />
        </>
      ),
    };
  }),
};

const due = ({ clock }: Case): number => clock.finishDue ?? Number.MAX_SAFE_INTEGER;
const hasCard = ({ cards }: Case, wanted: CardColour): boolean => cards.some(({ colour }) => colour === wanted);

function Parked({ viewer, cases }: { viewer: Viewer; cases: readonly Case[] }) {
  const directory = viewer.context.directory();
  const rows = cases.flatMap((c) =>
    c.parking === null
      ? []
      : [
          [
            <CaseNumber viewer={viewer} c={c} />,
            subjectOf(directory, c),
            c.parking.reason,
            <Day at={c.parking.reviewAt} />,
          ],
        ],
  );
  return <Table caption="挂账" head={['编号', '什么事', '为什么', '哪天再看']} rows={rows} />;
}

function Listed({ viewer, caption, cases }: { viewer: Viewer; caption: string; cases: readonly Case[] }) {
  const { context } = viewer;
  const directory = context.directory();
  const left = (c: Case): string =>
    c.clock.finishDue === null ? '' : leftWords(c.clock.finishDue, context.now(), context.calendar);
  const rows = cases.map((c) => [
    <CaseNumber viewer={viewer} c={c} />,
    subjectOf(directory, c),
    namesOf(holders(c), directory).join('、'),
    left(c),
  ]);
  return <Table caption={caption} head={['编号', '什么事', '承办', '期限']} rows={rows} />;
}
