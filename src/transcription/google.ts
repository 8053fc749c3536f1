/** Google Cloud Speech. It is reached over a connection abroad, and what is sent to it leaves the country. */
import type { protos, v1 } from '@google-cloud/speech';
import { ExponentialBackoff, handleWhen, retry } from 'cockatiel';
import type { Decode } from '../ports/audio.js';
import {
  TranscriberError,
  type Transcriber,
  type TranscriberErrorKind,
  type Transcript,
} from '../ports/transcriber.js';
import type { GoogleKey } from './google-key.js';
import { googleRequest } from './google-request.js';
import { heard, messageOf } from './heard.js';

export interface GoogleOptions {
  key: GoogleKey;
  /** BCP-47, the usual one first; of more than four the last are not used. */
  languages: readonly string[];
  /** Milliseconds that one request may take. */
  patience: number;
  decode: Decode;
  /** Another server than Google's, for tests. */
  connection?: NonNullable<ConstructorParameters<typeof v1.SpeechClient>[0]>;
}

const NAME = 'google';
/** gRPC codes. */
const UNAVAILABLE = 14;
const KINDS: Readonly<Partial<Record<number, TranscriberErrorKind>>> = {
  3: 'refused', // INVALID_ARGUMENT
  7: 'unauthorised', // PERMISSION_DENIED
  9: 'refused', // FAILED_PRECONDITION
  11: 'refused', // OUT_OF_RANGE
  16: 'unauthorised', // UNAUTHENTICATED
};

/** Loading the client takes most of a second and 60 MB, so only who chose Google loads it, and at start. */
export async function openGoogle({ key, connection, ...options }: GoogleOptions): Promise<Transcriber> {
  const { v1 } = await import('@google-cloud/speech');
  // With key and project named, nothing is asked of metadata servers that are not there.
  const client = new v1.SpeechClient({ credentials: key, projectId: key.project_id, ...connection });
  const policy = retry(handleWhen(isUnavailable), { maxAttempts: 2, backoff: new ExponentialBackoff() });
  return {
    name: NAME,
    leavesCountry: true,
    async transcribe(audio, hints, signal) {
      const request = await googleRequest(audio, hints, options);
      try {
        // The client's own retries would count a time-out among what is worth repeating.
        const call = { timeout: options.patience, retry: null };
        const [response] = await policy.execute(() => client.recognize(request, call), signal);
        return transcriptOf(response);
      } catch (error) {
        throw toTranscriberError(error);
      }
    },
    close: () => client.close(),
  };
}

/** Parts follow each other; the whole is as sure as its least sure part. Zero stands for "not said". */
function transcriptOf({ results }: protos.google.cloud.speech.v1.IRecognizeResponse): Transcript {
  const parts = (results ?? []).map(({ alternatives }) => alternatives?.[0]);
  const confidences = parts.map((part) => part?.confidence ?? 0).filter((confidence) => confidence > 0);
  return heard({
    text: parts.map((part) => part?.transcript ?? '').join(''),
    confidence: confidences.length === 0 ? null : Math.min(...confidences),
    language: results?.[0]?.languageCode || null,
    by: NAME,
  });
}

function toTranscriberError(error: unknown): TranscriberError {
  const kind = KINDS[codeOf(error)] ?? 'unavailable';
  const fix =
    kind === 'unauthorised'
      ? '; look at GOOGLE_APPLICATION_CREDENTIALS and the rights of its account (docs/voice.md)'
      : '';
  return new TranscriberError(kind, `google: ${messageOf(error)}${fix}`, { cause: error });
}

function isUnavailable(error: Error): boolean {
  return codeOf(error) === UNAVAILABLE;
}

function codeOf(error: unknown): number {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : NaN;
}
