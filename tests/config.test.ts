import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { renderConfigurationPage, renderEnvExample } from '../scripts/render-config-docs.js';
import { AppError } from '../src/common/errors.js';
import { loadConfig } from '../src/config.js';
import type { Environment } from '../src/config.js';
import { MINUTE } from '../src/domain/time.js';

/** What an operator is told about this environment, line by line; the last line says how to go on. */
function complaintsAbout(env: Environment): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof AppError && error.code === 'config_invalid') return error.detail.split('\n');
    throw error;
  }
  return [];
}

describe('without any variable', () => {
  test('the service runs for this machine alone, on SQLite, with the simulator and the demo villages', () => {
    expect(loadConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://127.0.0.1:8080',
      store: { kind: 'sqlite', path: './data/gezipu.sqlite' },
      channels: ['simulator'],
      villageFiles: ['demo/guomi.yaml', 'demo/xiangbu.yaml'],
      operatorToken: null,
      mergeWindow: MINUTE,
      callStep: 3 * MINUTE,
    });
  });

  test('the working day has its noon break', () => {
    expect(loadConfig({}).workHours).toEqual([
      { from: 540, to: 720 },
      { from: 840, to: 1080 },
    ]);
  });

  test('a variable that is set to nothing counts as not set', () => {
    expect(loadConfig({ PORT: '', OPERATOR_TOKEN: ' ', VILLAGE_FILES: '' })).toEqual(loadConfig({}));
  });
});

describe('the store', () => {
  test('is a file', () => {
    expect(loadConfig({ STORE: 'sqlite:/srv/x.sqlite' }).store).toEqual({ kind: 'sqlite', path: '/srv/x.sqlite' });
  });

  test.each(['mongodb://li:geheim@db1,db2/gezipu?replicaSet=rs0', 'mongodb+srv://db.example.cn/gezipu'])(
    'is MongoDB at %s',
    (uri) => {
      expect(loadConfig({ STORE: uri }).store).toEqual({ kind: 'mongodb', uri });
    },
  );
});

describe('a list', () => {
  test('is split at commas, also Chinese ones, and named twice counts once', () => {
    expect(loadConfig({ CHANNELS: 'wechaty, simulator，wechaty' }).channels).toEqual(['wechaty', 'simulator']);
  });

  test('is empty when it says none', () => {
    expect(loadConfig({ VILLAGE_FILES: 'none' }).villageFiles).toEqual([]);
  });
});

describe('links', () => {
  test('begin with PUBLIC_URL, without a slash at its end', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://gezipu.example.cn/' }).publicUrl).toBe('https://gezipu.example.cn');
  });

  test('begin with host and port when PUBLIC_URL is missing', () => {
    expect(loadConfig({ HOST: '::1', PORT: '81' }).publicUrl).toBe('http://[::1]:81');
  });
});

describe('a wrong variable', () => {
  test.each<[string, Environment, RegExp]>([
    [
      'a port that is no number',
      { PORT: '80a' },
      /^PORT=80a must be a whole number from 0 to 65535; remove it to use 8080$/,
    ],
    ['a port that is too high', { PORT: '70000' }, /^PORT=70000 must be a whole number/],
    ['an unknown channel', { CHANNELS: 'qq' }, /^CHANNELS=qq must be from: simulator, wechaty/],
    ['an unknown store', { STORE: 'postgres://li:geheim@db' }, /^STORE must be sqlite: and a file, .* or .* MongoDB/],
    ['a store without its file', { STORE: 'sqlite:' }, /^STORE must be sqlite: and a file/],
    ['a store without its server', { STORE: 'mongodb://' }, /^STORE must be sqlite: and a file/],
    ['a link without its protocol', { PUBLIC_URL: 'example.cn' }, /^PUBLIC_URL=example.cn must begin with http/],
    ['hours that are no times', { WORK_HOURS: '9-12' }, /^WORK_HOURS=9-12 must be times of day/],
    ['hours that end before they begin', { WORK_HOURS: '12:00-09:00' }, /^WORK_HOURS/],
    ['hours that overlap', { WORK_HOURS: '09:00-12:00,11:00-18:00' }, /^WORK_HOURS/],
    ['hours after midnight', { WORK_HOURS: '09:00-24:30' }, /^WORK_HOURS/],
    ['an hour of seventy minutes', { WORK_HOURS: '09:00-11:70' }, /^WORK_HOURS/],
    ['a time out of range', { HELP_MINUTES: '0' }, /^HELP_MINUTES=0 must be a whole number from 1 to 60/],
    ['an unknown level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL=loud must be one of: silent/],
  ])('%s is named with what it must be', (_, env, line) => {
    expect(complaintsAbout(env)).toEqual([expect.stringMatching(line)]);
  });

  test('does not hide another one', () => {
    const names = complaintsAbout({ PORT: 'x', CHANNELS: 'a,b', HOST: '0.0.0.0' }).map(
      (line) => /^[A-Z_]+/.exec(line)?.[0],
    );
    expect(names).toEqual(['PORT', 'CHANNELS', 'OPERATOR_TOKEN']);
  });

  test('is not shown when it is a secret', () => {
    expect(complaintsAbout({ OPERATOR_TOKEN: 'hunter2' })).toEqual(['OPERATOR_TOKEN must have at least 16 characters']);
  });
});

describe('an address that other machines reach', () => {
  test.each(['0.0.0.0', '192.168.1.5', '::'])('%s needs OPERATOR_TOKEN', (HOST) => {
    expect(complaintsAbout({ HOST })).toEqual([
      expect.stringContaining(`OPERATOR_TOKEN must be set, because HOST=${HOST}`),
    ]);
    expect(complaintsAbout({ HOST, OPERATOR_TOKEN: 'sixteen-letters!' })).toEqual([]);
  });

  test.each(['127.0.0.1', '127.0.1.1', '::1', 'localhost'])('%s is none', (HOST) => {
    expect(complaintsAbout({ HOST })).toEqual([]);
  });
});

describe('WeChat in a process of its own', () => {
  test.each(['process', 'apart'])('as %s needs a secret that both processes know', (WECHATY_MODE) => {
    expect(complaintsAbout({ WECHATY_MODE })).toEqual([expect.stringContaining('MESSAGING_SECRET must be set')]);
    expect(complaintsAbout({ WECHATY_MODE, MESSAGING_SECRET: 'm'.repeat(32) })).toEqual([]);
  });

  test('finds the service on this machine, unless told where its processes are', () => {
    expect(loadConfig({ PORT: '9000' }).wechatyBot.services).toEqual(['http://127.0.0.1:9000']);
    const WECHATY_SERVICE_URL = 'http://gezipu1:8080/, http://gezipu2:8080';
    expect(loadConfig({ WECHATY_SERVICE_URL }).wechatyBot.services).toEqual([
      'http://gezipu1:8080',
      'http://gezipu2:8080',
    ]);
  });
});

describe('what is written about configuration', () => {
  test.each([
    ['.env.example', renderEnvExample],
    ['docs/configuration.md', renderConfigurationPage],
  ])('%s is up to date; if not: npm run config:docs', (file, render) => {
    expect(readFileSync(file, 'utf8')).toBe(render());
  });

  test('.env.example changes nothing as it stands', () => {
    expect(
      renderEnvExample()
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#')),
    ).toEqual([]);
  });
});
