/** Tencent Cloud's recogniser for short recordings, in China; it takes what WeChat makes as it is, and understands dialects. */
import type { asr } from 'tencentcloud-sdk-nodejs-asr';
import { SECOND } from '../domain/time.js';
import type { Audio, AudioFormat } from '../ports/audio.js';
import { TranscriberError, type Hints, type Transcriber, type TranscriberErrorKind } from '../ports/transcriber.js';
import { heard, messageOf, wordsOf } from './heard.js';

export interface TencentOptions {
  secretId: string;
  secretKey: string;
  /** What Tencent calls EngSerViceType: 16k_zh, 16k_zh_dialect … */
  engine: string;
  /** Milliseconds that one request may take. */
  patience: number;
  /** Another server than Tencent's, for tests: http://127.0.0.1:1234 */
  server?: string;
}

type Request = Parameters<InstanceType<typeof asr.v20190614.Client>['SentenceRecognition']>[0];

const NAME = 'tencent';
const SERVER = 'https://asr.tencentcloudapi.com';
/** Of a list that is sent along; the weight is the highest below "super", which bends other words. */
const WORDS = { most: 128, longest: 10 };
const WEIGHT = 10;
/** Three megabytes, once they are written in base64. */
const MOST_BYTES = (3 * 1024 * 1024 * 3) / 4;

const FORMATS: Record<AudioFormat, string> = {
  silk: 'silk',
  'amr-nb': 'amr',
  'amr-wb': 'amr',
  mp3: 'mp3',
  speex: 'speex',
  wav: 'wav',
  m4a: 'm4a',
};

/** Of its hundreds of error codes, those by their beginning that are not a matter of trying again. */
const KINDS: readonly [string, TranscriberErrorKind][] = [
  ['AuthFailure', 'unauthorised'],
  ['UnauthorizedOperation', 'unauthorised'],
  ['FailedOperation.CheckAuthInfoFailed', 'unauthorised'],
  ['FailedOperation.ServiceIsolate', 'unauthorised'],
  ['FailedOperation.UserHasNo', 'unauthorised'],
  ['FailedOperation.UserNotRegistered', 'unauthorised'],
  ['FailedOperation', 'refused'],
  ['InvalidParameter', 'refused'],
  ['MissingParameter', 'refused'],
  ['UnknownParameter', 'refused'],
  ['UnsupportedOperation', 'refused'],
];

export async function openTencent(options: TencentOptions): Promise<Transcriber> {
  const { secretId, secretKey, engine, patience, server = SERVER } = options;
  const { asr } = await import('tencentcloud-sdk-nodejs-asr');
  const { host: endpoint, protocol } = new URL(server);
  const client = new asr.v20190614.Client({
    credential: { secretId, secretKey },
    profile: { httpProfile: { endpoint, protocol: `${protocol}//`, reqTimeout: patience / SECOND } },
  });
  return {
    name: NAME,
    leavesCountry: false,
    async transcribe(audio, hints) {
      const request = requestFor(audio, hints, engine);
      try {
        const { Result: text = '' } = await client.SentenceRecognition(request);
        return heard({ text, confidence: null, language: null, by: NAME });
      } catch (error) {
        throw toTranscriberError(error);
      }
    },
    close: async () => undefined,
  };
}

function requestFor({ bytes, format }: Audio, hints: Hints, engine: string): Request {
  if (bytes.length > MOST_BYTES) throw new TranscriberError('unsupported', 'tencent: a recording larger than it takes');
  const listable = hints.phrases.filter((phrase) => !/[|,]/.test(phrase));
  const words = wordsOf({ ...hints, phrases: listable }, WORDS);
  return {
    EngSerViceType: engine,
    SourceType: 1,
    VoiceFormat: FORMATS[format],
    Data: Buffer.from(bytes).toString('base64'),
    DataLen: bytes.length,
    ...(words.length === 0 ? {} : { HotwordList: words.map((word) => `${word}|${WEIGHT}`).join(',') }),
  };
}

/** What has no code never reached Tencent, or came back as something else than its answer. */
function toTranscriberError(error: unknown): TranscriberError {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const kind = KINDS.find(([beginning]) => code.startsWith(beginning))?.[1] ?? 'unavailable';
  const fix =
    kind === 'unauthorised' ? '; look at TENCENT_SECRET_ID, TENCENT_SECRET_KEY and the account (docs/voice.md)' : '';
  return new TranscriberError(kind, `tencent: ${code} ${messageOf(error)}${fix}`, { cause: error });
}
