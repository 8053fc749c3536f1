import { describe, expect, test } from '@jest/globals';
import { resample } from '../../src/audio/resample.js';

const tone = (hertz: number, rate: number, amount: number): Float32Array =>
  Float32Array.from({ length: amount }, (_, i) => 0.5 * Math.sin((2 * Math.PI * hertz * i) / rate));

/** Root of the mean square, away from the ends, where a filter begins. */
function strength(samples: Float32Array): number {
  const middle = samples.subarray(500, -500);
  return Math.sqrt(middle.reduce((sum, value) => sum + value * value, 0) / middle.length);
}

describe('a signal at another rate', () => {
  test.each([
    [8000, 16_000],
    [11_025, 16_000],
    [24_000, 16_000],
    [44_100, 16_000],
    [48_000, 8000],
    [192_000, 16_000],
  ])('from %i to %i Hz is the same tone', (from, to) => {
    const resampled = resample(tone(1000, from, from), from, to);
    const wanted = tone(1000, to, to);
    expect(resampled).toHaveLength(to);
    const difference = resampled.map((value, i) => value - (wanted[i] ?? 0));
    expect(strength(difference) / strength(wanted)).toBeLessThan(0.02);
  });

  test('has nothing left of what the lower rate cannot hold', () => {
    expect(strength(resample(tone(9500, 48_000, 48_000), 48_000, 16_000))).toBeLessThan(0.005);
  });

  test('is untouched at its own rate', () => {
    const samples = tone(300, 16_000, 100);
    expect(resample(samples, 16_000, 16_000)).toBe(samples);
  });
});
