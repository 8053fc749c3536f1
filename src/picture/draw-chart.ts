/** Draws a chart: ECharts makes an SVG of it, resvg a PNG, in a thread of its own. Neither needs a browser. */
import { renderAsync } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from '../domain/chart.js';
import { chartOption, heightOf, WIDTH } from './chart-option.js';
import { FONT_FAMILY, FONT_FILE } from './font.js';

/** Pixels: as wide as a phone shows. */
const PIXELS = 1080;

use([BarChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

export async function drawChart(chart: Chart): Promise<Uint8Array> {
  const image = await renderAsync(svgOf(chart), {
    font: { fontFiles: [FONT_FILE], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY },
    fitTo: { mode: 'width', value: PIXELS },
  });
  return image.asPng();
}

function svgOf(chart: Chart): string {
  const made = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: heightOf(chart) });
  try {
    made.setOption(chartOption(chart));
    return made.renderToSVGString();
  } finally {
    made.dispose();
  }
}
