/** Finds the place and the person in a text by what was learned about both. */
import type { Span } from '../span.js';
import { FeatureList } from './feature-list.js';
import { chartOf, readFeatures, sumCharacters, type Chart } from './span-chart.js';
import { layOut, SPAN_HEADS, type SpanHead, type SpanModel } from './span-model.js';
import { SpanView } from './span-view.js';
import { createWordMarker } from './word-marks.js';

/** The main place and the person of a text. */
export type Spans = Readonly<Record<SpanHead, Span | null>>;

/** Found when it is so many times as likely as that there is none. */
const LEAST_ODDS = 0.5;

/** Lays out the model (some milliseconds, once per process). Expects normalised text; looks at its first few hundred characters. */
export function createSpanTagger(model: SpanModel): (text: string) => Spans {
  const weights = layOut(model);
  const mark = createWordMarker();
  const list = new FeatureList();
  return (text) => {
    const view = new SpanView(text, mark);
    const sums = sumCharacters(readFeatures(view, list), weights);
    const [place, person] = SPAN_HEADS.map((_, head) => bestOf(chartOf(view, sums, weights, head)));
    return { place: place ?? null, person: person ?? null };
  };
}

function bestOf({ candidates, none }: Chart): Span | null {
  const [first] = [...candidates].sort((a, b) => b.probability - a.probability);
  return first !== undefined && first.probability >= LEAST_ODDS * none ? first : null;
}
