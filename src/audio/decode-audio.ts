import decodeAmr from '@audio/decode-amr';
import { MPEGDecoder } from 'mpg123-decoder';
import { decode as decodeSilk } from 'silk-wasm';
import { DecodeError, type Audio, type Pcm } from '../ports/audio.js';
import { recogniseAudio } from './recognise-audio.js';
import { resample } from './resample.js';
import { LONGEST } from './walk/frames.js';
import { layOutWav } from './walk/wav.js';

/** One channel, between -1 and 1. */
interface Signal {
  samples: Float32Array;
  sampleRate: number;
}

/**
 * Runs in a thread of its own (decode-thread.ts), because it holds up whoever calls it. Rejects with DecodeError. The bytes
 * are walked once more: an Audio may come from anywhere, and uncounted ones grow to gigabytes.
 */
export async function decodeAudio({ bytes }: Audio, sampleRate: number): Promise<Pcm> {
  const audio = recogniseAudio(bytes);
  if ('reason' in audio) throw new DecodeError(audio.reason === 'too_long' ? 'too_long' : 'broken');
  const signal = await signalOf(audio).catch((cause: unknown) => {
    throw cause instanceof DecodeError ? cause : new DecodeError('broken', { cause });
  });
  if (signal.samples.length === 0) throw new DecodeError('broken');
  // A packet of SILK can hold five times what was counted for it.
  if (signal.samples.length / signal.sampleRate > (LONGEST / 1000) * 1.05) throw new DecodeError('too_long');
  return { samples: toInt16(resample(signal.samples, signal.sampleRate, sampleRate)), sampleRate };
}

async function signalOf(audio: Audio): Promise<Signal> {
  switch (audio.format) {
    case 'silk':
      return fromSilk(audio);
    case 'amr-nb':
    case 'amr-wb': {
      const { channelData, sampleRate } = await decodeAmr(audio.bytes);
      return { samples: channelData[0] ?? new Float32Array(), sampleRate };
    }
    case 'mp3':
      return fromMp3(audio.bytes);
    case 'wav':
      return fromWav(audio.bytes);
    case 'speex':
    case 'm4a':
      throw new DecodeError('unsupported');
  }
}

async function fromSilk({ bytes, sampleRate }: Audio): Promise<Signal> {
  // The decoder insists on the byte that only Tencent writes.
  const { data } = await decodeSilk(bytes[0] === 0x02 ? bytes : Buffer.concat([Buffer.of(0x02), bytes]), sampleRate);
  return { samples: fromInt16(data), sampleRate };
}

async function fromMp3(bytes: Uint8Array): Promise<Signal> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    const { channelData, sampleRate } = decoder.decode(bytes);
    return { samples: mix(channelData), sampleRate };
  } finally {
    decoder.free();
  }
}

function fromWav(bytes: Uint8Array): Signal {
  const layout = layOutWav(bytes);
  if (typeof layout === 'string') throw new DecodeError('broken');
  const { data, bits, channels, sampleRate } = layout;
  const all = bits === 16 ? fromInt16(data) : Float32Array.from(data, (value) => (value - 128) / 128);
  const channel = (which: number): Float32Array => all.filter((_, i) => i % channels === which);
  return { samples: channels === 1 ? all : mix([channel(0), channel(1)]), sampleRate };
}

// Loops instead of callbacks from here on: a minute has a million samples.

/** Two bytes a sample, little-endian. */
function fromInt16(data: Uint8Array): Float32Array {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const samples = new Float32Array(data.length >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(i * 2, true) / 0x8000;
  return samples;
}

function toInt16(samples: Float32Array): Int16Array {
  const rounded = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    rounded[i] = Math.max(-0x8000, Math.min(0x7fff, Math.round((samples[i] ?? 0) * 0x8000)));
  }
  return rounded;
}

function mix([left = new Float32Array(), right = left]: readonly Float32Array[]): Float32Array {
  return left.map((value, i) => (value + (right[i] ?? value)) / 2);
}
