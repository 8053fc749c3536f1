/** Dangers to life and property, decided by rules before anything else; better one too many than one too few. */
import type { EmergencyKind } from '../domain/emergency.js';
import type { Reading } from './lexicon.js';

/** A strong word is enough alone. */
const ENOUGH = 5;
/** Words of harm count at most as two; with somebody to whom it happens they are enough, else with a cry for help. */
const HARM = 2;
const MOST_HARM = 3.6;
const SOMEBODY = 1.8;
const CRY = 2.5;
const NOW = 0.8;
/** What speaks against a danger here and now. */
const DOUBTS: Readonly<Record<string, number>> = {
  unreal: 5,
  elsewhere: 4,
  averted: 5,
  memory: 9,
  past: 3,
  habitual: 2,
};

/** A danger of equal score is taken as the one that stands first: what must not be overlooked, then what causes what. */
const ORDER: readonly EmergencyKind[] = [
  'suicide',
  'gas',
  'fire',
  'wires',
  'ice',
  'flood',
  'landslide',
  'violence',
  'injury',
  'breathing',
  'missing',
  'fraud',
];

export interface Emergency {
  kind: EmergencyKind;
  words: readonly string[];
}

/** The danger that is here and now, or null for what is dreamt, told, past, elsewhere, averted or a figure of speech. */
export function detectEmergency(reading: Reading): Emergency | null {
  const around = (found(reading, 'cry') > 0 ? CRY : 0) + (found(reading, 'now') > 0 ? NOW : 0) - doubtOf(reading);
  let best: Emergency | null = null;
  let most = 0;
  for (const kind of ORDER) {
    const said = reading.emergency.get(kind);
    const harm = reading.harm.get(kind);
    const points = (said?.score ?? 0) + harmOf(harm?.score ?? 0, found(reading, 'people') > 0);
    // Who speaks of ending their life speaks of the past and of every day; only plain fun is taken as fun there.
    const danger = points + (kind === 'suicide' ? -fun(reading) : around);
    if (points > 0 && danger >= ENOUGH && danger > most) {
      best = { kind, words: [...(said?.words ?? []), ...(harm?.words ?? [])] };
      most = danger;
    }
  }
  return best;
}

function harmOf(score: number, somebody: boolean): number {
  return score > 0 ? Math.min(score * HARM, MOST_HARM) + (somebody ? SOMEBODY : 0) : 0;
}

function fun(reading: Reading): number {
  return Math.max(0, reading.against.get('fun')?.score ?? 0);
}

function doubtOf(reading: Reading): number {
  const official = ['notice', 'rumour', 'distant', 'greeting'].map((key) =>
    Math.max(0, reading.against.get(key)?.score ?? 0),
  );
  const doubts = Object.entries(DOUBTS).map(([situation, weight]) => Math.min(found(reading, situation), 2) * weight);
  return doubts.reduce((sum, doubt) => sum + doubt, fun(reading) + Math.max(...official));
}

function found(reading: Reading, situation: string): number {
  return reading.situation.get(situation)?.score ?? 0;
}
