/** The key of a service account: what is no key is told at start, and what is one signs every request. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../src/common/errors.js';
import { readGoogleKey } from '../../src/transcription/google-key.js';
import { openGoogle } from '../../src/transcription/google.js';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const key = {
  type: 'service_account',
  project_id: 'gezipu-test',
  client_email: 'voice@gezipu-test.iam.gserviceaccount.com',
  private_key: privateKey,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gezipu-key-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function keyFile(content: unknown): string {
  const path = join(folder, 'key.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('a key file', () => {
  test.each<[string, unknown, RegExp]>([
    ['no JSON', 'BEGIN', /is no such key \(look at: everything\)/],
    ['no key of a service account', { ...key, type: 'authorized_user' }, /look at: type/],
    ['without its project', { ...key, project_id: '' }, /look at: project_id/],
    ['cut short', { ...key, private_key: privateKey.slice(0, 400) }, /look at: private_key/],
    ['without anything', {}, /look at: type, project_id, client_email, private_key/],
  ])('%s is named, with where to read how to get one', async (_, content, what) => {
    const error = await readGoogleKey(keyFile(content)).catch((thrown: unknown) => thrown as AppError);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'config_invalid', detail: expect.stringMatching(what) });
    expect(error).toMatchObject({ detail: expect.stringMatching(/^GOOGLE_APPLICATION_CREDENTIALS=.*docs\/voice\.md/) });
    expect(error).not.toMatchObject({ message: expect.stringContaining(privateKey.slice(60, 100)) });
  });

  test('that is not there is named', async () => {
    await expect(readGoogleKey(join(folder, 'none.json'))).rejects.toMatchObject({
      detail: expect.stringMatching(/none\.json cannot be read/),
    });
  });
});

test('every request over an encrypted connection is signed with the key', async () => {
  const [keyPath, certificatePath] = [join(folder, 'tls.key'), join(folder, 'tls.crt')];
  const certify = `openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1`;
  const [program = '', ...words] = `${certify} -keyout ${keyPath} -out ${certificatePath}`.split(' ');
  execFileSync(program, words, { stdio: 'ignore' });
  // gRPC reads it once, when it is loaded.
  process.env['GRPC_DEFAULT_SSL_ROOTS_FILE_PATH'] = certificatePath;
  const { openSpeechServer, saying } = await import('./speech-server.js');
  const server = await openSpeechServer({ key: readFileSync(keyPath), certificate: readFileSync(certificatePath) });
  server.turns = [saying('路灯坏了')];
  const google = await openGoogle({
    key: await readGoogleKey(keyFile(key)),
    ...{ languages: ['cmn-Hans-CN'], patience: 5_000, connection: server.connection },
    decode: () => Promise.reject(new Error('nothing to decode')),
  });
  const audio = { bytes: Buffer.from('#!AMR\n'), format: 'amr-nb', sampleRate: 8_000, duration: 0 } as const;
  expect((await google.transcribe(audio, { phrases: [], languages: [] })).text).toBe('路灯坏了');
  await google.close();
  server.close();

  const [head = '', body = '', signature = ''] = (server.authorizations[0] ?? '').replace('Bearer ', '').split('.');
  expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toMatchObject({ iss: key.client_email });
  const signed = Buffer.from(`${head}.${body}`);
  expect(verify('sha256', signed, createPublicKey(privateKey), Buffer.from(signature, 'base64url'))).toBe(true);
});
