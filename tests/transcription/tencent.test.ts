/** Tencent's real SDK, asking a server on loopback. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Audio, AudioFormat } from '../../src/ports/audio.js';
import { TranscriberError, type Transcriber } from '../../src/ports/transcriber.js';
import { openTencent } from '../../src/transcription/tencent.js';

type Answer = (response: ServerResponse) => void;
const answering =
  (answer: object): Answer =>
  (response) =>
    response.end(JSON.stringify({ Response: { RequestId: 'r', ...answer } }));
const failing = (Code: string): Answer => answering({ Error: { Code, Message: 'as Tencent words it' } });

let server: Server;
let answer: Answer;
let asked: { headers: IncomingHttpHeaders; body: Record<string, unknown> }[];
let tencent: Transcriber;
beforeEach(async () => {
  asked = [];
  answer = answering({ Result: '' });
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push({
        headers: request.headers,
        body: JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>,
      });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tencent = await openTencent({
    ...{ secretId: 'AKIDexample', secretKey: 'never-to-be-seen', engine: '16k_zh_dialect', patience: 400 },
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
});
afterEach(async () => {
  await tencent.close();
  server.closeAllConnections();
  server.close();
});

const recording = (format: AudioFormat = 'silk', bytes: Buffer = Buffer.from('a recording')): Audio => ({
  ...{ format, bytes, sampleRate: 16_000, duration: 2_000 },
});
const transcribe = (audio = recording(), phrases: string[] = []) =>
  tencent.transcribe(audio, { phrases, languages: [] });
const failure = (audio?: Audio): Promise<TranscriberError> =>
  transcribe(audio).then(
    () => Promise.reject(new Error('it was understood')),
    (error: unknown) => error as TranscriberError,
  );

describe('what is sent', () => {
  test.each<[AudioFormat, string]>([
    ['silk', 'silk'],
    ['amr-nb', 'amr'],
    ['amr-wb', 'amr'],
    ['mp3', 'mp3'],
    ['speex', 'speex'],
    ['wav', 'wav'],
    ['m4a', 'm4a'],
  ])('%s goes as it is, called %s', async (format, VoiceFormat) => {
    await transcribe(recording(format));
    expect(asked[0]?.body).toEqual({
      ...{ EngSerViceType: '16k_zh_dialect', SourceType: 1, VoiceFormat, DataLen: 11 },
      Data: Buffer.from('a recording').toString('base64'),
    });
  });

  test('is signed by the key, which is not sent', async () => {
    await transcribe();
    expect(asked[0]?.headers).toMatchObject({
      'x-tc-action': 'SentenceRecognition',
      authorization: expect.stringMatching(/^TC3-HMAC-SHA256 Credential=AKIDexample\//),
    });
    expect(JSON.stringify(asked)).not.toContain('never-to-be-seen');
  });

  test('words that are likely to fall go along, as many and as long as are taken', async () => {
    const phrases = ['十一个字的地名是没有的吧', '尚霸组', 'a|b', ...Array.from({ length: 200 }, (_, at) => `${at}社`)];
    await transcribe(recording(), phrases);
    const words = String(asked[0]?.body['HotwordList']).split(',');
    expect([words[0], words[1], words.length]).toEqual(['尚霸组|10', '0社|10', 128]);
  });

  test('a recording over three megabytes stays here', async () => {
    expect(await failure(recording('wav', Buffer.alloc(2_400_000)))).toMatchObject({ kind: 'unsupported' });
    expect(asked).toEqual([]);
  });
});

describe('what is understood', () => {
  test('is text; how sure it is, is not said', async () => {
    answer = answering({ Result: '水管又爆了。', AudioDuration: 2_000 });
    expect(await transcribe()).toEqual({ text: '水管又爆了。', confidence: null, language: null, by: 'tencent' });
  });

  test.each([[{ Result: '' }], [{ Result: '。' }], [{}]])('is nothing when the answer is %j', async (result) => {
    answer = answering(result);
    expect((await transcribe()).text).toBe('');
  });
});

describe('a server that does not answer well', () => {
  test.each<[string, TranscriberError['kind']]>([
    ['AuthFailure.SignatureFailure', 'unauthorised'],
    ['UnauthorizedOperation', 'unauthorised'],
    ['FailedOperation.UserHasNoFreeAmount', 'unauthorised'],
    ['FailedOperation.ServiceIsolate', 'unauthorised'],
    ['InvalidParameterValue.ErrorInvalidVoiceFormat', 'refused'],
    ['FailedOperation.ErrorRecognize', 'refused'],
    ['InternalError.ErrorRecognize', 'unavailable'],
    ['RequestLimitExceeded', 'unavailable'],
    ['SomethingNew', 'unavailable'],
  ])('%s means %s', async (code, kind) => {
    answer = failing(code);
    const error = await failure();
    expect(error).toBeInstanceOf(TranscriberError);
    expect(error).toMatchObject({ kind, message: expect.stringContaining(`tencent: ${code} as Tencent words it`) });
    expect(asked).toHaveLength(1);
  });

  test('a refused key is named with where it is set', async () => {
    answer = failing('AuthFailure.SecretIdNotFound');
    expect((await failure()).message).toMatch(/TENCENT_SECRET_ID.*docs\/voice\.md/);
  });

  test.each<[string, Answer]>([
    ['breaks off', (response) => response.destroy()],
    ['is out of order', (response) => response.writeHead(502).end('bad gateway')],
    ['is somebody else', (response) => response.end('<html>please log in')],
    ['says nothing known', (response) => response.end('{}')],
    ['does not answer', () => undefined],
  ])('one that %s is unavailable', async (_, behaviour) => {
    answer = behaviour;
    expect(await failure()).toMatchObject({ kind: 'unavailable', retry: true });
  });
});
