import { BROKEN, countFrames, hasText, TOO_LONG, viewOf, type Walked } from './frames.js';

const MAGIC = '#!SILK_V3';
/** Milliseconds; what Tencent's encoder puts into a packet. Others may put in up to five times as much. */
const PACKET = 20;
/** Bytes; the SILK SDK's encoder writes no larger ones. */
const LARGEST_PACKET = 1250;
/** Ends a file of the SILK SDK; Tencent's have no end mark. */
const END_MARK = 0xffff;
const RATES = [8000, 12000, 16000, 24000];

/** SILK v3, as WeChat's telephones record it: with Tencent's leading 0x02 or without. */
export function walkSilk(bytes: Uint8Array): Walked {
  const magic = bytes[0] === 0x02 ? 1 : 0;
  if (!hasText(bytes, magic, MAGIC)) return null;
  const view = viewOf(bytes);
  const start = magic + MAGIC.length;
  const sizeAt = (offset: number): number => (offset + 2 <= bytes.length ? view.getUint16(offset, true) : END_MARK);
  const { frames, duration, end, stopped } = countFrames(bytes, start, (offset) => {
    const size = sizeAt(offset);
    return size > LARGEST_PACKET ? null : { size: 2 + size, duration: PACKET };
  });
  if (stopped === 'too_long') return TOO_LONG;
  if (frames === 0 || (stopped === 'no_frame' && sizeAt(end) !== END_MARK)) return BROKEN;
  const sampleRate = firstRate(view, start + 2);
  if (sampleRate === undefined) return BROKEN;
  return { bytes: bytes.subarray(0, end), format: 'silk', sampleRate, duration };
}

/**
 * A packet begins with its sampling rate, range-coded with four nearly equal parts of 32 bits (SKP_Silk_SamplingRates_CDF
 * of the SILK SDK); the last, tiny part stands for nothing.
 */
function firstRate(view: DataView, offset: number): number | undefined {
  let code = 0;
  for (let i = offset; i < offset + 4; i++) code = code * 256 + (i < view.byteLength ? view.getUint8(i) : 0);
  return RATES[Math.floor(code / (0xffff * 16000))];
}
