import { expect, test } from '@jest/globals';
import { create } from 'qrcode';
import { posterPdf, type PosterPaper } from '../../src/report/poster-pdf.js';
import { pagesOf, pdfText, streamsOf } from './pdf-text.js';

const ADDRESS = 'https://gezipu.example/v/GM?grid=2';
const { modules } = create(ADDRESS, { errorCorrectionLevel: 'Q' });
const POSTER: PosterPaper = {
  where: '郭米村 二社',
  title: '有事您说话',
  code: modules,
  steps: ['用微信扫一扫', '写上什么事，或者说一段话', '马上知道谁来办'],
  free: '不用下载，不花钱。有危险先打 110、119、120。',
  address: ADDRESS,
};

/** Whether the middle of each square of the code is covered by one of the shapes on the page. */
function squaresOf(pdf: Uint8Array, size: number): boolean[] {
  const drawing = streamsOf(Buffer.from(pdf)).find((stream) => stream.includes(' re')) ?? '';
  const shapes = [...drawing.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/gu)].map((found) =>
    found.slice(1).map(Number),
  );
  const [left, top] = [0, 1].map((side) => Math.min(...shapes.map((shape) => shape[side]!)));
  const side = shapes[0]![3]!;
  for (const [from, , width] of shapes) expect(from! + width!).toBeLessThan(left! + (size + 0.5) * side);
  return Array.from({ length: size * size }, (_, at) => {
    const [x, y] = [left! + ((at % size) + 0.5) * side, top! + (Math.floor(at / size) + 0.5) * side];
    return shapes.some(
      ([from, above, width, height]) => x > from! && x < from! + width! && y > above! && y < above! + height!,
    );
  });
}

test('a poster says what the page says, and its code is that of the address', async () => {
  const pdf = await posterPdf('郭米村的海报', [POSTER]);
  const text = pdfText(pdf).replaceAll('\n', '');
  for (const part of [POSTER.where, POSTER.title, '1. 用微信扫一扫', '3. 马上知道谁来办', POSTER.free, ADDRESS])
    expect(text).toContain(part);
  expect(squaresOf(pdf, modules.size)).toEqual(Array.from(modules.data, (square) => square !== 0));
});

test('each has a page of its own, and a long name stays on it in one line', async () => {
  const long = { ...POSTER, where: '一个名字特别特别长的行政村的第一千零二十四个网格（包括上面的夏季牧场和冬季牧场）' };
  const pdf = await posterPdf('海报', [POSTER, long, POSTER]);
  expect(pagesOf(pdf)).toBe(3);
  expect(pdfText(pdf)).toContain(long.where);
  const lefts = streamsOf(Buffer.from(pdf)).flatMap((stream) => [...stream.matchAll(/1 0 0 1 (-?[\d.]+) [\d.]+ Tm/gu)]);
  expect(Math.min(...lefts.map(([, left]) => Number(left)))).toBeCloseTo(40);
});

test('a poster is printed in black alone', async () => {
  const drawing = streamsOf(Buffer.from(await posterPdf('海报', [POSTER]))).join('');
  const colours = [...drawing.matchAll(/([\d. ]+) (?:scn|SCN|rg|RG)\n/gu)].map(([, colour]) => colour);
  expect(new Set(colours)).toEqual(new Set(['0 0 0']));
});
