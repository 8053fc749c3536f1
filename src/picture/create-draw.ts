/** The drawer, loaded when something is drawn for the first time: it costs 80 MB, and most processes never draw. */
import type { Draw } from '../ports/picture.js';

export function createDraw(): Draw {
  return async (chart) => (await import('./draw-chart.js')).drawChart(chart);
}
