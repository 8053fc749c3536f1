/** A real WeChat voice (SILK) through the real doors: said in the simulator, decoded, a case, and heard again by its clerk. */
import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import type { SimulatorChannel } from '../../bots/simulator/simulator-channel.js';
import { startApp } from '../../src/app.js';
import { createLog } from '../../src/common/log.js';
import { loadConfig } from '../../src/config.js';
import type { Audio, Decode } from '../../src/ports/audio.js';
import type { Transcriber } from '../../src/ports/transcriber.js';
import { recordingOf, SPOKEN } from '../audio/recordings.js';

/** Listens to all of it, and says what is asked for. */
function recogniser(decode: Decode, heard: { audio: Audio; milliseconds: number }[]): Transcriber {
  return {
    name: 'test',
    leavesCountry: false,
    transcribe: async (audio) => {
      const { samples, sampleRate } = await decode(audio, { sampleRate: 16_000 });
      heard.push({ audio, milliseconds: (samples.length / sampleRate) * 1000 });
      return { text: '二社又停水了，我家一点水都没有。', confidence: 0.93, language: 'cmn-hans-cn', by: 'test' };
    },
    close: async () => undefined,
  };
}

test('a SILK voice into a group becomes a case that its clerk can listen to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-voice-'));
  const heard: { audio: Audio; milliseconds: number }[] = [];
  const config = loadConfig({
    ...{ PORT: '0', STORE: `sqlite:${join(folder, 'app.sqlite')}`, VILLAGE_FILES: 'demo/guomi.yaml' },
    PUBLIC_URL: 'https://gezipu.example',
  });
  const log = createLog({ level: 'silent' });
  const app = await startApp(config, { log, openTranscriber: async (decode) => recogniser(decode, heard) });
  try {
    const simulator = app.channels.get('simulator') as SimulatorChannel;
    const base64 = Buffer.from(await recordingOf('silk')).toString('base64');
    const line = { as: '卓玛', in: '二社群', media: { name: '语音.sil', base64, duration: SPOKEN } };
    const said = await request(app.http.app).post('/simulator/say').send(line).expect(202);
    const after = (said.body as { seq: number }).seq;
    const inGroup = await simulator.next((one) => one.sender === null && one.conversation === 'gm-2she', after);
    expect(inGroup.text).toMatch(/记下了：二社停水（GM-\d{4}）/u);
    expect(inGroup.text).not.toContain('http');
    const toClerk = await simulator.next((one) => /新事项[\s\S]*听语音/u.test(one.text), after);
    expect(toClerk.room).toBe(false);
    expect(heard).toMatchObject([{ audio: { format: 'silk' } }]);
    expect(Math.abs(heard[0]!.milliseconds - SPOKEN)).toBeLessThan(SPOKEN * 0.03);

    const [, path = ''] = /gezipu\.example(\/media\/\S+)$/u.exec(toClerk.text) ?? [];
    const played = await request(app.http.app)
      .get(`${path}/content`)
      .buffer(true)
      .expect(200)
      .expect('content-type', 'audio/wav');
    const seconds = (Number(played.headers['content-length']) - 44) / 32_000;
    expect(Math.abs(seconds * 1000 - SPOKEN)).toBeLessThan(SPOKEN * 0.03);
    expect(statSync(join(folder, 'media.key')).mode & 0o777).toBe(0o600);
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 30_000);
