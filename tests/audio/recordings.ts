/** The same sentence in every format: 4.28 s of Mandarin (tests/fixtures/audio/README.md). */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { encode } from 'silk-wasm';
import { encodeWav } from '../../src/audio/encode-wav.js';
import { resample } from '../../src/audio/resample.js';
import { layOutWav } from '../../src/audio/walk/wav.js';
import type { AudioFormat, Pcm } from '../../src/ports/audio.js';

export const SPOKEN = 4280;

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../fixtures/audio/${name}`, import.meta.url)));

/** Between -1 and 1, at 16 kHz. */
export function spokenSignal(): Float32Array {
  const layout = layOutWav(fixture('speech.wav'));
  if (typeof layout === 'string') throw new Error(`speech.wav is ${layout}`);
  const view = new DataView(layout.data.buffer, layout.data.byteOffset, layout.data.byteLength);
  return Float32Array.from({ length: layout.data.length / 2 }, (_, i) => view.getInt16(i * 2, true) / 0x8000);
}

export function spokenAt(sampleRate: number): Pcm {
  const samples = resample(spokenSignal(), 16_000, sampleRate);
  return { samples: Int16Array.from(samples, (value) => Math.round(value * 0x7fff)), sampleRate };
}

/** As WeChat writes it, with the leading 0x02. */
export async function silkOf(pcm: Pcm): Promise<Uint8Array> {
  // Samples behind the header of a WAV are in a Buffer, whose memory the encoder also knows inside jest.
  return (await encode(encodeWav(pcm).subarray(44), pcm.sampleRate)).data;
}

const silk = silkOf(spokenAt(24_000));

export async function recordingOf(format: AudioFormat): Promise<Uint8Array> {
  switch (format) {
    case 'silk':
      return silk;
    case 'amr-nb':
      return fixture('speech.amr');
    case 'amr-wb':
      return fixture('speech-wb.amr');
    case 'mp3':
    case 'speex':
    case 'wav':
    case 'm4a':
      return fixture(`speech.${format}`);
  }
}

/** One of the recordings with bytes overwritten, most often in its head; now and then with a stretch cut out or no end. */
export function mutated(recordings: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const anywhere = fc.integer({ min: 0, max: 1e6 });
  const offset = fc.oneof(fc.integer({ min: 0, max: 100 }), anywhere);
  const rarely = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
    fc.oneof({ arbitrary: fc.constant(null), weight: 3 }, { arbitrary: some, weight: 1 });
  return fc
    .record({
      recording: fc.constantFrom(...recordings),
      overwritten: fc.array(fc.tuple(offset, fc.integer({ min: 0, max: 255 })), { maxLength: 8, size: 'small' }),
      cut: rarely(fc.tuple(anywhere, fc.integer({ min: 1, max: 40 }))),
      end: rarely(anywhere),
    })
    .map(({ recording, overwritten, cut, end }) => {
      const bytes = Uint8Array.from(recording);
      for (const [at, value] of overwritten) bytes[at % bytes.length] = value;
      if (cut !== null) bytes.copyWithin(cut[0] % bytes.length, (cut[0] % bytes.length) + cut[1]);
      return end === null ? bytes : bytes.subarray(0, end % bytes.length);
    });
}
