/** The real runtime of sherpa-onnx: without a model, with broken ones, with a small one, and with the operator's. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDecoder, type Decoder } from '../../src/audio/create-decoder.js';
import { recogniseAudio } from '../../src/audio/recognise-audio.js';
import { AppError } from '../../src/common/errors.js';
import type { Audio } from '../../src/ports/audio.js';
import type { Transcriber } from '../../src/ports/transcriber.js';
import { findModel } from '../../src/transcription/sherpa-model.js';
import { openSherpa } from '../../src/transcription/sherpa.js';
import { childProcesses } from './child-processes.js';
import { writeSmallModel } from './small-model.js';

// To start a process takes a second, and more where others are at work.
jest.setTimeout(30_000);

const RATE = 16_000;
const noHints = { phrases: [], languages: [] };

let folder: string;
let sherpa: Transcriber | null = null;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gezipu-sherpa-'));
});
afterEach(async () => {
  await sherpa?.close();
  sherpa = null;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Samples are its bytes: what decoders do is tested with them. */
const recording = (samples: Int16Array): Audio => ({
  ...{ format: 'silk', bytes: new Uint8Array(samples.buffer), sampleRate: RATE, duration: samples.length / 16 },
});
const open = (modelDir: string) =>
  openSherpa({
    ...{ modelDir, languages: ['cmn-Hans-CN'] },
    decode: async ({ bytes }, { sampleRate }) => ({ samples: new Int16Array(bytes.slice().buffer), sampleRate }),
  });
const failure = (opened: Promise<unknown>): Promise<AppError> =>
  opened.then(
    () => Promise.reject(new Error('it was opened')),
    (error: unknown) => error as AppError,
  );

const tone = (at: number): number => Math.round(12_000 * Math.sin(at / 3));
/** Three calls of a third of a second with silence around them. */
const calls = Int16Array.from({ length: 2 * RATE }, (_, at) => (Math.floor(at / (RATE / 3)) % 2 === 1 ? tone(at) : 0));
const silence = new Int16Array(RATE);

function modelFolder(name: string, files: Record<string, string | Buffer>): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content);
  return path;
}

describe('a folder', () => {
  test.each<[string, Record<string, string> | null, RegExp]>([
    ['that is not there', null, /is no folder that can be read/],
    ['that is empty', {}, /has no tokens\.txt/],
    ['without a model', { 'tokens.txt': '<blk> 0\n' }, /has neither model\*\.onnx nor encoder, decoder and joiner/],
    ['with half a model', { 'tokens.txt': '<blk> 0\n', 'encoder.onnx': '', 'decoder.onnx': '' }, /has neither/],
  ])('%s is named, with where to read what belongs there', async (name, files, what) => {
    const path = files === null ? join(folder, 'nowhere') : modelFolder(name, files);
    const error = await failure(open(path));
    expect(error).toBeInstanceOf(AppError);
    expect(error.detail).toMatch(what);
    expect(error.detail).toMatch(/^SHERPA_MODEL_DIR=.*docs\/voice\.md/);
  });

  const blank = '<blank> 0\n<s> 1\n</s> 2\n水 3\n';
  test.each<[string, Record<string, string>, object]>([
    ['SenseVoice', { 'model.onnx': '', 'tokens.txt': '<unk> 0\n<|zh|> 24884\n' }, { senseVoice: { language: 'zh' } }],
    ['Paraformer', { 'model.onnx': '', 'tokens.txt': blank }, { paraformer: {} }],
    ['Zipformer with CTC', { 'model.onnx': '', 'tokens.txt': '<blk> 0\n水 1\n' }, { zipformerCtc: {} }],
    [
      'Zipformer transducer',
      {
        'encoder-epoch-20.onnx': '',
        'decoder-epoch-20.onnx': '',
        'joiner-epoch-20.onnx': '',
        'tokens.txt': '<blk> 0\n',
      },
      { transducer: { joiner: expect.stringMatching(/joiner-epoch-20\.onnx$/) } },
    ],
  ])('with the files of %s is known as such', async (kind, files, expected) => {
    const { modelConfig } = await findModel(modelFolder(kind, files), ['zh-CN', 'cmn-Hans-CN']);
    expect(modelConfig).toMatchObject(expected);
    expect(Object.keys(modelConfig)).toHaveLength(3);
  });

  test('with weights of 8 bit and of 32 bit is used with those of 8', async () => {
    const path = modelFolder('both', { 'model.onnx': '', 'model.int8.onnx': '', 'tokens.txt': blank });
    const { modelConfig } = await findModel(path, ['cmn-Hans-CN']);
    expect(modelConfig.paraformer?.model).toMatch(/model\.int8\.onnx$/);
  });

  test('of SenseVoice finds out the language itself where several are spoken, or one that it does not know', async () => {
    const path = modelFolder('languages', { 'model.onnx': '', 'tokens.txt': '<|zh|> 0\n' });
    for (const languages of [['cmn-Hans-CN', 'yue-Hant-HK'], ['bo']])
      expect((await findModel(path, languages)).modelConfig.senseVoice?.language).toBe('auto');
  });
});

