import { expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Chart } from '../../src/domain/chart.js';
import { createDraw } from '../../src/picture/create-draw.js';

const draw = createDraw();

const WEEK: Chart = {
  title: '郭米村 一周',
  subtitle: '11月16日到22日',
  shares: [{ name: '响应率', value: '96%', of: '48/50' }],
  columns: {
    title: '每天',
    series: ['新来', '办结'],
    rows: ['一', '二', '三', '四', '五', '六', '日'].map((day, at) => ({ label: `周${day}`, values: [at, 7 - at] })),
  },
  bars: { title: '还在办', rows: [{ label: '水电气暖', value: 5 }], none: '都办完了' },
};

/** Grey values of the whole picture. */
async function pixels(chart: Partial<Chart>): Promise<Buffer> {
  return sharp(await draw({ ...WEEK, ...chart }))
    .greyscale()
    .raw()
    .toBuffer();
}

test('a picture is as wide as a phone shows, taller than wide, and small enough to be sent', async () => {
  const png = await draw(WEEK);
  const { width, height, format } = await sharp(png).metadata();
  expect({ width, format }).toEqual({ width: 1080, format: 'png' });
  expect(height).toBeGreaterThan(1080);
  expect(png.length).toBeLessThan(200_000);
});

test('it is dark on white, with some ink and much room', async () => {
  const grey = await pixels({});
  const ink = grey.filter((value) => value < 128).length / grey.length;
  expect(ink).toBeGreaterThan(0.02);
  expect(ink).toBeLessThan(0.3);
  expect(grey[0]).toBe(255);
});

test('Chinese is drawn as itself, not as the box for what a font does not have', async () => {
  // Neither is in the font, so both are the same box.
  const [missing, other] = await Promise.all([pixels({ title: '\u{20000}' }), pixels({ title: '\u{20001}' })]);
  expect(missing.equals(other)).toBe(true);
  const shown = await Promise.all(['郭', '米', '扎', '什'].map((title) => pixels({ title })));
  for (const one of shown) expect(one.equals(missing)).toBe(false);
  expect(new Set(shown.map((one) => one.toString('base64'))).size).toBe(4);
});

test('every figure changes the picture: shares, days and classes', async () => {
  const before = await pixels({});
  const [share] = WEEK.shares;
  const changed = await Promise.all([
    pixels({ shares: [{ ...share!, value: '97%' }] }),
    pixels({ columns: { ...WEEK.columns, rows: [{ label: '周一', values: [9, 0] }, ...WEEK.columns.rows.slice(1)] } }),
    pixels({ bars: { ...WEEK.bars, rows: [{ label: '水电气暖', value: 6 }] } }),
  ]);
  for (const one of changed) expect(one.equals(before)).toBe(false);
});

test('nothing to show is a picture too', async () => {
  const rows = WEEK.columns.rows.map(({ label }) => ({ label, values: [0, 0] as const }));
  const png = await draw({ ...WEEK, shares: [], columns: { ...WEEK.columns, rows }, bars: { ...WEEK.bars, rows: [] } });
  expect((await sharp(png).metadata()).width).toBe(1080);
});
