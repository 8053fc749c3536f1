/** Turns scores into confidences that are right as often as they say, from scores of texts that were not trained on. */

const ROUNDS = 40;

/** Confidences of scores: their softmax after multiplication, so that together they are 1. */
export function softmax(scores: ArrayLike<number>, sharpness: number): Float64Array {
  const shares = new Float64Array(scores.length);
  let most = -Infinity;
  for (let k = 0; k < shares.length; k++) most = Math.max(most, scores[k] as number);
  let total = 0;
  for (let k = 0; k < shares.length; k++) {
    const power = Math.exp(((scores[k] as number) - most) * sharpness);
    shares[k] = power;
    total += power;
  }
  for (let k = 0; k < shares.length; k++) shares[k] = (shares[k] as number) / total;
  return shares;
}

/** The sharpness under which the right answers `wanted` were likeliest. */
export function fitSharpness(scores: readonly ArrayLike<number>[], wanted: readonly number[]): number {
  const loss = (logSharpness: number): number =>
    scores.reduce(
      (sum, each, i) => sum - Math.log((softmax(each, Math.exp(logSharpness))[wanted[i] as number] as number) + 1e-12),
      0,
    );
  return Math.exp(lowest(loss, Math.log(0.1), Math.log(100)));
}

/** Confidence = sigmoid(slope · score + offset), with an offset for each kind of place where something is said. */
export interface Slope<Place extends string> {
  slope: number;
  offsets: Record<Place, number>;
}

export function confidenceOf<Place extends string>(fitted: Slope<Place>, score: number, place: Place): number {
  return 1 / (1 + Math.exp(-fitted.slope * score - fitted.offsets[place]));
}

/** Slope and offsets under which what was `wanted` was likeliest, found by turns. */
export function fitSlope<Place extends string>(
  cases: readonly { score: number; wanted: boolean; place: Place }[],
  places: readonly Place[],
): Slope<Place> {
  const offsets = Object.fromEntries(places.map((place) => [place, 0])) as Record<Place, number>;
  const fitted = { slope: 1, offsets };
  const loss = (some: typeof cases): number =>
    some.reduce((sum, { score, wanted, place }) => {
      const odds = fitted.slope * score + fitted.offsets[place];
      return sum + Math.log1p(Math.exp(wanted ? -odds : odds));
    }, 0);
  for (let turn = 0; turn < 5; turn++) {
    for (const place of places) {
      const own = cases.filter((one) => one.place === place);
      fitted.offsets[place] = lowest(
        (offset) => {
          fitted.offsets[place] = offset;
          return loss(own);
        },
        -8,
        8,
      );
    }
    fitted.slope = lowest(
      (slope) => {
        fitted.slope = slope;
        return loss(cases);
      },
      0.1,
      20,
    );
  }
  return fitted;
}

/** Where a function with one valley is lowest, by golden sections. */
function lowest(height: (at: number) => number, from: number, to: number): number {
  const share = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let round = 0; round < ROUNDS; round++) {
    const [left, right] = [high - share * (high - low), low + share * (high - low)];
    if (height(left) < height(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
