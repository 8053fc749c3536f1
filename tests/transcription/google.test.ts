/** The real client of Google Cloud Speech, asking a real gRPC server on loopback. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { DecodeError, type Audio, type AudioFormat } from '../../src/ports/audio.js';
import { TranscriberError, type Hints, type Transcriber } from '../../src/ports/transcriber.js';
import { openGoogle } from '../../src/transcription/google.js';
import { openSpeechServer, saying, type SpeechServer, type Turn } from './speech-server.js';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const key = {
  type: 'service_account' as const,
  project_id: 'gezipu-test',
  client_email: 'voice@gezipu-test.iam.gserviceaccount.com',
  private_key: privateKey,
};

const recording = (format: AudioFormat, bytes = `a recording in ${format}`): Audio => ({
  ...{ format, bytes: Buffer.from(bytes), sampleRate: 8_000, duration: 2_000 },
});
const noHints: Hints = { phrases: [], languages: [] };

let server: SpeechServer;
let google: Transcriber;
const open = (options: Partial<Parameters<typeof openGoogle>[0]> = {}): Promise<Transcriber> =>
  openGoogle({
    ...{ key, languages: ['cmn-Hans-CN'], patience: 5_000, connection: server.connection },
    decode: async ({ format }) => {
      if (format === 'm4a') throw new DecodeError('unsupported');
      return { samples: Int16Array.of(1, -2, 256), sampleRate: 16_000 };
    },
    ...options,
  });
beforeEach(async () => {
  server = await openSpeechServer();
  google = await open();
});
afterEach(async () => {
  await google.close();
  server.close();
});
const transcribe = (audio = recording('amr-nb'), hints = noHints) => google.transcribe(audio, hints);
const failure = (audio?: Audio): Promise<TranscriberError> =>
  transcribe(audio).then(
    () => Promise.reject(new Error('it was understood')),
    (error: unknown) => error as TranscriberError,
  );

describe('what is sent', () => {
  const samples = Buffer.from([1, 0, 254, 255, 0, 1]);
  test.each<[AudioFormat, string, number, Buffer]>([
    ['amr-nb', 'AMR', 8_000, Buffer.from('a recording in amr-nb')],
    ['amr-wb', 'AMR_WB', 16_000, Buffer.from('a recording in amr-wb')],
    ['speex', 'SPEEX_WITH_HEADER_BYTE', 16_000, Buffer.from('a recording in speex')],
    ['silk', 'LINEAR16', 16_000, samples],
    ['mp3', 'LINEAR16', 16_000, samples],
    ['wav', 'LINEAR16', 16_000, samples],
  ])('%s goes as %s at %i Hz, and nothing else is set', async (format, encoding, sampleRateHertz, content) => {
    await transcribe(recording(format));
    const [request] = server.asked.map((each) => each.toJSON());
    expect(request).toEqual({
      config: { encoding, sampleRateHertz, languageCode: 'cmn-Hans-CN', enableAutomaticPunctuation: true },
      audio: { content: content.toString('base64') },
    });
  });

  test('what can neither be taken nor decoded is not sent', async () => {
    expect(await failure(recording('m4a'))).toMatchObject({ kind: 'unsupported', retry: false });
    expect(server.asked).toEqual([]);
  });

  test('words that are likely to fall are hinted at', async () => {
    await transcribe(recording('amr-nb'), { phrases: ['尚霸组', ' 索南 ', '', '尚霸组'], languages: [] });
    expect(server.asked[0]?.config?.speechContexts).toEqual([{ phrases: ['尚霸组', '索南'], boost: 10 }]);
  });

  test('of a county of words as many are sent as are taken, and none that is too long', async () => {
    const phrases = ['长'.repeat(41), ...Array.from({ length: 3_000 }, (_, number) => `${number}社`)];
    await transcribe(recording('amr-nb'), { phrases, languages: [] });
    const sent = server.asked[0]?.config?.speechContexts?.[0]?.phrases ?? [];
    expect([sent.length, sent[0], sent.at(-1)]).toEqual([1_200, '0社', '1199社']);
  });

  test.each<[string, string[], string[]]>([
    ['the usual language comes first', [], ['cmn-Hans-CN', 'yue-Hant-HK', 'en-US']],
    ['the one that the speaker is known to speak comes first', ['yue'], ['yue-Hant-HK', 'cmn-Hans-CN', 'en-US']],
    ['one that nobody named is not asked for', ['bo'], ['cmn-Hans-CN', 'yue-Hant-HK', 'en-US']],
  ])('of several languages %s', async (_, languages, expected) => {
    const several = await open({ languages: ['cmn-Hans-CN', 'yue-Hant-HK', 'en-US'] });
    await several.transcribe(recording('amr-nb'), { phrases: [], languages });
    await several.close();
    const config = server.asked[0]?.config;
    expect([config?.languageCode, ...(config?.alternativeLanguageCodes ?? [])]).toEqual(expected);
  });
});

describe('what is understood', () => {
  test('is text with its confidence and language', async () => {
    server.turns = [saying('水管又爆了。', 0.93)];
    expect(await transcribe()).toEqual({
      ...{ text: '水管又爆了。', language: 'cmn-hans-cn', by: 'google' },
      confidence: expect.closeTo(0.93, 5),
    });
  });

  test('is as sure as its least sure part', async () => {
    const part = (transcript: string, confidence: number) => ({ alternatives: [{ transcript, confidence }] });
    server.turns = [{ answers: { results: [part('水管', 0.95), part('又爆了', 0.31), part('快来', 0)] } }];
    expect(await transcribe()).toMatchObject({ text: '水管又爆了快来', confidence: expect.closeTo(0.31, 5) });
  });

  test.each<[string, Turn]>([
    ['no result', { answers: {} }],
    ['a result without words', { answers: { results: [{ alternatives: [] }] } }],
    ['a full stop', saying('。')],
  ])('is nothing when the answer is %s', async (_, turn) => {
    server.turns = [turn];
    expect(await transcribe()).toMatchObject({ text: '', confidence: null });
  });
});

describe('a server that does not answer well', () => {
  const away: Turn = { fails: 14, saying: 'try later' };

  test('is asked again when it is away for a moment', async () => {
    server.turns = [away, away, saying('水管又爆了')];
    expect((await transcribe()).text).toBe('水管又爆了');
    expect(server.asked).toHaveLength(3);
  });

  test('is left when it stays away', async () => {
    server.turns = [away];
    expect(await failure()).toMatchObject({ kind: 'unavailable', retry: true });
    expect(server.asked).toHaveLength(3);
  });

  test('is waited for as long as patience lasts, once', async () => {
    await google.close();
    google = await open({ patience: 300 });
    server.turns = ['hangs'];
    expect(await failure()).toMatchObject({ kind: 'unavailable', retry: true });
    expect(server.asked).toHaveLength(1);
  });

  test.each<[string, number, TranscriberError['kind'], RegExp]>([
    ['PERMISSION_DENIED', 7, 'unauthorised', /GOOGLE_APPLICATION_CREDENTIALS.*docs\/voice\.md/],
    ['UNAUTHENTICATED', 16, 'unauthorised', /GOOGLE_APPLICATION_CREDENTIALS/],
    ['INVALID_ARGUMENT, as for a wrong encoding', 3, 'refused', /Speech API has not/],
    ['RESOURCE_EXHAUSTED', 8, 'unavailable', /Speech API has not/],
    ['INTERNAL', 13, 'unavailable', /Speech API has not/],
  ])('%s is told as what it is, and not repeated', async (_, code, kind, message) => {
    server.turns = [{ fails: code, saying: 'Speech API has not been used in project 1' }];
    const error = await failure();
    expect(error).toBeInstanceOf(TranscriberError);
    expect(error).toMatchObject({ kind, message: expect.stringMatching(message) });
    expect(server.asked).toHaveLength(1);
  });
});
