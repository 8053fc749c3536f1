/** What a model makes of one message. */
import type { CategoryCode } from '../../domain/category.js';
import type { EmergencyKind } from '../../domain/emergency.js';
import type { Nature, Urgency } from '../../domain/urgency.js';
import { confidenceOf, softmax } from './calibrate.js';
import { highest, scoreHead } from './head.js';
import type { Field } from './sample.js';
import { createLayerScores, type Layer, type LayerScores } from './layer.js';
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

export type Judge = (heard: Heard, layer: Layer | null) => Judgement;

/** Without memory between messages; some tens of microseconds each. A layer is prepared once per object. */
export function createJudge(model: VillageModel): Judge {
  const { fields, topics, questions, calibration } = model;
  const piecesOf = createVectoriser(topics.vocabulary, fields);
  const vectorise = createVectoriser(questions.vocabulary, fields);
  const layers = new WeakMap<Layer, LayerScores>();
  const { report, nature, urgency, danger } = questions.heads;
  const any = danger.labels.indexOf(ANY_DANGER);
  const emergency = urgency.labels.indexOf('A');
  return (heard, layer) => {
    const { text, where } = heard;
    const pieces = piecesOf({ texts: [text], signs: [] });
    const base = scoreHead(topics.head, pieces);
    const about = layer === null ? base : scoresOf(layer)(text, base);
    const best = highest(about);
    const vector = vectorise({ texts: [text], signs: signsOf(heard, about, topics.head.labels) });
    const dangers = scoreHead(danger, vector);
    return {
      report: confidenceOf(calibration.report, scoreHead(report, vector)[0] as number, where),
      category: {
        code: topics.head.labels[best] as CategoryCode,
        confidence: softmax(about, calibration.topics)[best] as number,
      },
      nature: nature.labels[highest(scoreHead(nature, vector))] as Nature,
      urgency: urgency.labels[highest(scoreHead(urgency, vector), emergency)] as Judgement['urgency'],
      danger: {
        kind: danger.labels[highest(dangers, any)] as EmergencyKind,
        confidence: confidenceOf(calibration.danger, dangers[any] as number, where),
      },
      words: strongestPieces(text, fields[0] as Field, topics.vocabulary, topics.head, pieces, best),
    };
  };

  function scoresOf(layer: Layer): LayerScores {
    const known = layers.get(layer);
    if (known) return known;
    const made = createLayerScores(model, layer);
    layers.set(layer, made);
    return made;
  }
}
