/** What a recording is, and what is refused before anything decodes it. */
import { describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { recogniseAudio } from '../../src/audio/recognise-audio.js';
import { AUDIO_FORMATS, type Audio } from '../../src/ports/audio.js';
import { box, chunk, HOSTILE_FILES, wavFormat, wavOf } from './hostile-files.js';
import { fixture, mutated, recordingOf, silkOf, SPOKEN, spokenAt } from './recordings.js';

const bytesOf = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));

function taken(bytes: Uint8Array): Audio {
  const found = recogniseAudio(bytes);
  if ('reason' in found) throw new Error(`refused: ${found.reason}`);
  return found;
}

describe('a recording is known by its bytes', () => {
  test.each([
    ['silk', 24_000, 4300],
    ['amr-nb', 8000, 4280],
    ['amr-wb', 16_000, 4280],
    ['mp3', 16_000, 4356],
    ['speex', 16_000, 4280],
    ['wav', 16_000, 4281],
    ['m4a', 16_000, 4281],
  ] as const)('%s, with its rate and how long it is', async (format, sampleRate, duration) => {
    const bytes = await recordingOf(format);
    const found = taken(bytes);
    expect(found).toMatchObject({ format, sampleRate, duration });
    expect(found.bytes).toHaveLength(bytes.length);
  });

  test.each([8000, 12_000, 16_000, 24_000])('SILK that was coded at %i Hz says so', async (rate) => {
    expect(taken(await silkOf(spokenAt(rate))).sampleRate).toBe(rate);
  });

  test('SILK without the byte that only Tencent writes, and with the end mark that only others write', async () => {
    const plain = (await recordingOf('silk')).subarray(1);
    const found = taken(bytesOf(plain, '\xff\xff'));
    expect(found.format).toBe('silk');
    expect(found.bytes).toEqual(plain);
  });

  test.each(['silk', 'amr-nb', 'amr-wb', 'mp3', 'speex'] as const)(
    '%s that broke off is taken up to there',
    async (format) => {
      const bytes = await recordingOf(format);
      const found = taken(bytes.subarray(0, Math.floor(bytes.length / 2) + 1));
      expect(found.duration).toBeGreaterThan(SPOKEN * 0.35);
      expect(found.duration).toBeLessThan(SPOKEN * 0.65);
    },
  );

  test('MP3 is freed of the tags around it, which may hold names', async () => {
    const frames = await recordingOf('mp3');
    const tags = bytesOf('ID3\x03\0\0\0\0\x01\x00', Buffer.alloc(128), 'ID3\x03\0\0\0\0\0\x02ab');
    const found = taken(bytesOf(tags, frames, 'TAG', Buffer.alloc(125)));
    expect(found.bytes).toEqual(frames);
  });

  test.each([
    ['8 bit', wavFormat(8000, 1, 8), 8000],
    ['two channels', wavFormat(8000, 2, 16), 32_000],
    ['a rate nobody else has', wavFormat(11_127, 1, 8), 11_127],
    ['behind another chunk', bytesOf(chunk('LIST', Buffer.alloc(3)), '\0', wavFormat(8000, 1, 16)), 16_000],
  ])('WAV of %s', (_what, before, second) => {
    expect(taken(wavOf(before, chunk('data', Buffer.alloc(second * 2)))).duration).toBe(2000);
  });

  test('M4A with sizes and times of 64 bit', () => {
    const clock = Buffer.alloc(36);
    clock.writeUInt8(1);
    clock.writeUInt32BE(44_100, 20);
    clock.writeBigUInt64BE(44_100n * 3n, 24);
    const media = bytesOf(box('mdhd', clock), box('hdlr', bytesOf('\0\0\0\0\0\0\0\0soun')));
    const movie = box('moov', bytesOf(box('mvhd', clock), box('trak', box('mdia', media))));
    const data = box('mdat', bytesOf('\0\0\0\0\0\0\0\x18', Buffer.alloc(8)), 1);
    const found = taken(bytesOf(box('ftyp', bytesOf('M4A \0\0\0\0')), data, movie));
    expect(found).toMatchObject({ format: 'm4a', sampleRate: 44_100, duration: 3000 });
  });

  test.each([
    ['a page', '<!doctype html><title>voice expired</title>'],
    ['Chinese text', Buffer.from('桥头那边路灯坏了好几天了，晚上走路看不见'.repeat(20))],
    ['a picture', bytesOf('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR', Buffer.alloc(1000, 0x5a))],
    ['a photo of a telephone', bytesOf('\0\0\0\x18ftypheic\0\0\0\0', Buffer.alloc(1000))],
    ['text in blocks with a byte of length, as Speex has', '\x0atelephones'.repeat(50)],
    ['Speex with something else behind it', bytesOf(fixture('speech.speex'), Buffer.alloc(2000, 0xfe))],
    ['WAV of floating points', wavOf(wavFormat(8000, 1, 32, 3), chunk('data', Buffer.alloc(8000)))],
    ['two frames of MP3 alone', bytesOf('\xff\xf3\x14\xc4', Buffer.alloc(20), '\xff\xf3\x14\xc4', Buffer.alloc(20))],
  ])('%s is none', (_what, bytes) => {
    expect(recogniseAudio(bytesOf(bytes))).toEqual({ reason: 'unknown' });
  });

  test('a film is none, although its sound would be', async () => {
    const film = Buffer.from(await recordingOf('m4a'));
    film.write('vide', film.indexOf('soun'), 'latin1');
    expect(recogniseAudio(film)).toEqual({ reason: 'unknown' });
  });
});

