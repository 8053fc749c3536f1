/**
 * What Google Cloud Speech v1 is sent. Which encodings it takes, and at which rates, is written in the protos that its
 * client ships; limits are those of cloud.google.com/speech-to-text/quotas.
 */
import type { protos } from '@google-cloud/speech';
import type { Audio, Decode } from '../ports/audio.js';
import type { Hints } from '../ports/transcriber.js';
import { likeliestFirst, samplesOf, wordsOf } from './heard.js';

type Request = protos.google.cloud.speech.v1.IRecognizeRequest;
type Config = protos.google.cloud.speech.v1.IRecognitionConfig;

/** Of one set; a request may have 5,000 phrases of 100 characters, but not over 100,000 characters in all. */
const WORDS = { most: 1_200, longest: 40 };
/** Of 0 to 20: half way, so that a rare name is heard and a common word is not bent into it. */
const BOOST = 10;
/** Besides the first. */
const MOST_ALTERNATIVES = 3;

export async function googleRequest(
  audio: Audio,
  hints: Hints,
  { languages, decode }: { languages: readonly string[]; decode: Decode },
): Promise<Request> {
  const { content, ...encoding } = await encoded(audio, decode);
  const [languageCode, ...others] = likeliestFirst(languages, hints.languages);
  const phrases = wordsOf(hints, WORDS);
  return {
    config: {
      ...encoding,
      languageCode,
      alternativeLanguageCodes: others.slice(0, MOST_ALTERNATIVES),
      speechContexts: phrases.length === 0 ? [] : [{ phrases, boost: BOOST }],
      enableAutomaticPunctuation: true,
    },
    audio: { content },
  };
}

type Encoded = Pick<Config, 'encoding' | 'sampleRateHertz'> & { content: Uint8Array };

async function encoded(audio: Audio, decode: Decode): Promise<Encoded> {
  switch (audio.format) {
    case 'amr-nb':
      return { encoding: 'AMR', sampleRateHertz: 8_000, content: audio.bytes };
    case 'amr-wb':
      return { encoding: 'AMR_WB', sampleRateHertz: 16_000, content: audio.bytes };
    case 'speex':
      return { encoding: 'SPEEX_WITH_HEADER_BYTE', sampleRateHertz: 16_000, content: audio.bytes };
    // SILK is not taken at all, MP3 only by the beta version, and WAV only if it is of the right kind.
    case 'silk':
    case 'mp3':
    case 'wav':
    case 'm4a': {
      const { samples, sampleRate } = await samplesOf(audio, decode);
      const content = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
      return { encoding: 'LINEAR16', sampleRateHertz: sampleRate, content };
    }
  }
}
