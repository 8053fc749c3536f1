/**
 * What decoding costs: `npx tsx bench/audio.ts`. Each format at 5 s and at 60 s, how long the main loop stood still
 * meanwhile (Linux only), and what it takes to refuse hostile files. The recordings are those of the tests, repeated.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createDecoder } from '../src/audio/create-decoder.js';
import { encodeWav } from '../src/audio/encode-wav.js';
import { recogniseAudio } from '../src/audio/recognise-audio.js';
import type { Audio } from '../src/ports/audio.js';
import { HOSTILE_FILES } from '../tests/audio/hostile-files.js';
import { recordingOf, silkOf, SPOKEN, spokenAt } from '../tests/audio/recordings.js';

const ROUNDS = 9;
const FORMATS = ['silk', 'amr-nb', 'amr-wb', 'mp3', 'wav'] as const;
/** Bytes before the first frame. */
const HEAD = { 'amr-nb': 6, 'amr-wb': 9, mp3: 0 };

const print = (...cells: readonly string[]): boolean => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

function repeated(rate: number, seconds: number): { samples: Int16Array; sampleRate: number } {
  const { samples } = spokenAt(rate);
  return {
    samples: Int16Array.from({ length: rate * seconds }, (_, i) => samples[i % samples.length] ?? 0),
    sampleRate: rate,
  };
}

async function recording(format: (typeof FORMATS)[number], seconds: number): Promise<Uint8Array> {
  if (format === 'silk') return silkOf(repeated(24_000, seconds));
  if (format === 'wav') return encodeWav(repeated(44_100, seconds));
  const one = await recordingOf(format);
  const frames = one.subarray(HEAD[format]);
  const whole = Buffer.concat([one, ...Array<Uint8Array>(Math.floor((seconds * 1000) / SPOKEN)).fill(frames)]);
  return whole.subarray(
    0,
    Math.round((whole.length * seconds * 1000) / (SPOKEN * Math.ceil((seconds * 1000) / SPOKEN))),
  );
}

function recognised(bytes: Uint8Array): Audio {
  const audio = recogniseAudio(bytes);
  if ('reason' in audio) throw new Error(audio.reason);
  return audio;
}

const decoder = createDecoder({ timeout: 10_000, threads: 1 });

/** Milliseconds the main thread has computed; only Linux tells. Unlike a clock it does not count what neighbours take. */
function computed(): number {
  const [nanoseconds] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(nanoseconds) / 1e6;
}

interface Measured {
  /** Milliseconds, in the middle of all rounds. */
  took: number;
  /** The longest the main loop stood still, for whatever reason, and the longest it computed at a stretch. */
  stood: number;
  busy: number;
}

async function measure(work: () => Promise<unknown>): Promise<Measured> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const took: number[] = [];
  let [before, busy] = [computed(), 0];
  const turns = setInterval(() => {
    const now = computed();
    busy = Math.max(busy, now - before);
    before = now;
  }, 1);
  delay.enable();
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  delay.disable();
  clearInterval(turns);
  return { took: middle(took), stood: delay.max / 1e6, busy };
}

/** What a thread costs once, and what the machine itself does to a loop that only waits. */
async function beginning(): Promise<void> {
  const audio = recognised(await recordingOf('silk'));
  const began = performance.now();
  await decoder.decode(audio, { sampleRate: 16_000 });
  process.stdout.write(`first decoding, with the start of the thread: ${(performance.now() - began).toFixed(0)} ms\n`);
  const { stood } = await measure(() => new Promise((resolve) => setTimeout(resolve, 100)));
  process.stdout.write(`main loop with nothing to do: stood still ${stood.toFixed(1)} ms at most\n\n`);
}

async function decoding(): Promise<void> {
  print(
    'format',
    'seconds',
    'kB',
    'recognised, ms',
    'decoded, ms',
    'main loop stood still, ms',
    'main thread computed at a stretch, ms',
  );
  print('---', '---', '---', '---', '---', '---', '---');
  for (const format of FORMATS) {
    for (const seconds of [5, 60]) {
      const bytes = await recording(format, seconds);
      const audio = recognised(bytes);
      const walk = await measure(() => Promise.resolve(recogniseAudio(bytes)));
      const { took, stood, busy } = await measure(() => decoder.decode(audio, { sampleRate: 16_000 }));
      print(
        format,
        (audio.duration / 1000).toFixed(1),
        (bytes.length / 1000).toFixed(0),
        walk.took.toFixed(2),
        took.toFixed(0),
        stood.toFixed(1),
        busy.toFixed(1),
      );
    }
  }
}

function refusing(): void {
  print('hostile file', 'MB', 'refused as', 'ms');
  print('---', '---', '---', '---');
  for (const { name, bytes } of HOSTILE_FILES) {
    const began = performance.now();
    const found = recogniseAudio(bytes);
    const took = performance.now() - began;
    print(name, (bytes.length / 1e6).toFixed(1), 'reason' in found ? found.reason : 'taken', took.toFixed(2));
  }
  const program = new URL('../tests/audio/recognise-hostile.ts', import.meta.url).pathname;
  const child = spawnSync(process.execPath, ['--import', 'tsx', program], { encoding: 'utf8' });
  const { grown } = JSON.parse(child.stdout) as { grown: number };
  process.stdout.write(`\nmemory for all of them, in a process of its own: ${grown.toFixed(1)} MB\n`);
}

await beginning();
await decoding();
process.stdout.write('\n');
refusing();
await decoder.close();
