/** Finds the place and the person in a text by what was learned about both. */
import type { Span } from '../span.js';
import { FeatureList } from './feature-list.js';
import { chartOf, readFeatures, sumCharacters, type Candidate, type Chart } from './span-chart.js';
import { layOut, SPAN_HEADS, type SpanHead, type SpanModel } from './span-model.js';
import { SpanView } from './span-view.js';
import { createWordMarker } from './word-marks.js';

/** The main place and the person of a text. */
export type Spans = Readonly<Record<SpanHead, Span | null>>;

/** Found when it is so many times as likely as that there is none. */
const LEAST_ODDS: Readonly<Record<SpanHead, number>> = { place: 0.6, person: 0.5 };

/**
 * Lays out the model (some milliseconds, once per process). Expects normalised text; looks at its first few hundred characters.
 * `known` is a name of a place that is there: the place is then what is said around it (二社 → 二社老房子后头).
 */
export function createSpanTagger(model: SpanModel): (text: string, known: Span | null) => Spans {
  const weights = layOut(model);
  const mark = createWordMarker();
  const list = new FeatureList();
  return (text, known) => {
    const view = new SpanView(text, mark);
    const read = readFeatures(view, list);
    const sums = sumCharacters(read, weights);
    const [places, people] = SPAN_HEADS.map((_, head) => chartOf(view, sums, weights, head)) as [Chart, Chart];
    return {
      place: known === null ? likely(places, 'place') : around(places, known),
      person: likely(people, 'person'),
    };
  };
}

function likely({ candidates, none }: Chart, head: SpanHead): Span | null {
  const best = bestOf(candidates);
  return best !== null && best.probability >= LEAST_ODDS[head] * none ? best : null;
}

function around({ candidates }: Chart, known: Span): Span {
  return bestOf(candidates.filter(({ start, end }) => start <= known.start && end >= known.end)) ?? known;
}

function bestOf(candidates: readonly Candidate[]): Candidate | null {
  return candidates.reduce<Candidate | null>(
    (best, one) => (best && best.probability >= one.probability ? best : one),
    null,
  );
}
