/** Decoding in threads: what comes out is what was said, and no file stops the next one. */
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createDecoder } from '../../src/audio/create-decoder.js';
import { encodeWav } from '../../src/audio/encode-wav.js';
import { recogniseAudio } from '../../src/audio/recognise-audio.js';
import { AUDIO_FORMATS, DecodeError, type Audio, type Pcm } from '../../src/ports/audio.js';
import { chunk, HOSTILE_FILES, wavFormat, wavOf } from './hostile-files.js';
import { fixture, mutated, recordingOf, silkOf, spokenAt, SPOKEN, spokenSignal } from './recordings.js';

const decoder = createDecoder({ timeout: 20_000, threads: 2 });
afterAll(() => decoder.close());

function recognised(bytes: Uint8Array): Audio {
  const found = recogniseAudio(bytes);
  if ('reason' in found) throw new Error(`refused: ${found.reason}`);
  return found;
}

const decoded = (bytes: Uint8Array): Promise<Pcm> => decoder.decode(recognised(bytes), { sampleRate: 16_000 });

/** A second from the middle of the sentence. */
const HEARD = spokenSignal().subarray(24_000, 40_000);

/** How well that second is found in a signal: 1 is the same, 0 something else; a codec may delay by up to 50 ms. */
function similarity(samples: Int16Array): number {
  let best = 0;
  for (let start = 24_000 - 800; start <= 24_000 + 800; start++) {
    let both = 0;
    let power = 0;
    for (let i = 0; i < HEARD.length; i++) {
      const sample = samples[start + i]!;
      both += HEARD[i]! * sample;
      power += sample * sample;
    }
    best = Math.max(best, both / Math.sqrt(power));
  }
  return best / Math.sqrt(HEARD.reduce((sum, value) => sum + value * value, 0));
}

describe('what was said is heard again', () => {
  test.each([
    ['silk', 0.75],
    ['amr-nb', 0.65],
    ['amr-wb', 0.85],
    ['mp3', 0.98],
    ['wav', 0.999],
  ] as const)('in %s', async (format, least) => {
    const { samples, sampleRate } = await decoded(await recordingOf(format));
    expect(sampleRate).toBe(16_000);
    expect(Math.abs(samples.length / 16 - SPOKEN) / SPOKEN).toBeLessThan(0.03);
    expect(similarity(samples)).toBeGreaterThan(least);
  });

  test.each([8000, 12_000, 16_000])('in SILK that was coded at %i Hz, without the byte of Tencent', async (rate) => {
    const { samples } = await decoded((await silkOf(spokenAt(rate))).subarray(1));
    expect(similarity(samples)).toBeGreaterThan(0.75);
  });

  test('in WAV at another rate, and in the WAV that is made of it', async () => {
    const { samples } = await decoded(encodeWav(spokenAt(44_100)));
    expect(similarity(samples)).toBeGreaterThan(0.99);
    const again = await decoded(encodeWav({ samples, sampleRate: 16_000 }));
    expect(Buffer.from(again.samples.buffer).equals(Buffer.from(samples.buffer))).toBe(true);
  });

  test('in WAV, byte for byte as another program wrote it', async () => {
    const written = fixture('speech.wav');
    expect(Buffer.from(encodeWav(await decoded(written))).equals(Buffer.from(written))).toBe(true);
  });

  test('in WAV of 8 bit and of two channels, which become one', async () => {
    const narrow = Buffer.from([0, 64, 128, 192, 255, 128, 128, 128]);
    const { samples } = await decoded(wavOf(wavFormat(16_000, 1, 8), chunk('data', narrow)));
    expect([...samples.subarray(0, 5)]).toEqual([-32768, -16384, 0, 16384, 32512]);
    const wide = Buffer.from(Int16Array.of(1000, 3000, -500, -1500).buffer);
    expect([...(await decoded(wavOf(wavFormat(16_000, 2, 16), chunk('data', wide)))).samples]).toEqual([2000, -1000]);
  });
});

describe('what cannot be decoded', () => {
  test.each(['speex', 'm4a'] as const)('%s is for others to decode', async (format) => {
    await expect(decoded(await recordingOf(format))).rejects.toMatchObject({ reason: 'unsupported' });
  });

  test('hostile bytes are refused here too, and the recording behind them is decoded', async () => {
    const next = decoded(await recordingOf('amr-nb'));
    for (const { bytes, reason } of HOSTILE_FILES.filter(({ bytes }) => bytes.length < 2e6)) {
      const claimed: Audio = { bytes, format: 'amr-nb', sampleRate: 8000, duration: 20 };
      const refused = decoder.decode(claimed, { sampleRate: 16_000 });
      await expect(refused).rejects.toMatchObject({ reason: reason === 'too_long' ? 'too_long' : 'broken' });
    }
    expect((await next).samples).toHaveLength(SPOKEN * 16);
  });

  test('the bytes that are handed in stay where they are', async () => {
    const audio = recognised(await recordingOf('amr-nb'));
    await decoder.decode(audio, { sampleRate: 8000 });
    expect((await decoder.decode(audio, { sampleRate: 8000 })).samples).toHaveLength(SPOKEN * 8);
  });

  test('broken recordings are decoded or refused, and none stays without an answer', async () => {
    const recordings = await Promise.all(AUDIO_FORMATS.map(recordingOf));
    const answered = async (bytes: Uint8Array): Promise<void> => {
      const found = recogniseAudio(bytes);
      if ('reason' in found) return;
      const answer = await decoder.decode(found, { sampleRate: 16_000 }).catch((error: unknown) => error);
      if (answer instanceof DecodeError) expect(['broken', 'too_long', 'unsupported']).toContain(answer.reason);
      else expect((answer as Pcm).samples.length / 16).toBeLessThanOrEqual(70_000);
    };
    await fc.assert(fc.asyncProperty(mutated(recordings), answered), { numRuns: 60 });
  }, 60_000);
});
