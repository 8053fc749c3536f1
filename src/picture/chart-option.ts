/** A chart as ECharts wants it: the heading, the shares as large figures, columns by day, bars by class. */
import type { EChartsCoreOption } from 'echarts/core';
import type { Chart } from '../domain/chart.js';
import { FONT_FAMILY } from './font.js';

/** Drawn so wide, and enlarged afterwards; type of 28 is read at arm's length on a phone. */
export const WIDTH = 720;
const MARGIN = 40;
const HEAD = 150;
const SHARES = 130;
const COLUMNS = 390;
const BARS_TOP = HEAD + SHARES + COLUMNS;
const BAR = 52;
const INK = '#1d2129';
const FAINT = '#5c6470';
const CAME = '#c8702a';
const DONE = '#2f7d5b';
const OPEN = '#4a6fa5';

/** Bars beyond this are too small to be read. */
const MOST_BARS = 6;

const text = (fontSize: number, color = INK) => ({ fontSize, color, fontFamily: FONT_FAMILY });

export function heightOf({ bars }: Chart): number {
  return BARS_TOP + 60 + Math.max(1, Math.min(MOST_BARS, bars.rows.length)) * BAR + MARGIN;
}

export function chartOption(chart: Chart): EChartsCoreOption {
  const rows = chart.bars.rows.slice(0, MOST_BARS);
  const { columns } = chart;
  return {
    animation: false,
    backgroundColor: '#ffffff',
    color: [CAME, DONE],
    title: [...headings(chart), ...shareTitles(chart)],
    legend: {
      ...{ right: MARGIN, top: HEAD + SHARES, padding: 0, itemGap: 24, textStyle: text(24) },
      data: [...columns.series],
    },
    grid: [columnGrid(), barGrid(rows)],
    xAxis: [
      { type: 'category', gridIndex: 0, data: columns.rows.map(({ label }) => label), ...bare(24) },
      { type: 'value', gridIndex: 1, show: false },
    ],
    yAxis: [
      { type: 'value', gridIndex: 0, show: false },
      { type: 'category', gridIndex: 1, inverse: true, data: rows.map(({ label }) => label), ...bare(26) },
    ],
    series: [...columnSeries(columns), barSeries(rows)],
  };
}

type Bars = Chart['bars']['rows'];

const columnGrid = () => ({ left: MARGIN, right: MARGIN, top: HEAD + SHARES + 90, height: COLUMNS - 170 });

const barGrid = (rows: Bars) => ({
  ...{ left: MARGIN + labelWidth(rows), right: MARGIN + 60, top: BARS_TOP + 50 },
  height: Math.max(1, rows.length) * BAR,
});

function columnSeries({ series, rows }: Chart['columns']): object[] {
  return series.map((name, at) => ({
    ...{ name, type: 'bar', xAxisIndex: 0, yAxisIndex: 0, barMaxWidth: 30 },
    data: rows.map(({ values }) => values[at]),
    label: { show: true, position: 'top', ...text(24), formatter: unlessZero },
  }));
}

const barSeries = (rows: Bars): object => ({
  ...{ type: 'bar', xAxisIndex: 1, yAxisIndex: 1, barMaxWidth: 30, itemStyle: { color: OPEN } },
  data: rows.map(({ value }) => value),
  label: { show: true, position: 'right', ...text(26) },
});

function headings({ title, subtitle, columns, bars }: Chart): object[] {
  const heading = (words: string, top: number, size: number, color = INK) => ({
    ...{ text: words, left: MARGIN, top, padding: 0, textStyle: text(size, color) },
  });
  return [
    heading(title, 30, 40),
    heading(subtitle, 86, 24, FAINT),
    heading(columns.title, HEAD + SHARES, 28),
    heading(bars.title, BARS_TOP, 28),
    ...(bars.rows.length === 0 ? [heading(bars.none, BARS_TOP + 56, 26, FAINT)] : []),
  ];
}

/** Name, large figure, and what it is of, side by side. */
function shareTitles({ shares }: Chart): object[] {
  const width = (WIDTH - 2 * MARGIN) / Math.max(1, shares.length);
  return shares.flatMap(({ name, value, of }, at) => {
    const left = MARGIN + at * width;
    return [
      { text: value, left, top: HEAD, padding: 0, textStyle: { ...text(46, DONE), fontWeight: 'normal' } },
      { text: `${name} ${of}`, left, top: HEAD + 64, padding: 0, textStyle: text(22, FAINT) },
    ];
  });
}

const bare = (size: number) => ({
  axisTick: { show: false },
  axisLine: { lineStyle: { color: '#c9ced6' } },
  axisLabel: { ...text(size), margin: 12, interval: 0 },
  splitLine: { show: false },
});

/** Chinese characters are as wide as they are high, others about half as wide. */
function labelWidth(rows: Bars): number {
  const widths = rows.map(({ label }) => label.split('').reduce((sum, one) => sum + (one > '\u2e7f' ? 27 : 15), 0));
  return Math.max(60, ...widths) + 16;
}

const unlessZero = ({ value }: { value: number }): string => (value === 0 ? '' : String(value));
