/** Voices, from bytes to words for the service and to sound for a browser: what stands between the recognisers and both. */
import { createDecoder } from './audio/create-decoder.js';
import { encodeWav } from './audio/encode-wav.js';
import { recogniseAudio } from './audio/recognise-audio.js';
import type { Config } from './config.js';
import type { Transcribe } from './conversation/turn.js';
import { SECOND } from './domain/time.js';
import type { Shown } from './http/media-route.js';
import { DecodeError, type Decode } from './ports/audio.js';
import type { Transcriber } from './ports/transcriber.js';
import { createTranscriber } from './transcription/create-transcriber.js';

export interface Voice {
  /** Null when people listen to voices. */
  transcribe: Transcribe | null;
  /** As every browser plays it; null for what nobody can decode. */
  playable(bytes: Uint8Array): Promise<Shown | null>;
  close(): Promise<void>;
}

export interface VoiceOptions {
  config: Pick<Config, 'transcribers' | 'speechLanguages'>;
  trouble(what: string, error: unknown): void;
  /** Opens others than the configuration names. */
  openTranscriber?: ((decode: Decode) => Promise<Transcriber | null>) | undefined;
}

/** Hz; as much as a voice message has. */
const PLAYED_RATE = 16_000;

/** After an outage hundreds may wait; more at once only make each other late. */
const AT_ONCE = 4;

/** A minute of any format takes well under one second. */
const DECODING = { timeout: 10 * SECOND, threads: 1 };

/** Loads what the configuration names, which may take seconds. Errors: those of `createTranscriber`. */
export async function openVoice({ config, trouble, openTranscriber }: VoiceOptions): Promise<Voice> {
  const { decode, close } = createDecoder(DECODING);
  const open = openTranscriber ?? ((given: Decode) => createTranscriber(config, { decode: given, trouble }));
  const transcriber = await open(decode).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    transcribe: transcriber === null ? null : transcribeWith(transcriber),
    playable: (bytes) => playable(bytes, decode),
    close: async () => {
      await transcriber?.close();
      await close();
    },
  };
}

/** What is no voice message, or longer than one can be, is for a person. */
function transcribeWith(transcriber: Transcriber): Transcribe {
  const inTurn = atMost(AT_ONCE);
  return async (bytes, hints) => {
    const audio = recogniseAudio(bytes);
    return 'reason' in audio ? null : inTurn(() => transcriber.transcribe(audio, hints));
  };
}

/** MP3 without its tags, M4A and WAV as they are, anything else as WAV. */
async function playable(bytes: Uint8Array, decode: Decode): Promise<Shown | null> {
  const audio = recogniseAudio(bytes);
  if ('reason' in audio) return null;
  switch (audio.format) {
    case 'mp3':
      return { type: 'audio/mpeg', bytes: audio.bytes };
    case 'm4a':
      return { type: 'audio/mp4', bytes: audio.bytes };
    case 'wav':
      return { type: 'audio/wav', bytes: audio.bytes };
    case 'silk':
    case 'amr-nb':
    case 'amr-wb':
    case 'speex': {
      const pcm = await decode(audio, { sampleRate: PLAYED_RATE }).catch(nothingIfBroken);
      return pcm === null ? null : { type: 'audio/wav', bytes: encodeWav(pcm) };
    }
  }
}

/** What is wrong with the recording stays so; anything else may go well another time. */
function nothingIfBroken(error: unknown): null {
  if (error instanceof DecodeError && ['unsupported', 'broken', 'too_long'].includes(error.reason)) return null;
  throw error;
}

/** Runs so many works at a time; the others wait in the order in which they came. */
function atMost(width: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = width;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