describe('what is refused', () => {
  test('anything over 65 seconds, however it is coded', async () => {
    const frame = bytesOf('\x3c', Buffer.alloc(31));
    const amr = (frames: number): Uint8Array => bytesOf('#!AMR\n', ...Array<Uint8Array>(frames).fill(frame));
    expect(taken(amr(3250)).duration).toBe(65_000);
    expect(recogniseAudio(amr(3251))).toEqual({ reason: 'too_long' });
    for (const format of ['silk', 'amr-wb', 'mp3', 'speex'] as const) {
      const whole = await recordingOf(format);
      const frames = whole.subarray({ silk: 10, 'amr-wb': 9, mp3: 0, speex: 0 }[format]);
      expect(recogniseAudio(bytesOf(whole, ...Array<Uint8Array>(15).fill(frames)))).toEqual({ reason: 'too_long' });
    }
    const m4a = Buffer.from(await recordingOf('m4a'));
    m4a.writeUInt32BE(65_001, m4a.indexOf('mvhd') + 20);
    expect(recogniseAudio(m4a)).toEqual({ reason: 'too_long' });
  });

  test.each(['silk', 'amr-nb', 'amr-wb', 'mp3'] as const)(
    '%s with something else between its frames',
    async (format) => {
      const bytes = await recordingOf(format);
      expect(recogniseAudio(bytesOf(bytes, Buffer.alloc(2000, 0xfe), bytes))).toEqual({ reason: 'broken' });
    },
  );

  test('hostile files, without the memory they ask for', async () => {
    const program = fileURLToPath(new URL('recognise-hostile.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program]);
    const { reasons, grown } = JSON.parse(stdout) as { reasons: string[]; grown: number };
    const named = (all: readonly string[]): [string, string | undefined][] =>
      HOSTILE_FILES.map(({ name }, i) => [name, all[i]]);
    expect(named(reasons)).toEqual(named(HOSTILE_FILES.map(({ reason }) => reason)));
    expect(grown).toBeLessThan(50);
  });

  test('nothing ever by throwing, and what is taken is part of what came and at most 65 seconds', async () => {
    const recordings = await Promise.all(AUDIO_FORMATS.map(recordingOf));
    fc.assert(
      fc.property(mutated(recordings), (bytes) => {
        const found = recogniseAudio(bytes);
        if ('reason' in found) return;
        expect(found.duration).toBeLessThanOrEqual(65_000);
        expect(found.sampleRate).toBeGreaterThan(0);
        expect(found.bytes.buffer).toBe(bytes.buffer);
      }),
      { numRuns: 1000 },
    );
  });
});