describe('a model that cannot be used does not take the service with it', () => {
  test.each<[string, (path: string) => void, RegExp]>([
    ['is no model', (path) => modelFolder(path, { 'model.onnx': 'x', 'tokens.txt': '<blk> 0\n' }), /parsing failed/],
    ['is of another kind', (path) => writeSmallModel(join(folder, path), {}), /does not exist in the metadata/],
  ])('one that %s is named at start', async (name, write, what) => {
    write(name);
    const error = await failure(open(join(folder, name)));
    expect(error.detail).toMatch(what);
    expect(error.detail).toMatch(/^SHERPA_MODEL_DIR=.* holds a model that cannot be used: /);
  });
});

describe('a small model', () => {
  beforeAll(() => writeSmallModel(join(folder, 'small')));

  test('hears what is said, and in which language', async () => {
    sherpa = await open(join(folder, 'small'));
    const transcript = await sherpa.transcribe(recording(calls), noHints);
    expect(transcript).toEqual({ text: '水水水', confidence: null, language: 'zh', by: 'sherpa' });
  });

  test.each([
    ['silence', silence],
    ['no sample', new Int16Array(0)],
  ])('hears nothing in %s', async (_, samples) => {
    sherpa = await open(join(folder, 'small'));
    expect((await sherpa.transcribe(recording(samples), noHints)).text).toBe('');
  });

  test('hears several that come at once one after the other, each for itself', async () => {
    const before = await childProcesses();
    sherpa = await open(join(folder, 'small'));
    const asked = [calls, silence, calls].map((samples) => sherpa!.transcribe(recording(samples), noHints));
    expect((await Promise.all(asked)).map(({ text }) => text)).toEqual(['水水水', '', '水水水']);
    expect(await childProcesses()).toBe(before + 1);
  });

  test('is loaded anew after somebody stopped waiting for it, and who was waiting behind is heard', async () => {
    sherpa = await open(join(folder, 'small'));
    const impatient = new AbortController();
    const first = sherpa.transcribe(recording(calls), noHints, impatient.signal);
    const second = sherpa.transcribe(recording(silence), noHints);
    setImmediate(() => impatient.abort());
    await expect(first).rejects.toMatchObject({ kind: 'unavailable', retry: true });
    expect((await second).text).toBe('');
  });

  test('that is closed lets go of who still waits', async () => {
    sherpa = await open(join(folder, 'small'));
    const waiting = [calls, calls].map((samples) => sherpa!.transcribe(recording(samples), noHints));
    const ends = Promise.allSettled(waiting);
    await new Promise(setImmediate);
    await sherpa.close();
    expect((await ends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

const operators = process.env['SHERPA_MODEL_DIR'];
(operators === undefined ? describe.skip : describe)("the operator's model, of SHERPA_MODEL_DIR", () => {
  const said = '广州市房地产中介协会分析';
  let decoder: Decoder;
  beforeAll(() => {
    decoder = createDecoder({ timeout: 10_000, threads: 1 });
  });
  afterAll(() => decoder.close());

  test.each(['speech.wav', 'speech.mp3', 'speech.amr', 'speech-wb.amr'])('understands %s', async (file) => {
    const audio = recogniseAudio(readFileSync(join('tests/fixtures/audio', file)));
    if ('reason' in audio) throw new Error(audio.reason);
    sherpa = await openSherpa({ modelDir: operators!, languages: ['cmn-Hans-CN'], decode: decoder.decode });
    const { text } = await sherpa.transcribe(audio, noHints);
    expect(said.split('').filter((each) => text.includes(each)).length).toBeGreaterThanOrEqual(10);
  });
});
