/** Direct answers about the village's work beside the cases, for the arguments they meet. */
import type { Case } from '../../src/domain/case/types.js';
import type { Directory } from '../../src/domain/directory.js';
import type { Bulletin } from '../../src/domain/bulletin.js';
import { indicatorsOf, SHARES } from '../../src/domain/indicators.js';
import { COUNT_NAMES, receivedIn } from '../../src/domain/statistics.js';
import { monthOf, periodIn } from '../../src/domain/period.js';
import { sheetOf, VISIT_KINDS, type Visit, type VisitPlan } from '../../src/domain/visit.js';
import { DAY } from '../../src/domain/time.js';
import type { Replies } from '../../src/wording/replies.js';
import { MONDAY } from '../domain/case/world.js';
import { plainCalendar } from '../domain/plain-calendar.js';
import { sampleReporter } from '../domain/sample-case.js';
import { GM, GRID2 } from '../domain/small-village.js';
import type { Words } from './speakers.js';

export type Samples = { readonly [K in keyof Replies]: (say: Replies[K]) => readonly string[] };

export function ofVisits({ area, reporter: whom, said: text }: Words, directory: Directory) {
  const base = { village: GM, area: GRID2, household: 'h1', whom, at: MONDAY };
  const visit: Visit = { ...base, id: 'v1', by: 'suonan', kinds: VISIT_KINDS, text };
  const plan: VisitPlan = {
    ...base,
    id: 'p1',
    person: 'suonan',
    at: MONDAY + DAY,
    why: text,
    waiting: true,
    done: null,
  };
  const unlisted: Visit = { ...visit, household: null, kinds: ['frail'] };
  const households = Array.from({ length: 25 }, (_, i) => ({
    ...{ id: `h${String(i)}`, area: GRID2, head: whom, people: 3 },
    ...(i === 0 ? { frail: true } : {}),
  }));
  return {
    visitNoted: (say) => [
      say({ visit, again: null, matter: null }, MONDAY),
      say({ visit: unlisted, again: MONDAY + DAY, matter: text }, MONDAY),
    ],
    visitOnly: (say) => [say()],
    notebook: (say) => [say({ visits: [visit], plans: [plan] }, MONDAY), say({ visits: [], plans: [] }, MONDAY)],
    unvisited: (say) => [
      say({ households, of: 30, days: 30 }, directory),
      say({ households: [], of: 30, days: 30 }, directory),
      say({ households: [], of: 0, days: 30 }, directory),
    ],
    visitsFound: (say) => [
      say({ word: area, visits: [], of: 0 }, MONDAY),
      say({ word: area, visits: [visit], of: 3 }, MONDAY),
    ],
    visitSheet: (say) => [say(11, sheetOf([visit, unlisted], 30)), say(11, sheetOf([], 30))],
  } satisfies Partial<Samples>;
}

export function ofBulletins({ area: scope, said: text, clerk, colleague }: Words, directory: Directory) {
  const bulletin: Bulletin = {
    ...{
      id: 'b1',
      village: GRID2,
      by: 'suonan',
      text,
      scope,
      groups: directory.groupsOf(GM).map(({ id }) => id),
      people: ['doutai'],
      unreachable: [colleague],
    },
    ...{ state: 'draft', approver: null, sentAt: null, reportAt: null },
  };
  const nobody: Bulletin = { ...bulletin, groups: [], people: [], unreachable: [] };
  return {
    bulletinPreview: (say) => [
      say(bulletin, null, directory),
      say({ ...bulletin, unreachable: Array.from({ length: 12 }, () => colleague) }, clerk, directory),
      say(nobody, null, directory),
    ],
    bulletinAsked: (say) => [say(clerk)],
    bulletinSent: (say) => [say(2, 3), say(1, 0), say(0, 1), say(0, 0)],
    bulletinDropped: (say) => [say()],
    noBulletinWaits: (say) => [say()],
    noSuchAudience: (say) => [say(scope)],
    noListsInGroups: (say) => [say()],
    latestBulletins: (say) => [say([], MONDAY), say([{ at: MONDAY - DAY, text }], MONDAY)],
  } satisfies Partial<Samples>;
}

export function ofStats(words: Words, directory: Directory, c: Case) {
  const many = Array.from({ length: 25 }, () => c);
  const period = monthOf(MONDAY);
  const none = { indicators: indicatorsOf([], 0, 1, plainCalendar()), received: receivedIn([], 0, 1, () => false) };
  const until = MONDAY + 30 * DAY;
  const rated = { ...c, closedAs: 'solved' as const, state: 'closed' as const };
  const some = {
    indicators: indicatorsOf(
      [c, { ...rated, reporters: [sampleReporter({ score: 5, solved: true })] }],
      0,
      until,
      plainCalendar(),
    ),
    received: receivedIn([c], 0, until, () => true),
  };
  const periods = ['今天', '上周', '上月', '去年'].map((text) => periodIn(text, MONDAY) ?? period);
  return {
    shareNamed: (say) => SHARES.flatMap((name) => say(name) ?? words.area),
    statistics: (say) =>
      [none, some, { ...some, asOf: MONDAY }].flatMap((statistics) =>
        [period, ...periods].map((one) => say({ statistics, period: one, areaName: words.area, ways: {}, now: until })),
      ),
    share: (say) =>
      SHARES.flatMap((name) => [
        say(
          { name, behind: { rate: none.indicators[name], hit: [], missed: [] }, period, areaName: words.area },
          directory,
        ),
        say(
          { name, behind: { rate: some.indicators[name], hit: many, missed: many }, period, areaName: words.area },
          directory,
        ),
      ]),
    countNamed: (say) => COUNT_NAMES.flatMap((name) => say(name, {}) ?? words.area),
    counted: (say) =>
      COUNT_NAMES.flatMap((name) =>
        [[], many].map((cases) => say({ name, cases, period, areaName: words.area, ways: {} }, directory)),
      ),
    notYourArea: (say) => [say()],
    unknownInStats: (say) => [say('99')],
    tooManyToList: (say) => [say(words.area)],
    reportReady: (say) => [say({ areaName: words.area, month: period, xlsx: '/1', pdf: '/2' })],
    letterReady: (say) => [say('GM-0312', words.area, '/1')],
    letterNote: (say) => [say(words.area)],
    letterSecret: (say) => [say('GM-0312')],
    sentAside: (say) => [say()],
  } satisfies Partial<Samples>;
}
