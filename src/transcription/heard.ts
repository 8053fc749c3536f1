/** What all recognisers do alike: which words they are given, what plain samples they get, and what counts as heard. */
import { DecodeError, type Audio, type Decode, type DecodeFailure, type Pcm } from '../ports/audio.js';
import { TranscriberError, type Hints, type TranscriberErrorKind, type Transcript } from '../ports/transcriber.js';

/** Hz; what models of speech are trained on. */
const SPEECH_RATE = 16_000;

const DECODING: Record<DecodeFailure, TranscriberErrorKind> = {
  unsupported: 'unsupported',
  broken: 'refused',
  too_long: 'refused',
  timeout: 'unavailable',
  crashed: 'unavailable',
  closed: 'unavailable',
};

/** Some recognisers answer silence with a full stop. */
export function heard(transcript: Transcript): Transcript {
  const text = transcript.text.trim();
  return { ...transcript, text: /[\p{L}\p{N}]/u.test(text) ? text : '' };
}

/** As many words as a recogniser takes, each no longer (in characters) than it takes, none twice. */
export function wordsOf({ phrases }: Hints, limit: { most: number; longest: number }): string[] {
  const words = phrases
    .map((phrase) => phrase.trim())
    .filter((word) => word !== '' && [...word].length <= limit.longest);
  return [...new Set(words)].slice(0, limit.most);
}

export async function samplesOf(audio: Audio, decode: Decode): Promise<Pcm> {
  try {
    return await decode(audio, { sampleRate: SPEECH_RATE });
  } catch (error) {
    const kind = error instanceof DecodeError ? DECODING[error.reason] : 'unavailable';
    throw new TranscriberError(kind, `${audio.format}: ${messageOf(error)}`, { cause: error });
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The tags with those first that this speaker is known to speak; region and script do not matter for that. */
export function likeliestFirst(languages: readonly string[], spoken: readonly string[]): string[] {
  const known = new Set(spoken.map(primaryLanguage));
  return [...languages].sort((a, b) => Number(known.has(primaryLanguage(b))) - Number(known.has(primaryLanguage(a))));
}

/** "zh" and "cmn" are both used for Mandarin. */
export function primaryLanguage(tag: string): string {
  const [primary = ''] = tag.toLowerCase().split('-');
  return primary === 'cmn' ? 'zh' : primary;
}
