/** Opening a recording or picture by its link, as a phone does. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import type { Express } from 'express';
import { createLog } from '../../src/common/log.js';
import type { Case } from '../../src/domain/case/types.js';
import { DAY, MINUTE } from '../../src/domain/time.js';
import { createHttp } from '../../src/http/create-http.js';
import type { IncomingMessage } from '../../src/ports/channel.js';
import { createMediaKeys } from '../../src/usecases/media-keys.js';
import { createMediaLinks } from '../../src/usecases/media-links.js';
import { createOpenMedia } from '../../src/usecases/open-media.js';
import { openVoice, type Voice } from '../../src/voice.js';
import { zhCN } from '../../src/wording/zh-cn/index.js';
import { LINKS, openTown, textsAt, type Town } from '../support/town.js';

const FIXTURES = new URL('../fixtures/audio/', import.meta.url);
const recording = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, FIXTURES)));
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

let town: Town;
let app: Express;
let voice: Voice;
beforeAll(async () => {
  const config = { transcribers: [], speechLanguages: ['cmn-Hans-CN'] };
  voice = await openVoice({ config, trouble: () => undefined });
});
afterAll(() => voice.close());
beforeEach(async () => {
  town = await openTown();
  app = createHttp({
    channels: [],
    readiness: () => ({ ready: true, reasons: [] }),
    metrics: { contentType: 'text/plain', text: async () => '' },
    operatorToken: null,
    log: createLog({ level: 'silent' }),
    media: {
      open: createOpenMedia(town.service.context, LINKS),
      playable: voice.playable,
      words: { ...zhCN.media, tag: 'zh-CN' },
    },
  }).app;
});
afterEach(() => town.close());

function sent(kind: 'voice' | 'image', bytes: Uint8Array): Partial<IncomingMessage> {
  return { media: { kind, name: 'x.bin', duration: 0, load: async () => bytes } };
}

/** The path of the link that a clerk is given when 才让 sends this. */
async function linkTo(kind: 'voice' | 'image', bytes: Uint8Array, clerk = 'suonan'): Promise<string> {
  const heard = await town.say('cairang', '', undefined, sent(kind, bytes));
  const [, path = ''] = /https:\/\/gezipu\.example(\/media\/[\w-]+)$/mu.exec(textsAt(heard, clerk)) ?? [];
  expect(path).not.toBe('');
  return path;
}

/** Another reader of the same recording. */
async function linkFor(person: string): Promise<string> {
  const [c] = await town.store.find<Case>({ kind: 'case', area: '', limit: 1 });
  const media = c!.data.remarks[0]!.media[0]!;
  return LINKS.make({ media, person }, town.now()).replace('https://gezipu.example', '');
}

