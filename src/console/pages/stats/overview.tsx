/** The figures of an area and a period, each with the way to its cases. No table compares people. */
import { CLASSES } from '../../../domain/category.js';
import { SHARES } from '../../../domain/indicators.js';
import type { Pace } from '../../../domain/pace.js';
import type { Statistics } from '../../../domain/statistics.js';
import { HOUR, MINUTE } from '../../../domain/time.js';
import { waysOf } from '../../../domain/ways.js';
import { wayName } from '../../../wording/zh-cn/names.js';
import { whenWords } from '../../../wording/zh-cn/time-words.js';
import { SHARE_WORDS } from '../../../wording/zh-cn/stats-replies.js';
import type { Viewer } from '../../console-page.js';
import { channelName } from '../channels/channel-words.js';
import { draw } from '../draw.js';
import { Picture, Table } from '../parts.js';
import { linkTo, type Asked } from './asked.js';

interface OverviewProps {
  viewer: Viewer;
  asked: Asked;
  whole: Statistics;
  /** What came in each part of the area. */
  areas: readonly Line[];
}

/** A number and the figure whose cases it counts. */
export interface Line {
  label: string;
  figure: string;
  value: number;
}

export async function Overview({ viewer, asked, whole, areas }: OverviewProps) {
  const { byClass } = whole.received;
  const classes = CLASSES.map(({ code, name }) => ({
    label: name,
    figure: `class.${code}`,
    value: byClass[code] ?? 0,
  }));
  const shares = SHARES.map((name) => ({ name, ...whole.indicators[name] }));
  const { barsSvg } = await draw();
  const percents = shares.map(({ name, rate }) => {
    return { label: SHARE_WORDS[name][0], value: Math.round((rate ?? 0) * 100), says: percent(rate) };
  });
  const kinds = classes.filter(({ value }) => value > 0).map((one) => ({ ...one, says: String(one.value) }));
  return (
    <>
      {whole.asOf === undefined ? null : <p>数字每小时算一次，截至{whenWords(whole.asOf, viewer.context.now())}。</p>}
      <Lines caption="收到的和到期的" asked={asked} lines={headLines(viewer, asked, whole)} />
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
      {shares.every(({ rate }) => rate === null) ? null : (
        <Picture svg={barsSvg(percents, 100)} says="各项指标的条形图，数字同上表" />
      )}
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

function headLines({ context }: Viewer, { area }: Asked, { received: came, indicators }: Statistics): Line[] {
  const ways = waysOf(context.directory().filesOf(area));
  const line = (label: string, figure: string, value: number): Line => ({ label, figure, value });
  return [
    line('收到', 'received', came.cases),
    line('其中重复诉求', 'repeated', came.repeated.numerator),
    line('我们先发现的', 'foundFirst', came.foundFirst.numerator),
    ...Object.entries(came.byChannel).map(([channel, value]) =>
      line(`从${channelName(channel)}来`, `channel.${channel}`, value),
    ),
    line('到期', 'due', indicators.cases),
    line('黄牌', 'yellow', indicators.yellowCards),
    line('红牌', 'red', indicators.redCards),
    line(wayName('supervise', ways), 'supervised', indicators.supervised),
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
