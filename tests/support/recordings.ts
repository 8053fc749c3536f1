/** Recordings that hold what was said in them, and a recogniser that reads it back, is slow, or is away. */
import type { Transcribe } from '../../src/conversation/turn.js';
import type { IncomingMessage } from '../../src/ports/channel.js';
import type { Village } from '../../src/domain/village.js';
import { TranscriberError, type Hints, type Transcript } from '../../src/ports/transcriber.js';
import type { Case } from '../../src/domain/case/types.js';
import { openTown, type Town } from './town.js';
import { TOWN_VILLAGE } from './town-village.js';

/** 豆太 and 卓玛 speak Tibetan, and 二社群 has agreed that voices are listened to. */
export const VOICE_VILLAGE: Village = {
  ...TOWN_VILLAGE,
  people: TOWN_VILLAGE.people.map((one) =>
    ['doutai', 'zhuoma'].includes(one.id) ? { ...one, languages: ['bo'] } : one,
  ),
  groups: TOWN_VILLAGE.groups.map((one) => (['g2', 'gm'].includes(one.id) ? { ...one, voice: true } : one)),
};

/** A voice message in which this is said; "" is silence. */
export function voice(text: string, how: Partial<Transcript> = {}): Partial<IncomingMessage> {
  const bytes = new Uint8Array(
    Buffer.from(JSON.stringify({ text, confidence: 0.95, language: null, by: 'test', ...how })),
  );
  return { media: { kind: 'voice', name: '语音.sil', duration: 12_000, load: async () => bytes } };
}

export class Recogniser {
  /** What it was given besides the recordings, one for each. */
  readonly asked: Hints[] = [];
  /** Null: it answers. */
  away: TranscriberError | null = null;
  /** Waited for before each answer. */
  patience: Promise<void> = Promise.resolve();

  readonly transcribe: Transcribe = async (bytes, hints) => {
    this.asked.push(hints);
    await this.patience;
    if (this.away !== null) throw this.away;
    return JSON.parse(Buffer.from(bytes).toString()) as Transcript;
  };

  leave(): void {
    this.away = new TranscriberError('unavailable', 'test: away');
  }

  comeBack(): void {
    this.away = null;
  }
}

export const openVoiceTown = ({ transcribe }: Recogniser): Promise<Town> =>
  openTown({ village: VOICE_VILLAGE, transcribe });

export const firstCase = async (town: Town): Promise<Case> => (await town.cases())[0]!;

/** How many recordings and pictures are kept. */
export const mediaIn = async (town: Town): Promise<number> =>
  (await town.store.find({ kind: 'media', area: '', limit: 100 })).length;
