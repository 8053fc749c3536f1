import type { Chart } from '../domain/chart.js';

/** Draws a chart as a PNG that is read on a phone. Rejects when the machine cannot. */
export type Draw = (chart: Chart) => Promise<Uint8Array>;
