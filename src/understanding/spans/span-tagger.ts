/** Finds the place and the person in a text by what was learned about both. */
import { FeatureList } from './feature-list.js';
import { chartOf, readFeatures, sumCharacters, type Chart } from './span-chart.js';
import { layOut, SPAN_HEADS, type SpanHead, type SpanModel } from './span-model.js';
import { SpanView } from './span-view.js';
import { createWordMarker } from './word-marks.js';

/** What may be the place and the person of one text. */
export type Charts = Readonly<Record<SpanHead, Chart>>;

/** Lays out the model (some milliseconds, once per process). Expects normalised text; looks at its first few hundred characters. */
export function createSpanTagger(model: SpanModel): (text: string) => Charts {
  const weights = layOut(model);
  const mark = createWordMarker();
  const list = new FeatureList();
  return (text) => {
    const view = new SpanView(text, mark);
    const sums = sumCharacters(readFeatures(view, list), weights);
    const [place, person] = SPAN_HEADS.map((_, head) => chartOf(view, sums, weights, head)) as [Chart, Chart];
    return { place, person };
  };
}
