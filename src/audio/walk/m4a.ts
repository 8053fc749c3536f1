import { BROKEN, hasText, LONGEST, TOO_LONG, viewOf, type Walked } from './frames.js';

/** What recorders of sound write; the others are films and pictures. */
const BRANDS = ['M4A ', 'M4B ', 'mp41', 'mp42', 'isom', 'iso2'];
/** An M4A has a handful of boxes on each level. */
const MOST_BOXES = 64;

interface Box {
  type: string;
  /** Offsets of what is in it. */
  start: number;
  end: number;
}

/**
 * M4A. It is never decoded here, so its frames are not counted: the duration is what the file says of itself, and a
 * recogniser that takes it has limits of its own.
 */
export function walkM4a(bytes: Uint8Array): Walked {
  if (!hasText(bytes, 4, 'ftyp') || !BRANDS.some((brand) => hasText(bytes, 8, brand))) return null;
  const view = viewOf(bytes);
  const movie = childrenOf(view, { start: 0, end: bytes.length }).find(({ type }) => type === 'moov');
  if (movie === undefined) return BROKEN;
  const inMovie = childrenOf(view, movie);
  const tracks = inMovie.filter(({ type }) => type === 'trak').map((track) => within(view, track, 'mdia'));
  const kinds = tracks.map((media) => kindOf(bytes, within(view, media, 'hdlr')));
  if (kinds.includes('vide')) return { reason: 'unknown' };
  const length = clockOf(view, inMovie.find(({ type }) => type === 'mvhd') ?? null);
  const sound = clockOf(view, within(view, tracks[kinds.indexOf('soun')] ?? null, 'mdhd'));
  if (length === null || length.duration === 0 || sound === null) return BROKEN;
  if (length.duration > LONGEST) return TOO_LONG;
  return { bytes, format: 'm4a', sampleRate: sound.timescale, duration: length.duration };
}

/** Stops where a box does not lie within its parent, so a box can neither hold itself nor be met twice. */
function childrenOf(view: DataView, parent: { start: number; end: number }): Box[] {
  const boxes: Box[] = [];
  let offset = parent.start;
  while (offset + 8 <= parent.end && boxes.length < MOST_BOXES) {
    const short = view.getUint32(offset);
    const long = short === 1 && offset + 16 <= parent.end;
    const size = long ? Number(view.getBigUint64(offset + 8)) : short === 0 ? parent.end - offset : short;
    if (size < (long ? 16 : 8) || offset + size > parent.end) break;
    boxes.push({ type: textAt(view, offset + 4), start: offset + (long ? 16 : 8), end: offset + size });
    offset += size;
  }
  return boxes;
}

const within = (view: DataView, parent: Box | null, type: string): Box | null =>
  parent === null ? null : (childrenOf(view, parent).find((box) => box.type === type) ?? null);

const kindOf = (bytes: Uint8Array, handler: Box | null): string =>
  handler === null || handler.end - handler.start < 12 ? '' : textAt(viewOf(bytes), handler.start + 8);

const textAt = (view: DataView, offset: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(offset + i)));

/** Of mvhd and mdhd, which begin alike: ticks a second, and milliseconds. */
function clockOf(view: DataView, box: Box | null): { timescale: number; duration: number } | null {
  if (box === null || box.end - box.start < 20) return null;
  const wide = view.getUint8(box.start) === 1;
  if (wide && box.end - box.start < 32) return null;
  const timescale = view.getUint32(box.start + (wide ? 20 : 12));
  const ticks = wide ? Number(view.getBigUint64(box.start + 24)) : view.getUint32(box.start + 16);
  return timescale === 0 ? null : { timescale, duration: Math.round((ticks / timescale) * 1000) };
}
