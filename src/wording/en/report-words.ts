/** What stands in the workbook and on the pages of a monthly report. */
import { chinaClock, dayOf } from '../../domain/calendar.js';
import type { Chart } from '../../domain/chart.js';
import { SHARES, type Rate } from '../../domain/indicators.js';
import type { MonthReport, ReportedCase } from '../../domain/month-report.js';
import type { ReportPaper, Sheet } from '../../domain/paper.js';
import { DAY, type Instant } from '../../domain/time.js';
import { VISIT_KINDS } from '../../domain/visit.js';
import { classLabel, labelFor, labelOf } from './category-labels.js';
import { share } from './digest-words.js';
import { STAFF_STATE_WORDS, wayName } from './names.js';
import { VISIT_KIND_WORDS } from './notebook-replies.js';
import { counted } from './phrases.js';
import { pace, periodName, SHARE_WORDS } from './stats-replies.js';
import { fullDay } from './time-words.js';

const LEFT_OUT =
  'cases due in the month; joined, withdrawn, declined and sealed ones are left out, and paused ones until they are due';
const CAME = 'cases that came in the month; sealed ones are left out';

export function reportPaper(report: MonthReport): ReportPaper {
  const month = periodName(report.period);
  return {
    title: `${report.areaName}, report of ${month}`,
    subtitle: `Gezipu, made on ${fullDay(report.madeAt)}. Counted: ${LEFT_OUT}.`,
    fileName: `report ${month} ${report.areaName}`,
    lines: lines(report),
    chart: chart(report),
    table: {
      name: 'indicators',
      head: ['indicator', 'of these', 'of all', 'share'],
      rows: SHARES.map((name) => [SHARE_WORDS[name][0], ...figures(report.statistics.indicators[name])]),
    },
    hot: { title: 'Told by three households or more', lines: hotLines(report) },
    sheets: [shareSheet(report), caseSheet(report), classSheet(report), visitSheet(report)],
  };
}

function lines({ statistics: { received, indicators }, ways }: MonthReport): string[] {
  return [
    `${String(received.cases)} came: told before ${ofAll(received.repeated)}, found by us first ${ofAll(received.foundFirst)}.`,
    `${String(indicators.cases)} were due: yellow cards ${String(indicators.yellowCards)}, red ${String(indicators.redCards)}, ${wayName('supervise', ways)} ${String(indicators.supervised)}.`,
    ...pace('taken on', indicators.signInTime),
    ...pace('first contact', indicators.contactTime),
    ...pace('done', indicators.finishTime),
  ];
}

function chart({ areaName, period, statistics, weeks, classes }: MonthReport): Chart {
  const { response, solved, satisfied } = statistics.indicators;
  return {
    title: `${areaName} ${periodName(period)}`,
    subtitle: `${String(statistics.received.cases)} came, ${String(statistics.indicators.cases)} were due`,
    shares: [share('in time', response), share('solved', solved), share('satisfied', satisfied)],
    columns: {
      title: 'Every seven days',
      series: ['new', 'done'],
      rows: weeks.map(({ from, until, came, done }) => ({ label: dates(from, until), values: [came, done] })),
    },
    bars: {
      title: 'What came',
      rows: classes
        .filter((one) => one.came > 0)
        .sort((a, b) => b.came - a.came)
        .map((one) => ({ label: classLabel(one.code), value: one.came })),
      none: 'nothing',
    },
  };
}

function shareSheet({ statistics: { received, indicators }, ways }: MonthReport): Sheet {
  const extra: [string, string, string, Rate][] = [
    ['told before', 'joined with another case', 'received', received.repeated],
    ['found first', 'reported by somebody who works here', 'received', received.foundFirst],
  ];
  const channels = Object.entries(received.byChannel).map(([channel, numerator]): (typeof extra)[number] => {
    const rate = { numerator, denominator: received.cases, rate: numerator / received.cases };
    return [`first told by ${channel}`, 'by this channel', 'received', rate];
  });
  return {
    name: 'indicators',
    head: ['indicator', 'of these', 'of all', 'share', 'these are', 'all are', 'counted'],
    rows: [
      ...SHARES.map((name) => {
        const [title, hit, of] = SHARE_WORDS[name];
        return [title, ...figures(indicators[name]), hit, of, LEFT_OUT];
      }),
      ...[...extra, ...channels].map(([title, hit, of, rate]) => [title, ...figures(rate), hit, of, CAME]),
      ['yellow cards', indicators.yellowCards, null, '', 'given', '', LEFT_OUT],
      ['red cards', indicators.redCards, null, '', 'given', '', LEFT_OUT],
      [wayName('supervise', ways), indicators.supervised, null, '', 'cases', '', LEFT_OUT],
    ],
  };
}

function caseSheet({ cases }: MonthReport): Sheet {
  const rows = cases.map((c: ReportedCase) => [
    c.number,
    c.areaName,
    c.category === null ? 'not public' : labelOf(c.category),
    STAFF_STATE_WORDS[c.state],
    ...[c.cameAt, c.due, c.contactedAt, c.doneAt].map(moment),
    ...SHARES.map((name) => yesNo(c.shares[name])),
  ]);
  const head = ['number', 'place', 'kind', 'state', 'came', 'due', 'first contact', 'replied'];
  return { name: 'cases', head: [...head, ...SHARES.map((name) => SHARE_WORDS[name][0])], rows };
}

function classSheet({ classes }: MonthReport): Sheet {
  return {
    name: 'kinds',
    head: ['kind', 'came', 'due', 'done', 'open now'],
    rows: classes.map(({ code, came, due, done, open }) => [classLabel(code), came, due, done, open]),
  };
}

function visitSheet({ visits }: MonthReport): Sheet {
  return {
    name: 'visits',
    head: ['place', 'visits', 'households seen', 'households', ...VISIT_KINDS.map((kind) => VISIT_KIND_WORDS[kind])],
    rows: visits.map(({ areaName, sheet }) => [
      areaName,
      ...[sheet.visits, sheet.seen, sheet.households],
      ...VISIT_KINDS.map((kind) => sheet.byKind[kind]),
    ]),
  };
}

function hotLines({ hot }: MonthReport): string[] {
  if (hot.length === 0) return ['Nothing.'];
  return hot.map(
    (one) =>
      `${one.areaName}, ${labelFor(one.gist)}: ${counted(one.households, 'household')}, ${one.numbers.slice(0, 6).join(', ')}`,
  );
}

const figures = ({ numerator, denominator, rate }: Rate): [number, number, string] => [
  numerator,
  denominator,
  rate === null ? '—' : `${String(Math.round(rate * 1000) / 10)}%`,
];

const ofAll = ({ numerator, denominator }: Rate): string => `${String(numerator)}/${String(denominator)}`;
const yesNo = (hit: boolean | null): string => (hit === null ? '' : hit ? 'yes' : 'no');

/** 1-7 */
function dates(from: Instant, until: Instant): string {
  const [first, last] = [chinaClock(from).day, chinaClock(until - DAY).day];
  return first === last ? String(first) : `${String(first)}-${String(last)}`;
}

/** A text, because workbooks know no time zones. */
function moment(at: Instant | null): string {
  if (at === null) return '';
  const { hour, minute } = chinaClock(at);
  return `${dayOf(at)} ${[hour, minute].map((part) => String(part).padStart(2, '0')).join(':')}`;
}
