import type { Audio, AudioRefused } from '../ports/audio.js';
import { walkAmr } from './walk/amr.js';
import { walkM4a } from './walk/m4a.js';
import { walkMp3 } from './walk/mp3.js';
import { walkSilk } from './walk/silk.js';
import { walkSpeex } from './walk/speex.js';
import { walkWav } from './walk/wav.js';

/** Speex last: it has no magic number, so every other has the first word. */
const WALKS = [walkSilk, walkAmr, walkWav, walkM4a, walkMp3, walkSpeex];

/**
 * What a recording is, found in its bytes: names and content types of WeChat are wrong as often as not. Headers of frames
 * are counted and nothing is decoded, so it takes well under a millisecond and no memory, whatever is handed in; it never
 * throws. `bytes` of the answer is a view of what was counted, without tags and half a last frame.
 */
export function recogniseAudio(bytes: Uint8Array): Audio | AudioRefused {
  for (const walk of WALKS) {
    const walked = walk(bytes);
    if (walked !== null) return walked;
  }
  return { reason: 'unknown' };
}
