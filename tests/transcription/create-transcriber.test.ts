/** The recognisers of a configuration, opened as one. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TranscriberChoice } from '../../src/config/speech.js';
import { createTranscriber } from '../../src/transcription/create-transcriber.js';
import { childProcesses } from './child-processes.js';
import { writeSmallModel } from './small-model.js';

// To start a process takes a second, and more where others are at work.
jest.setTimeout(30_000);

let modelDir: string;
beforeAll(() => {
  modelDir = mkdtempSync(join(tmpdir(), 'gezipu-model-'));
  writeSmallModel(modelDir);
});
afterAll(() => rmSync(modelDir, { recursive: true }));

const tencent: TranscriberChoice = { name: 'tencent', secretId: 'AKIDexample', secretKey: 'x', engine: '16k_zh' };
const google: TranscriberChoice = { name: 'google', keyFile: '/nowhere/key.json' };
const create = (...transcribers: TranscriberChoice[]) =>
  createTranscriber(
    { transcribers, speechLanguages: ['cmn-Hans-CN'] },
    {
      decode: async () => ({ samples: new Int16Array(16_000), sampleRate: 16_000 }),
      trouble: () => undefined,
    },
  );

describe('what is opened', () => {
  test('is nothing when nobody was chosen', async () => {
    expect(await create()).toBeNull();
  });

  test('is asked in the order chosen, and closed as one', async () => {
    const both = await create({ name: 'sherpa', modelDir }, tencent);
    expect(both).toMatchObject({ name: 'sherpa,tencent', leavesCountry: false });
    const audio = { bytes: new Uint8Array(1), format: 'silk', sampleRate: 16_000, duration: 1_000 } as const;
    expect(await both?.transcribe(audio, { phrases: [], languages: [] })).toMatchObject({ text: '', by: 'sherpa' });
    await both?.close();
  });

  test('is nothing when one of them cannot be used, and nothing stays open', async () => {
    const before = await childProcesses();
    await expect(create({ name: 'sherpa', modelDir }, google)).rejects.toMatchObject({
      ...{ code: 'config_invalid', detail: expect.stringMatching(/^GOOGLE_APPLICATION_CREDENTIALS=/) },
    });
    expect(await childProcesses()).toBe(before);
  });
});
