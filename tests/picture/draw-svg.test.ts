import { describe, expect, test } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import { barsSvg, mapSvg, treeSvg } from '../../src/picture/draw-svg.js';

const ROWS = [
  { label: '一社', value: 0, says: '一社 0件' },
  { label: '二社"<&\'', value: 12, says: '二社"<&\' 12件', colour: '#e08a3c' },
];

const square = (west: number): number[] => [west, 38, west + 1, 38, west + 1, 39, west, 39, west, 38];
const AREAS = ROWS.map((row, at) => ({ ...row, outline: [[square(100 + at)]] }));

describe.each([
  ['bars', () => barsSvg(ROWS, 12)],
  ['fields', () => treeSvg(ROWS)],
  ['areas on a map', () => mapSvg(AREAS)],
  ['no bars', () => barsSvg([], 0)],
  ['no fields', () => treeSvg([])],
])('%s', (_, svg) => {
  test('are an SVG that browsers show as an image, without anything that runs', () => {
    // Its reader refuses what is no XML, as browsers do.
    expect(new Resvg(svg(), { font: { loadSystemFonts: false } }).width).toBe(640);
    expect(svg()).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/u);
    expect(svg()).not.toMatch(/<script|\son\w+=/u);
  });
});

test('what is 0 is drawn and named like the others, in its own colour', () => {
  expect(treeSvg(ROWS)).toContain('一社 0件');
  expect(treeSvg(ROWS)).toContain('fill="#e08a3c"');
});

describe('a map', () => {
  const places = (svg: string): string[] =>
    [...svg.matchAll(/<path d="(M[^"]+)" fill="(#\w+)"/gu)].map(([, d, fill]) => `${d ?? ''} ${fill ?? ''}`);

  test('shows every area where it lies, east on the right, with what is said of it', () => {
    const [west = '', east = ''] = places(mapSvg(AREAS));
    expect(Number(/^M([\d.]+)/u.exec(west)?.[1])).toBeLessThan(Number(/^M([\d.]+)/u.exec(east)?.[1]));
    expect(east).toContain('#e08a3c');
    expect(mapSvg(AREAS)).toContain('一社 0件');
  });

  test('is of its own village, whichever was drawn before', () => {
    const other = [{ ...ROWS[0]!, colour: '#000000', outline: [[[10, 0, 40, 0, 40, 5, 10, 0]]] }];
    const first = places(mapSvg(AREAS));
    expect(places(mapSvg(other))).toHaveLength(1);
    expect(places(mapSvg(AREAS))).toEqual(first);
  });
});
