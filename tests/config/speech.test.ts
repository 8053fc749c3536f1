/** Who is chosen to understand speech, and what must be said before anybody is. */
import { describe, expect, test } from '@jest/globals';
import { AppError } from '../../src/common/errors.js';
import { loadConfig, type Environment } from '../../src/config.js';

function complaintsAbout(env: Environment): string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof AppError && error.code === 'config_invalid') return error.detail.split('\n');
    throw error;
  }
  return [];
}

const google = { GOOGLE_APPLICATION_CREDENTIALS: '/etc/gezipu/key.json', VOICE_MAY_LEAVE_CHINA: 'yes' };
const tencent = { TENCENT_SECRET_ID: 'AKIDexample', TENCENT_SECRET_KEY: 'never-to-be-seen' };

describe('recognisers', () => {
  test('are none, and Mandarin is spoken, when nobody says otherwise', () => {
    expect(loadConfig({})).toMatchObject({ transcribers: [], speechLanguages: ['cmn-Hans-CN'] });
    expect(loadConfig({ TRANSCRIBERS: 'none' }).transcribers).toEqual([]);
  });

  test('keep their order, each with what it needs, and named twice count once', () => {
    const env = {
      TRANSCRIBERS: 'sherpa,tencent，google,sherpa',
      SHERPA_MODEL_DIR: '/models/zh',
      ...google,
      ...tencent,
    };
    expect(loadConfig(env).transcribers).toEqual([
      { name: 'sherpa', modelDir: '/models/zh' },
      { name: 'tencent', secretId: 'AKIDexample', secretKey: 'never-to-be-seen', engine: '16k_zh' },
      { name: 'google', keyFile: '/etc/gezipu/key.json' },
    ]);
  });

  test('know of several languages in their order', () => {
    const { speechLanguages } = loadConfig({ SPEECH_LANGUAGES: 'yue-Hant-HK, cmn-Hans-CN' });
    expect(speechLanguages).toEqual(['yue-Hant-HK', 'cmn-Hans-CN']);
  });
});

describe('the service does not start', () => {
  test.each<[string, Environment, RegExp[]]>([
    [
      'with Google while voices must not leave China, and says why',
      { TRANSCRIBERS: 'google', ...google, VOICE_MAY_LEAVE_CHINA: 'no' },
      [/^VOICE_MAY_LEAVE_CHINA must be yes, .* google.*PIPL.* docs\/voice\.md/],
    ],
    [
      'with Google when nothing is said of it',
      { TRANSCRIBERS: 'sherpa,google', SHERPA_MODEL_DIR: '/models/zh' },
      [/^GOOGLE_APPLICATION_CREDENTIALS must be set, because TRANSCRIBERS names google/, /^VOICE_MAY_LEAVE_CHINA/],
    ],
    ['with sherpa without a model', { TRANSCRIBERS: 'sherpa' }, [/^SHERPA_MODEL_DIR must be set, because/]],
    [
      'with Tencent with half a key',
      { ...tencent, TRANSCRIBERS: 'tencent', TENCENT_SECRET_KEY: '' },
      [/^TENCENT_SECRET_KEY/],
    ],
    ['with a recogniser that nobody knows', { TRANSCRIBERS: 'siri' }, [/^TRANSCRIBERS=siri must be from: google/]],
    ['with an answer that is neither', { VOICE_MAY_LEAVE_CHINA: 'maybe' }, [/must be no or yes/]],
    ['with a language that is no tag', { SPEECH_LANGUAGES: '普通话' }, [/must be language tags such as cmn-Hans-CN/]],
    ['with more languages than anybody takes', { SPEECH_LANGUAGES: 'zh,en,bo,yue,wuu' }, [/must be four at most/]],
    ['with no language', { SPEECH_LANGUAGES: 'none' }, [/must name a language/]],
  ])('%s', (_, env, lines) => {
    expect(complaintsAbout(env)).toEqual(lines.map((line) => expect.stringMatching(line)));
  });

  test('and tells it together with what else is wrong', () => {
    const names = complaintsAbout({ TRANSCRIBERS: 'tencent', PORT: 'x' }).map((line) => /^[A-Z_]+/.exec(line)?.[0]);
    expect(names).toEqual(['PORT', 'TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY']);
  });

  test.each([{ VOICE_MAY_LEAVE_CHINA: 'yes' }, google, tencent])('but with %j and nobody chosen it does', (env) => {
    expect(complaintsAbout(env)).toEqual([]);
  });
});
