/** Files made to cost a decoder minutes and gigabytes, and why each is refused. */
import type { AudioRefused } from '../../src/ports/audio.js';

export interface HostileFile {
  name: string;
  bytes: Uint8Array;
  reason: AudioRefused['reason'];
}

const text = (value: string): Buffer => Buffer.from(value, 'latin1');
const u32 = (value: number): Buffer => Buffer.from(new Uint32Array([value]).buffer);
const times = (part: Uint8Array, amount: number): Buffer => Buffer.concat(Array<Uint8Array>(amount).fill(part));

/** Big-endian size, name, content. */
export function box(type: string, content: Uint8Array, size = 8 + content.length): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(size);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** A chunk of WAV may claim another size than it has. */
export const chunk = (name: string, content: Uint8Array, size = content.length): Buffer =>
  Buffer.concat([text(name), u32(size), content]);

export function wavFormat(sampleRate: number, channels: number, bits: number, code = 1): Buffer {
  const content = Buffer.alloc(16);
  content.writeUInt16LE(code, 0);
  content.writeUInt16LE(channels, 2);
  content.writeUInt32LE(sampleRate, 4);
  content.writeUInt16LE(bits, 14);
  return chunk('fmt ', content);
}

export const wavOf = (...chunks: readonly Uint8Array[]): Buffer =>
  Buffer.concat([text('RIFF'), u32(0xffffffff), text('WAVE'), ...chunks]);

const AMR = text('#!AMR\n');
const SILK = text('\x02#!SILK_V3');
const M4A = box('ftyp', text('M4A \0\0\0\0'));
/** MPEG 2, 8 kbit/s, 24 kHz, mono: 24 bytes and 24 ms a frame, the most time for a byte. */
const SLOW_MP3 = Buffer.concat([Buffer.of(0xff, 0xf3, 0x14, 0xc4), Buffer.alloc(20)]);

export const HOSTILE_FILES: readonly HostileFile[] = [
  { name: '1 MB of 0xFF after an AMR header', bytes: Buffer.concat([AMR, Buffer.alloc(1e6, 0xff)]), reason: 'broken' },
  { name: '1 MB of empty AMR frames', bytes: Buffer.concat([AMR, Buffer.alloc(1e6, 0x7c)]), reason: 'too_long' },
  {
    name: '1 MB of empty AMR-WB frames',
    bytes: Buffer.concat([text('#!AMR-WB\n'), Buffer.alloc(1e6, 0x7c)]),
    reason: 'too_long',
  },
  {
    name: '200,000 tiny SILK packets',
    bytes: Buffer.concat([SILK, times(Buffer.of(1, 0, 0), 200_000)]),
    reason: 'too_long',
  },
  { name: 'a SILK packet of 32 kB', bytes: Buffer.concat([SILK, Buffer.alloc(1e5, 0x7f)]), reason: 'broken' },
  { name: 'SILK without a packet', bytes: SILK, reason: 'broken' },
  {
    name: 'MP3 with 10,000 tags',
    bytes: Buffer.concat([times(text('ID3\x03\0\0\0\0\0\x01\0'), 10_000), times(SLOW_MP3, 100)]),
    reason: 'broken',
  },
  { name: 'MP3 with a tag beyond its end', bytes: text('ID3\x03\0\0\x7f\x7f\x7f\x7f'), reason: 'broken' },
  { name: '1 MB of the slowest MP3', bytes: times(SLOW_MP3, 40_000), reason: 'too_long' },
  {
    name: 'WAV that claims 4 GB',
    bytes: wavOf(wavFormat(16_000, 1, 16), chunk('data', Buffer.alloc(1000), 0xfffffff0)),
    reason: 'broken',
  },
  {
    name: 'WAV of 100,000 empty chunks',
    bytes: wavOf(wavFormat(16_000, 1, 16), times(chunk('junk', Buffer.alloc(0)), 100_000)),
    reason: 'broken',
  },
  {
    name: 'WAV without a rate',
    bytes: wavOf(wavFormat(0, 1, 16), chunk('data', Buffer.alloc(1000))),
    reason: 'broken',
  },
  {
    name: 'WAV of an hour',
    bytes: wavOf(wavFormat(4000, 1, 8), chunk('data', Buffer.alloc(3600 * 4000))),
    reason: 'too_long',
  },
  {
    name: 'M4A whose box has no size',
    bytes: Buffer.concat([M4A, times(box('moov', text(''), 0), 1000)]),
    reason: 'broken',
  },
  {
    name: 'M4A whose box is smaller than itself',
    bytes: Buffer.concat([M4A, box('moov', text(''), 4)]),
    reason: 'broken',
  },
  {
    name: 'M4A whose box is larger than the file',
    bytes: Buffer.concat([M4A, box('moov', Buffer.alloc(8, 0xff), 1)]),
    reason: 'broken',
  },
  {
    name: 'M4A of 100,000 boxes',
    bytes: Buffer.concat([M4A, times(box('moov', text('')), 100_000)]),
    reason: 'broken',
  },
  { name: '1 MB of the shortest Speex frames', bytes: times(Buffer.of(1, 0), 500_000), reason: 'too_long' },
  { name: '20 MB of nothing', bytes: Buffer.alloc(2e7), reason: 'unknown' },
  { name: 'an empty file', bytes: Buffer.alloc(0), reason: 'unknown' },
];
