/** Finds the place and the person in a text by what was learned about both. */
import { chartOf, readFeatures, sumCharacters, type Chart } from './span-chart.js';
import { layOut, SPAN_HEADS, type SpanHead, type SpanModel } from './span-model.js';
import { viewOf } from './span-view.js';
import { createWordMarker } from './word-marks.js';

/** What may be the place and the person of one text. */
export type Charts = Readonly<Record<SpanHead, Chart>>;

/** Lays out the model (some milliseconds, once per process). Expects normalised text; looks at its first few hundred characters. */
export function createSpanTagger(model: SpanModel): (text: string) => Charts {
  const weights = layOut(model);
  const mark = createWordMarker();
  return (text) => {
    const view = viewOf(text, mark);
    const sums = sumCharacters(readFeatures(view), weights);
    const [place, person] = SPAN_HEADS.map((_, head) => chartOf(view, sums, weights, head)) as [Chart, Chart];
    return { place, person };
  };
}
