/** A training line as the finder of spans learns from it. */
import { normalise } from '../normalise.js';
import type { Span, TrainingLine } from '../training/parse-lines.js';
import { mayNamePlace } from './may-name-place.js';
import { completePlace } from './complete-place.js';
import type { SpanHead } from './span-model.js';

export interface SpanExample {
  /** Normalised. */
  text: string;
  /** Null: there is none. Undefined: the line does not say. */
  spans: Readonly<Record<SpanHead, Span | null | undefined>>;
}

/** Words of which a place may be made; a line that has one and no mark may have been left unmarked. */
const MAY_BE_PLACE = /[社队组沟湾坪滩坡梁崖桥泉庄坝岭峡巷塬营堡洼河渠站场厂院校园库路口店]/u;

/**
 * Places are marked up to where they end (`completePlace`). In a line without a mark nobody may have thought of the place:
 * only one without any word for places is taken to have none. `sure` lines are taken as they are.
 */
export function spanExampleOf(line: TrainingLine, sure: boolean): SpanExample {
  const text = normalise(line.text);
  const [place, person] = [normalisedSpan(line.text, line.place), normalisedSpan(line.text, line.person)];
  if (sure) return { text, spans: { place, person } };
  const unsaid = mayNamePlace(text) ? undefined : null;
  return { text, spans: { place: place === null ? unsaid : completePlace(text, place), person } };
}

/** Where a span lies once the text is normalised: a mark is put on its edges and looked for again. */
function normalisedSpan(text: string, span: Span | null): Span | null {
  if (span === null) return null;
  const marked = `${text.slice(0, span.start)}{${text.slice(span.start, span.end)}}${text.slice(span.end)}`;
  const plain = normalise(marked);
  return { start: plain.indexOf('{'), end: plain.indexOf('}') - 1 };
}
