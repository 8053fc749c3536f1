/** Small charts for pages, as SVG: the browser sets the type, so no font is carried along. No figure stands only here. */
import { BarChart, MapChart, TreemapChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, registerMap, use, type EChartsCoreOption } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { Outline } from '../domain/area.js';

use([BarChart, MapChart, TreemapChart, GridComponent, LabelLayout, SVGRenderer]);

export interface Measured {
  label: string;
  value: number;
  /** What is written at the bar or in the field. */
  says: string;
  /** Of a field; bars have one colour. */
  colour?: string;
}

/** A field on the map. */
export interface Mapped extends Measured {
  outline: Outline;
}

const WIDTH = 640;
const ROW = 34;
const INK = '#1d2129';
// Names in quotes would end the attribute that ECharts writes them into.
const FONT = 'Microsoft YaHei, PingFang SC, Noto Sans SC, sans-serif';
const type = (fontSize: number) => ({ fontSize, color: INK, fontFamily: FONT });

/** Horizontal bars in the order given; `most` is the value of a bar across the whole width. */
export function barsSvg(rows: readonly Measured[], most: number): string {
  return drawn(Math.max(1, rows.length) * ROW + 16, {
    grid: { left: 150, right: 120, top: 8, bottom: 8 },
    xAxis: { type: 'value', show: false, max: Math.max(1, most) },
    yAxis: {
      ...{ type: 'category', inverse: true, data: rows.map(({ label }) => label) },
      ...{ axisTick: { show: false }, axisLine: { show: false }, axisLabel: { ...type(16), interval: 0 } },
    },
    series: [
      {
        ...{ type: 'bar', barMaxWidth: 20, itemStyle: { color: '#4a6fa5' } },
        data: rows.map(({ value }) => value),
        label: { show: true, position: 'right', ...type(16), formatter: says(rows) },
      },
    ],
  });
}

/** Fields as large as their values, in their colours; small ones are drawn large enough to be read. */
export function treeSvg(rows: readonly Measured[]): string {
  const smallest = Math.max(1, ...rows.map(({ value }) => value)) / 4;
  return drawn(420, {
    series: [
      {
        ...{ type: 'treemap', left: 0, right: 0, top: 0, bottom: 0, roam: false, nodeClick: false, sort: false },
        breadcrumb: { show: false },
        itemStyle: { borderColor: '#ffffff', borderWidth: 2 },
        label: { ...type(18), overflow: 'break', formatter: says(rows) },
        data: rows.map(({ label, value, colour }) => ({
          ...{ name: label, value: Math.max(value, smallest), itemStyle: { color: colour ?? '#dfe7f1' } },
        })),
      },
    ],
  });
}

/** Where fields lie, north up, in their colours. What would be written over something else is left out. */
export function mapSvg(rows: readonly Mapped[]): string {
  // The library keeps maps by name for the whole process. One name is enough: nothing else is drawn before this one is.
  registerMap(MAP, { type: 'FeatureCollection', features: rows.map(featureOf) });
  return drawn(460, {
    series: [
      {
        ...{ type: 'map', map: MAP, left: 8, right: 8, top: 8, bottom: 8, aspectScale: widthOfDegree(rows) },
        ...{ silent: true, labelLayout: { hideOverlap: true } },
        itemStyle: { borderColor: '#ffffff', borderWidth: 2 },
        label: {
          show: true,
          ...{ ...type(16), lineHeight: 20 },
          // What is wider than its field is still read where the ground is dark.
          ...{ textBorderColor: '#ffffff', textBorderWidth: 3 },
          formatter: ({ dataIndex }: { dataIndex: number }) => rows[dataIndex]?.says ?? '',
        },
        data: rows.map(({ value, colour }, at) => ({ name: String(at), value, itemStyle: { areaColor: colour } })),
      },
    ],
  });
}

const MAP = 'areas';

const featureOf = ({ outline }: Mapped, at: number) => ({
  type: 'Feature' as const,
  properties: { name: String(at) },
  geometry: { type: 'MultiPolygon' as const, coordinates: outline.map((piece) => piece.map(cornersOf)) },
});

const cornersOf = (edge: readonly number[]): number[][] =>
  edge.flatMap((longitude, i) => (i % 2 === 0 ? [[longitude, edge[i + 1] ?? 0]] : []));

/** Of longitude, compared with one of latitude. */
function widthOfDegree(rows: readonly Mapped[]): number {
  const north = rows[0]?.outline[0]?.[0]?.[1] ?? 0;
  return Math.cos((north * Math.PI) / 180);
}

const says =
  (rows: readonly Measured[]) =>
  ({ dataIndex, name }: { dataIndex: number; name: string }): string =>
    (rows[dataIndex]?.label === name ? rows[dataIndex] : rows.find(({ label }) => label === name))?.says ?? '';

function drawn(height: number, option: EChartsCoreOption): string {
  const made = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    made.setOption({ animation: false, ...option });
    return made.renderToSVGString();
  } finally {
    made.dispose();
  }
}
