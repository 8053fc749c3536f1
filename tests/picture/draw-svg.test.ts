import { describe, expect, test } from '@jest/globals';
import { Resvg } from '@resvg/resvg-js';
import { barsSvg, treeSvg } from '../../src/picture/draw-svg.js';

const ROWS = [
  { label: '一社', value: 0, says: '一社 0件' },
  { label: '二社"<&\'', value: 12, says: '二社"<&\' 12件', colour: '#e08a3c' },
];

describe.each([
  ['bars', () => barsSvg(ROWS, 12)],
  ['fields', () => treeSvg(ROWS)],
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
