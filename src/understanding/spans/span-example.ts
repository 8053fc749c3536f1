/** Reports as the finder of spans learns from them: every place and person that should be found is marked. */
import { createHash } from 'node:crypto';
import { normalise } from '../normalise.js';
import type { Span } from '../span.js';
import type { TrainingLine } from '../training/parse-lines.js';
import { readFeatures, type SpanText } from './span-chart.js';
import type { SpanHead } from './span-model.js';
import { SpanView } from './span-view.js';
import { createWordMarker } from './word-marks.js';

export interface SpanExample {
  line: TrainingLine;
  read: SpanText;
  /** In the normalised text. Null: there is none. */
  spans: Readonly<Record<SpanHead, Span | null>>;
}

/** To be raised when the training itself changes, so that weights are learned anew. */
const WAY_OF_TRAINING = 3;

/** Of reports only: in other lines nothing is marked. */
export function spanExamples(lines: readonly TrainingLine[]): SpanExample[] {
  const mark = createWordMarker();
  return lines
    .filter(({ nature }) => nature !== null)
    .map((line) => ({
      line,
      read: readFeatures(new SpanView(normalise(line.text), mark)),
      spans: { place: normalisedSpan(line.text, line.place), person: normalisedSpan(line.text, line.person) },
    }));
}

/** Tells whether a model was learned from these very texts, marks, word lists and rules. */
export function fingerprintOfSpans(examples: readonly SpanExample[]): string {
  const hash = createHash('sha256').update(String(WAY_OF_TRAINING));
  for (const { line, read, spans } of examples) {
    hash.update(JSON.stringify([line.text, spans])).update(read.features);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Where a span lies once the text is normalised: a mark is put on its edges and looked for again. */
function normalisedSpan(text: string, span: Span | null): Span | null {
  if (span === null) return null;
  const marked = `${text.slice(0, span.start)}{${text.slice(span.start, span.end)}}${text.slice(span.end)}`;
  const plain = normalise(marked);
  return { start: plain.indexOf('{'), end: plain.indexOf('}') - 1 };
}