describe('a link to a voice', () => {
  test('opens a page that plays it and does nothing else', async () => {
    const path = await linkTo('voice', recording('speech.amr'));
    const page = await request(app).get(path).set('host', 'gezipu.example').expect(200);
    expect(page.text).toContain(`<audio controls preload="auto" src="${path}/content">`);
    expect(page.text).toContain('GM-0001，群众的语音。');
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    ['speech.amr', 'audio/wav', 'RIFF'],
    ['speech.wav', 'audio/wav', 'RIFF'],
    ['speech.mp3', 'audio/mpeg', null],
    ['speech.m4a', 'audio/mp4', null],
  ])('%s is given as %s', async (name, type, begins) => {
    const path = await linkTo('voice', recording(name));
    const response = await request(app).get(`${path}/content`).buffer(true).parse(bytesOf).expect(200);
    const body = response.body as Buffer;
    expect(response.get('content-type')).toBe(type);
    if (begins === null) expect(Buffer.compare(body, Buffer.from(recording(name)))).toBe(0);
    else expect(body.toString('latin1')).toMatch(new RegExp(`^${begins}`, 'u'));
  });

  test('is given in parts, as Safari asks for it', async () => {
    const bytes = recording('speech.wav');
    const path = `${await linkTo('voice', bytes)}/content`;
    const part = (range: string) => request(app).get(path).set('range', range).buffer(true).parse(bytesOf);
    const first = await part('bytes=0-1').expect(206).expect('content-range', `bytes 0-1/${bytes.length}`);
    expect([...(first.body as Buffer)]).toEqual([...bytes.subarray(0, 2)]);
    const rest = await part('bytes=100-').expect(206);
    expect((rest.body as Buffer).length).toBe(bytes.length - 100);
    await part(`bytes=${bytes.length}-`).expect(416).expect('content-range', `bytes */${bytes.length}`);
    await part('bytes=0-1,5-6').expect(200).expect('content-length', String(bytes.length));
  });

  test('that nobody can play says so', async () => {
    const page = await request(app)
      .get(await linkTo('voice', PNG))
      .expect(415);
    expect(page.text).toContain('放不出来');
  });

  test('is good for seven days, and then says kindly where to get another', async () => {
    const path = await linkTo('voice', recording('speech.wav'));
    town.set(town.now() + 7 * DAY);
    await request(app).get(path).expect(200);
    town.set(town.now() + 2 * MINUTE);
    for (const at of [path, `${path}/content`])
      expect((await request(app).get(at).expect(410)).text).toContain('/查看 编号');
    const [, again = ''] =
      /gezipu\.example(\/media\/[\w-]+)/u.exec(textsAt(await town.say('suonan', '/查看 1'), 'suonan')) ?? [];
    await request(app).get(again).expect(200);
  });

  test('leads nowhere when a letter of it was changed, or another service signed it', async () => {
    const path = await linkTo('voice', recording('speech.wav'));
    for (let at = '/media/'.length; at < path.length; at += 7) {
      const forged = `${path.slice(0, at)}${path[at] === 'A' ? 'B' : 'A'}${path.slice(at + 1)}`;
      await request(app).get(forged).expect(404);
    }
    const foreign = createMediaLinks(createMediaKeys('another secret'), { base: '', outside: true, life: DAY });
    const [c] = await town.store.find<Case>({ kind: 'case', area: '', limit: 1 });
    await request(app)
      .get(foreign.make({ media: c!.data.remarks[0]!.media[0]!, person: 'suonan' }, town.now()))
      .expect(404);
    await request(app).get('/media/x').expect(404);
  });

  test('is of no use once it was deleted', async () => {
    const path = await linkTo('voice', recording('speech.wav'));
    await town.say('cairang', '撤回');
    await town.at(town.now() + 3 * DAY);
    await request(app).get(path).expect(200);
    const late = await linkFor('suonan');
    await town.at(town.now() + 28 * DAY);
    town.set(town.now() - 27 * DAY);
    await request(app).get(late).expect(410);
  });

  test('opens for those who may see the case, and for nobody who may not', async () => {
    await linkTo('voice', recording('speech.wav'));
    for (const person of ['suonan', 'lamu', 'wang', 'ma'])
      await request(app)
        .get(await linkFor(person))
        .expect(200);
    for (const person of ['yixi', 'ji', 'cairang', 'nobody'])
      await request(app)
        .get(await linkFor(person))
        .expect(410);
  });

  test('opens also what the secret before the present one sealed and signed', async () => {
    const path = await linkTo('voice', recording('speech.wav'));
    const keys = createMediaKeys('a new secret', ['a secret of the town']);
    const links = createMediaLinks(keys, { base: '', outside: true, life: DAY });
    expect(links.read(path.replace('/media/', ''), town.now())).toMatchObject({ person: 'suonan', expired: false });
    expect(links.make({ media: 'm/ab/abcd', person: 'suonan' }, town.now())).not.toContain(path);
  });
});

describe('a link to a picture', () => {
  test('shows what is one by its first bytes, whatever it is called', async () => {
    const path = await linkTo('image', PNG);
    expect((await request(app).get(path).expect(200)).text).toContain(`<img src="${path}/content"`);
    await request(app).get(`${path}/content`).expect(200).expect('content-type', 'image/png');
  });

  test.each([
    ['a page', '<html><script>alert(1)</script>'],
    ['a drawing that may hold a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['nothing', 'x'],
  ])('never gives %s to a browser', async (_what, text) => {
    const path = await linkTo('image', new Uint8Array(Buffer.from(text)));
    for (const at of [path, `${path}/content`])
      expect((await request(app).get(at).expect(415)).text).not.toContain('alert');
  });
});

/** For answers that supertest would read as something else. */
function bytesOf(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
