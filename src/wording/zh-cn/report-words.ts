/** What stands in the workbook and on the pages of a monthly report. */
import { chinaClock, dayOf } from '../../domain/calendar.js';
import { categoryLabel, className } from '../../domain/category.js';
import type { Chart } from '../../domain/chart.js';
import { SHARES, type Rate } from '../../domain/indicators.js';
import type { MonthReport, ReportedCase } from '../../domain/month-report.js';
import type { ReportPaper, Sheet } from '../../domain/paper.js';
import { DAY, type Instant } from '../../domain/time.js';
import { VISIT_KINDS } from '../../domain/visit.js';
import { share } from './digest-words.js';
import { STAFF_STATE_WORDS, wayName } from './names.js';
import { VISIT_KIND_WORDS } from './notebook-replies.js';
import { pace, periodName, SHARE_WORDS } from './stats-replies.js';
import { fullDay } from './time-words.js';

const LEFT_OUT = '按到期时间算在本月的；并单、撤回、不受理和保密的不算，正在等群众回话的等有了期限再算';
const CAME = '按来的时间算在本月的；保密的不算';

export function reportPaper(report: MonthReport): ReportPaper {
  const month = periodName(report.period);
  return {
    title: `${report.areaName} ${month} 月报`,
    subtitle: `格子铺 ${fullDay(report.madeAt)} 制表。${LEFT_OUT}。`,
    fileName: `${report.areaName}${month}月报`,
    lines: lines(report),
    chart: chart(report),
    table: {
      name: '指标',
      head: ['指标', '分子', '分母', '百分比'],
      rows: SHARES.map((name) => [SHARE_WORDS[name][0], ...figures(report.statistics.indicators[name])]),
    },
    hot: { title: '热点：三户以上说到的', lines: hotLines(report) },
    sheets: [shareSheet(report), caseSheet(report), classSheet(report), visitSheet(report)],
  };
}

function lines({ statistics: { received, indicators }, ways }: MonthReport): string[] {
  return [
    `收到${String(received.cases)}件，其中重复诉求${ofAll(received.repeated)}，我们先发现的${ofAll(received.foundFirst)}。`,
    `到期${String(indicators.cases)}件，黄牌${String(indicators.yellowCards)}张，红牌${String(indicators.redCards)}张，${wayName('supervise', ways)}${String(indicators.supervised)}件。`,
    ...pace('接单', indicators.signInTime),
    ...pace('联系群众', indicators.contactTime),
    ...pace('办结', indicators.finishTime),
  ];
}

function chart({ areaName, period, statistics, weeks, classes }: MonthReport): Chart {
  const { response, solved, satisfied } = statistics.indicators;
  return {
    title: `${areaName} ${periodName(period)}`,
    subtitle: `收到${String(statistics.received.cases)}件，到期${String(statistics.indicators.cases)}件`,
    shares: [share('响应率', response), share('解决率', solved), share('满意率', satisfied)],
    columns: {
      title: '每七天',
      series: ['新来', '办结'],
      rows: weeks.map(({ from, until, came, done }) => ({ label: dates(from, until), values: [came, done] })),
    },
    bars: {
      title: '收到的，按类别',
      rows: classes
        .filter((one) => one.came > 0)
        .sort((a, b) => b.came - a.came)
        .map((one) => ({ label: className(one.code), value: one.came })),
      none: '没有',
    },
  };
}

function shareSheet({ statistics: { received, indicators }, ways }: MonthReport): Sheet {
  const supervision = wayName('supervise', ways);
  const extra: [string, string, string, Rate][] = [
    ['重复诉求率', '并到别的件里的', '收到的', received.repeated],
    ['未诉先办率', '我们先发现的', '收到的', received.foundFirst],
  ];
  const channels = Object.entries(received.byChannel).map(([channel, numerator]): (typeof extra)[number] => {
    const rate = { numerator, denominator: received.cases, rate: numerator / received.cases };
    return [`首报渠道 ${channel}`, '从这里来的', '收到的', rate];
  });
  return {
    name: '指标',
    head: ['指标', '分子', '分母', '百分比', '分子是什么', '分母是什么', '不算的'],
    rows: [
      ...SHARES.map((name) => {
        const [title, hit, of] = SHARE_WORDS[name];
        return [title, ...figures(indicators[name]), hit, of, LEFT_OUT];
      }),
      ...[...extra, ...channels].map(([title, hit, of, rate]) => [title, ...figures(rate), hit, of, CAME]),
      ['黄牌', indicators.yellowCards, null, '', '给了黄牌的次数', '', LEFT_OUT],
      ['红牌', indicators.redCards, null, '', '给了红牌的次数', '', LEFT_OUT],
      [supervision, indicators.supervised, null, '', `${supervision}的件数`, '', LEFT_OUT],
    ],
  };
}

function caseSheet({ cases }: MonthReport): Sheet {
  const rows = cases.map((c: ReportedCase) => [
    c.number,
    c.areaName,
    c.category === null ? '不公开' : categoryLabel(c.category),
    STAFF_STATE_WORDS[c.state],
    ...[c.cameAt, c.due, c.contactedAt, c.doneAt].map(moment),
    ...SHARES.map((name) => yesNo(c.shares[name])),
  ]);
  const head = ['编号', '地方', '类别', '状态', '来的时间', '到期', '联系群众', '答复'];
  return { name: '逐件', head: [...head, ...SHARES.map((name) => SHARE_WORDS[name][0])], rows };
}

function classSheet({ classes }: MonthReport): Sheet {
  return {
    name: '分类',
    head: ['类别', '收到', '到期', '办结', '现在还在办'],
    rows: classes.map(({ code, came, due, done, open }) => [className(code), came, due, done, open]),
  };
}

function visitSheet({ visits }: MonthReport): Sheet {
  return {
    name: '走访',
    head: ['地方', '走访次数', '走到的户', '总户数', ...VISIT_KINDS.map((kind) => VISIT_KIND_WORDS[kind])],
    rows: visits.map(({ areaName, sheet }) => [
      areaName,
      ...[sheet.visits, sheet.seen, sheet.households],
      ...VISIT_KINDS.map((kind) => sheet.byKind[kind]),
    ]),
  };
}

function hotLines({ hot }: MonthReport): string[] {
  if (hot.length === 0) return ['没有。'];
  return hot.map(
    (one) => `${one.areaName}${one.gist}：${String(one.households)}户，${one.numbers.slice(0, 6).join('、')}`,
  );
}

const figures = ({ numerator, denominator, rate }: Rate): [number, number, string] => [
  numerator,
  denominator,
  rate === null ? '—' : `${String(Math.round(rate * 1000) / 10)}%`,
];

const ofAll = ({ numerator, denominator }: Rate): string => `${String(numerator)}/${String(denominator)}`;
const yesNo = (hit: boolean | null): string => (hit === null ? '' : hit ? '是' : '否');

/** 1-7日 */
function dates(from: Instant, until: Instant): string {
  const [first, last] = [chinaClock(from).day, chinaClock(until - DAY).day];
  return first === last ? `${String(first)}日` : `${String(first)}-${String(last)}日`;
}

/** A text, because workbooks know no time zones. */
function moment(at: Instant | null): string {
  if (at === null) return '';
  const { hour, minute } = chinaClock(at);
  return `${dayOf(at)} ${[hour, minute].map((part) => String(part).padStart(2, '0')).join(':')}`;
}
