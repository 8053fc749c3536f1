/** The figures of an area and a period, each with the way to its cases. No table compares people. */
import { CLASSES } from '../../../domain/category.js';
import { SHARES } from '../../../domain/indicators.js';
import type { Pace } from '../../../domain/pace.js';
import type { Statistics } from '../../../domain/statistics.js';
import { HOUR, MINUTE } from '../../../domain/time.js';
import { SHARE_WORDS } from '../../../wording/zh-cn/stats-replies.js';
import type { Viewer } from '../../console-page.js';
import { draw } from '../draw.js';
import { Picture, Table } from '../parts.js';
import { linkTo, type Asked } from './asked.js';
import { figureNamed, received, totalOf, type Counted } from './figures.js';

interface OverviewProps {
  viewer: Viewer;
  asked: Asked;
  counted: readonly Counted[];
  whole: Statistics;
}

interface Line {
  label: string;
  figure: string;
  value: number;
}

export async function Overview({ viewer, asked, counted, whole }: OverviewProps) {
  const lines = (all: readonly { label: string; figure: string }[]): Line[] =>
    all.map((one) => ({ ...one, value: totalOf(counted, figureNamed(one.figure) ?? received) }));
  const classes = lines(CLASSES.map(({ code, name }) => ({ label: name, figure: `class.${code}` })));
  const areas = lines(areaLines(viewer, asked));
  const shares = SHARES.map((name) => ({ name, ...whole.indicators[name] }));
  const { barsSvg } = await draw();
  const percents = shares.map(({ name, rate }) => {
    return { label: SHARE_WORDS[name][0], value: Math.round((rate ?? 0) * 100), says: percent(rate) };
  });
  const kinds = classes.filter(({ value }) => value > 0).map((one) => ({ ...one, says: String(one.value) }));
  return (
    <>
      <Lines caption="收到的和到期的" asked={asked} lines={headLines(whole)} />
      <Table
        caption="各项指标（按到期时间算；并单、撤回、不受理和保密的不算）"
        head={['指标', '比率', '符合的', '不符合的', '一共', '算法']}
        rows={shares.map(({ name, rate, numerator, denominator }) => {
          const [label, hit, of] = SHARE_WORDS[name];
          const part = (which: string, value: number) => (
            <Number asked={asked} figure={`share.${name}.${which}`} value={value} />
          );
          const cells = [part('hit', numerator), part('missed', denominator - numerator), part('all', denominator)];
          return [label, percent(rate), ...cells, `${hit} ÷ ${of}`];
        })}
      />
      <Picture svg={barsSvg(percents, 100)} says="各项指标的条形图，数字同上表" />
      <Table caption="用时（从派单起，工作时间）" head={['环节', '件数', '一半在', '九成在']} rows={paceRows(whole)} />
      <Lines caption="收到的，按类别" asked={asked} lines={classes} />
      {kinds.length === 0 ? null : (
        <Picture
          svg={barsSvg(kinds, Math.max(...kinds.map(({ value }) => value)))}
          says="各类件数的条形图，数字同上表"
        />
      )}
      <Lines caption="收到的，按片区" asked={asked} lines={areas} />
    </>
  );
}

function areaLines({ context }: Viewer, { area }: Asked) {
  const directory = context.directory();
  const below = directory.children(area).map(({ path, name }) => ({ label: name, figure: `area.${path}` }));
  return [...below, { label: below.length === 0 ? directory.areaName(area) : '还没定到片区', figure: `own.${area}` }];
}

function headLines({ received: came, indicators }: Statistics): Line[] {
  const line = (label: string, figure: string, value: number): Line => ({ label, figure, value });
  return [
    line('收到', 'received', came.cases),
    line('其中重复诉求', 'repeated', came.repeated.numerator),
    line('我们先发现的', 'foundFirst', came.foundFirst.numerator),
    ...Object.entries(came.byChannel).map(([channel, value]) => line(`从 ${channel} 来`, `channel.${channel}`, value)),
    line('到期', 'due', indicators.cases),
    line('黄牌', 'yellow', indicators.yellowCards),
    line('红牌', 'red', indicators.redCards),
    line('督办', 'supervised', indicators.supervised),
  ];
}

function Lines({ caption, asked, lines }: { caption: string; asked: Asked; lines: readonly Line[] }) {
  const rows = lines.map((one) => [one.label, <Number asked={asked} {...one} />]);
  return <Table caption={caption} head={['项目', '件数']} rows={rows} />;
}

/** Nothing stands behind a nought. */
function Number({ asked, figure, value }: { asked: Asked; figure: string; value: number }) {
  return value === 0 ? <>0</> : <a href={linkTo(asked, figure)}>{value}</a>;
}

function paceRows({ indicators: { signInTime, contactTime, finishTime } }: Statistics) {
  const row = (label: string, { cases, p50, p90 }: Pace) => [label, cases, spent(p50), spent(p90)];
  return [row('接单', signInTime), row('联系群众', contactTime), row('办结', finishTime)];
}

const spent = (ms: number | null): string => {
  if (ms === null) return '还没有';
  return ms < HOUR ? `${String(Math.ceil(ms / MINUTE))}分钟内` : `${(ms / HOUR).toFixed(1)}小时内`;
};
const percent = (rate: number | null): string => (rate === null ? '还没有' : `${String(Math.round(rate * 100))}%`);
