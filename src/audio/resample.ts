/** Zero crossings of the sinc on each side of its middle: enough for speech. */
const CROSSINGS = 16;
/** Steps between two samples for which weights are kept. */
const PHASES = 256;
/** Of the band that both rates can hold, how much is let through. */
const BAND = 0.95;

/** The same signal at another rate (Hz), band-limited: nothing above half the lower rate folds down into speech. */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const cutoff = BAND * Math.min(1, to / from);
  const half = Math.ceil(CROSSINGS / cutoff);
  const phases = Array.from({ length: PHASES }, (_, phase) => weightsAt(phase / PHASES, cutoff, half));
  const resampled = new Float32Array(Math.floor((samples.length * to) / from));
  for (let i = 0; i < resampled.length; i++) {
    const at = Math.round(((i * from) / to) * PHASES);
    const weights = phases[at % PHASES] ?? new Float32Array();
    resampled[i] = sum(samples, Math.floor(at / PHASES) - half + 1, weights);
  }
  return resampled;
}

/** Weights of the 2 × half samples around a point that lies `shift` behind the last one of the first half. */
function weightsAt(shift: number, cutoff: number, half: number): Float32Array {
  const weights = Float32Array.from({ length: 2 * half }, (_, i) => {
    const distance = i - half + 1 - shift;
    const x = Math.PI * distance * cutoff;
    const sinc = x === 0 ? 1 : Math.sin(x) / x;
    return sinc * (0.5 + 0.5 * Math.cos((Math.PI * distance) / half));
  });
  const total = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Before the first sample and behind the last one there is silence. */
function sum(samples: Float32Array, start: number, weights: Float32Array): number {
  const first = Math.max(0, -start);
  const last = Math.min(weights.length, samples.length - start);
  let total = 0;
  for (let i = first; i < last; i++) total += (samples[start + i] ?? 0) * (weights[i] ?? 0);
  return total;
}
