/**
 * What the picture of a weekly digest, and a monthly report on paper, cost: `npx tsx bench/picture.ts [FILE.png]`; with a
 * file the picture is kept, half as wide, as docs/reports.md shows it.
 */
import sharp from 'sharp';
import type { Chart } from '../src/domain/chart.js';
import { createDraw } from '../src/picture/create-draw.js';
import { createPrinter } from '../src/report/create-printer.js';

const DAYS = [3, 5, 2, 6, 4, 1, 0];
const DONE = [2, 4, 3, 5, 4, 1, 0];

const WEEK: Chart = {
  title: '郭米村 一周',
  subtitle: '11月16日到22日  新来21件，办结19件',
  shares: [
    { name: '响应率', value: '96%', of: '48/50' },
    { name: '解决率', value: '88%', of: '37/42' },
    { name: '满意率', value: '95%', of: '36/38' },
  ],
  columns: {
    title: '每天',
    series: ['新来', '办结'],
    rows: ['一', '二', '三', '四', '五', '六', '日'].map((day, at) => ({
      label: `周${day}`,
      values: [DAYS[at] ?? 0, DONE[at] ?? 0],
    })),
  },
  bars: {
    title: '现在还在办12件',
    rows: [
      { label: '水电气暖', value: 5 },
      { label: '农牧业生产与补贴', value: 3 },
      { label: '基础设施', value: 2 },
      { label: '民政救助与养老', value: 2 },
    ],
    none: '',
  },
};

const REPORT = {
  ...{ title: '郭米村 2026年11月 月报', subtitle: '', fileName: '', lines: [], chart: WEEK, sheets: [] },
  table: { name: '', head: ['指标', '分子', '分母', '百分比'], rows: [['响应率', 48, 50, '96%']] },
  hot: { title: '热点', lines: ['四社水质：4户'] },
};

const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1e6);

async function cost(name: string, times: number, work: () => Promise<Uint8Array>): Promise<void> {
  const before = megabytes();
  const taken: number[] = [];
  let size = 0;
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    size = (await work()).length;
    taken.push(performance.now() - began);
  }
  const median = taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0;
  const kilobytes = Math.round(size / 1000);
  process.stdout.write(`${name}: ${median.toFixed(0)} ms, ${kilobytes} kB; memory ${before} → ${megabytes()} MB\n`);
}

const draw = createDraw();
const printer = createPrinter(draw);
await cost('the first picture, with loading', 1, () => draw(WEEK));
await cost('a picture (median of 20)', 20, () => draw(WEEK));
await cost('the first report as PDF', 1, () => printer.report(REPORT));
await cost('a report as PDF (median of 10)', 10, () => printer.report(REPORT));
await cost('a hundred pictures', 100, () => draw(WEEK));

const [, , file] = process.argv;
if (file !== undefined)
  await sharp(await draw(WEEK))
    .resize({ width: 540 })
    .png({ palette: true, compressionLevel: 9 })
    .toFile(file);
