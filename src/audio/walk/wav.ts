import { BROKEN, hasText, LONGEST, TOO_LONG, viewOf, type Walked } from './frames.js';

const PCM = 1;
/** The format is then named by the first two bytes of its extension. */
const EXTENSIBLE = 0xfffe;
const MOST_CHUNKS = 64;

export interface WavLayout {
  sampleRate: number;
  channels: number;
  bits: 8 | 16;
  /** The samples, interleaved: of 8 bit unsigned, of 16 bit signed and little-endian. */
  data: Uint8Array;
}

type Format = Omit<WavLayout, 'data'>;

/** WAV of plain samples, 8 or 16 bit, one channel or two. One that claims more than the file holds is broken. */
export function walkWav(bytes: Uint8Array): Walked {
  if (!isWav(bytes)) return null;
  const layout = layOutWav(bytes);
  if (layout === 'unknown') return { reason: 'unknown' };
  if (layout === 'broken') return BROKEN;
  const { sampleRate, channels, bits, data } = layout;
  const duration = Math.round((data.length / (channels * (bits / 8)) / sampleRate) * 1000);
  if (duration > LONGEST) return TOO_LONG;
  return { bytes, format: 'wav', sampleRate, duration };
}

const isWav = (bytes: Uint8Array): boolean => hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WAVE');

/** "unknown": its samples are coded in a way that is not read here. */
export function layOutWav(bytes: Uint8Array): WavLayout | 'unknown' | 'broken' {
  const view = viewOf(bytes);
  let format: Format | 'unknown' | 'broken' = 'broken';
  for (let [offset, chunks] = [12, 0]; offset + 8 <= bytes.length && chunks < MOST_CHUNKS; chunks++) {
    const [start, size] = [offset + 8, view.getUint32(offset + 4, true)];
    if (start + size > bytes.length) return 'broken';
    if (hasText(bytes, offset, 'fmt ')) format = formatIn(view, start, size);
    if (hasText(bytes, offset, 'data')) {
      if (typeof format === 'string') return format;
      return size === 0 ? 'broken' : { ...format, data: bytes.subarray(start, start + size) };
    }
    offset = start + size + (size % 2);
  }
  return 'broken';
}

function formatIn(view: DataView, start: number, size: number): Format | 'unknown' | 'broken' {
  if (size < 16) return 'broken';
  const [code, channels] = [view.getUint16(start, true), view.getUint16(start + 2, true)];
  const [sampleRate, bits] = [view.getUint32(start + 4, true), view.getUint16(start + 14, true)];
  const plain = code === PCM || (code === EXTENSIBLE && size >= 26 && view.getUint16(start + 24, true) === PCM);
  if (!plain || (bits !== 8 && bits !== 16)) return 'unknown';
  if (channels < 1 || channels > 2 || sampleRate < 4000 || sampleRate > 192_000) return 'broken';
  return { sampleRate, channels, bits };
}
