/** Dangers to life and property, decided by rules before anything else; better one too many than one too few. */
import type { EmergencyKind } from '../domain/emergency.js';
import type { Reading } from './lexicon.js';

/** One strong word, or a clear one with a cry for help. */
const ENOUGH = 5;

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
  let best: Emergency | null = null;
  let most = 0;
  for (const kind of ORDER) {
    const found = reading.emergency.get(kind);
    if (!found) continue;
    const score = scoreOf(kind, found.score, reading);
    if (score >= ENOUGH && score > most) {
      best = { kind, words: found.words };
      most = score;
    }
  }
  return best;
}

function scoreOf(kind: EmergencyKind, score: number, reading: Reading): number {
  const found = (key: string): number => reading.situation.get(key)?.score ?? 0;
  const fun = reading.against.get('fun')?.score ?? 0;
  const now = Math.min(found('now'), 2);
  // Who speaks of ending their life speaks of the past, and jokes; only plain fun is taken as fun.
  if (kind === 'suicide') return score - fun;
  const notice = (reading.against.get('notice')?.score ?? 0) + (reading.against.get('rumour')?.score ?? 0);
  const doubt = found('unreal') * 5 + found('elsewhere') * 4 + found('averted') * 5 + found('past') * 4;
  return score + now * 2.5 - doubt - Math.max(0, fun) - Math.max(0, notice);
}
