/** What a model makes of one message. */
import type { CategoryCode } from '../../domain/category.js';
import type { EmergencyKind } from '../../domain/emergency.js';
import type { Nature, Urgency } from '../../domain/urgency.js';
import { confidenceOf, softmax } from './calibrate.js';
import { highest, scoreHead } from './head.js';
import type { Field, Sample } from './sample.js';
import { createLayerScores, type Layer } from './layer.js';
import { signsOf, type Heard } from './signs.js';
import { strongestPieces } from './strongest-pieces.js';
import { createVectoriser } from './vectorise.js';
import { ANY_DANGER, type VillageModel } from './village-model.js';

export interface Judgement {
  /** Confidence that somebody should act. */
  report: number;
  category: { code: CategoryCode; confidence: number };
  nature: Nature;
  /** How urgent it is when it is no emergency. */
  urgency: Exclude<Urgency, 'A'>;
  /** The likeliest danger, and the confidence that there is one at all. */
  danger: { kind: EmergencyKind; confidence: number };
  /** The parts of the text that spoke most for the category. */
  words: readonly string[];
}

/** Without memory between messages; some tens of microseconds each. */
export function createJudge(model: VillageModel, layer: Layer | null = null): (heard: Heard) => Judgement {
  const { heads, fields, vocabulary, calibration } = model;
  const vectorise = createVectoriser(vocabulary, fields);
  const withLayer = layer === null ? null : createLayerScores(model, layer);
  const codes = heads.category.labels;
  const any = heads.danger.labels.indexOf(ANY_DANGER);
  const emergency = heads.urgency.labels.indexOf('A');
  return (heard) => {
    const sample: Sample = { texts: [heard.text], signs: [] };
    const pieces = vectorise(sample);
    const base = scoreHead(heads.category, pieces);
    const topics = withLayer === null ? base : withLayer(heard.text, base);
    const best = highest(topics);
    const words = strongestPieces(heard.text, fields[0] as Field, vocabulary, heads.category, pieces, best);
    const vector = vectorise({ ...sample, signs: signsOf(heard, topics, codes) });
    const dangers = scoreHead(heads.danger, vector);
    const kind = highest(dangers, any);
    const urgency = highest(scoreHead(heads.urgency, vector), emergency);
    const nature = highest(scoreHead(heads.nature, vector));
    return {
      report: confidenceOf(calibration.report, scoreHead(heads.report, vector)[0] as number, heard.where),
      category: {
        code: codes[best] as CategoryCode,
        confidence: softmax(topics, calibration.category)[best] as number,
      },
      nature: heads.nature.labels[nature] as Nature,
      urgency: heads.urgency.labels[urgency] as Judgement['urgency'],
      danger: {
        kind: heads.danger.labels[kind] as EmergencyKind,
        confidence: confidenceOf(calibration.danger, dangers[any] as number, heard.where),
      },
      words,
    };
  };
}
