/** A training line as a message to be measured on. */
import type { LabelledMessage } from '../evaluate.js';
import type { Span } from '../span.js';
import type { TrainingLine } from './parse-lines.js';

/** Lines do not say which number is meant, so `phone` is null. */
export function asMessage(line: TrainingLine): LabelledMessage {
  const said = (span: Span | null): string | null => span && line.text.slice(span.start, span.end);
  return {
    scene: line.scene === 'group' ? 'group' : 'dm',
    text: line.text,
    report: line.nature !== null,
    category: line.categories[0] ?? null,
    nature: line.nature ?? '无',
    urgency: line.urgency,
    place: said(line.place),
    phone: null,
    person: said(line.person),
  };
}
