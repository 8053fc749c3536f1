import { BROKEN, countFrames, hasText, TOO_LONG, viewOf, type Walked } from './frames.js';

/** kbit/s of layer III by the header's number; 0 ("free") and 15 are not used by anybody. */
const KBITS_1 = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_2 = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
/** Hz of MPEG 1; MPEG 2 has half of it, MPEG 2.5 a quarter. */
const RATES = [44100, 48000, 32000];
/** Two bytes that look like a frame are not rare; so many in a row are. */
const ENOUGH = 3;
const MOST_TAGS = 8;

interface Header {
  /** Bytes. */
  size: number;
  /** Milliseconds. */
  duration: number;
  sampleRate: number;
  /** Where the frame says that it is a table of contents without sound, if it is one. */
  contents: number;
}

/**
 * MP3, as WeChat's web client hands voice out. Tags before and behind the frames are cut off: what is counted is all that
 * anybody decodes, and names in tags go nowhere.
 */
export function walkMp3(bytes: Uint8Array): Walked {
  const start = skipTags(bytes);
  if (start === null) return BROKEN;
  const view = viewOf(bytes);
  const first = headerAt(view, start);
  const fails = start > 0 ? BROKEN : null;
  if (first === null) return fails;
  const contents = hasText(bytes, start + first.contents, 'Xing') || hasText(bytes, start + first.contents, 'Info');
  const begin = contents ? start + first.size : start;
  const { frames, duration, end, stopped } = countFrames(bytes, begin, (offset) => {
    const header = headerAt(view, offset);
    return header?.sampleRate === first.sampleRate ? header : null;
  });
  if (stopped === 'too_long') return TOO_LONG;
  if (frames < ENOUGH) return fails;
  if (stopped === 'no_frame' && !hasText(bytes, end, 'TAG') && !hasText(bytes, end, 'APETAGEX')) return BROKEN;
  return {
    bytes: bytes.subarray(start, end),
    format: 'mp3',
    sampleRate: first.sampleRate,
    duration: Math.round(duration),
  };
}

/** Offset behind the ID3v2 tags; null: there are too many to be meant. */
function skipTags(bytes: Uint8Array): number | null {
  let offset = 0;
  for (let tags = 0; hasText(bytes, offset, 'ID3'); tags++) {
    if (tags === MOST_TAGS) return null;
    const size = bytes.subarray(offset + 6, offset + 10).reduce((sum, byte) => sum * 128 + (byte & 0x7f), 0);
    offset += 10 + size;
  }
  return offset;
}

function headerAt(view: DataView, offset: number): Header | null {
  if (offset + 4 > view.byteLength) return null;
  const word = view.getUint32(offset);
  const version = (word >>> 19) & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  const kbits = (version === 3 ? KBITS_1 : KBITS_2)[((word >>> 12) & 15) - 1];
  const full = RATES[(word >>> 10) & 3];
  const layer3 = ((word >>> 17) & 3) === 1;
  if (word >>> 21 !== 0x7ff || version === 1 || !layer3 || kbits === undefined || full === undefined) return null;
  const sampleRate = full / (version === 3 ? 1 : version === 2 ? 2 : 4);
  const samples = version === 3 ? 1152 : 576;
  const mono = ((word >>> 6) & 3) === 3;
  return {
    size: Math.floor((samples / 8) * ((kbits * 1000) / sampleRate)) + ((word >>> 9) & 1),
    duration: (samples / sampleRate) * 1000,
    sampleRate,
    contents: 4 + (version === 3 ? (mono ? 17 : 32) : mono ? 9 : 17),
  };
}
