/** Learns where places and people stand in texts, from lines in which they are marked. */
import { toMatrix } from '../model/matrix.js';
import { seededRandom } from '../model/seeded-random.js';
import type { TrainingLine } from '../training/parse-lines.js';
import { FEATURES, FeatureList } from './feature-list.js';
import { exampleOf, type Example } from './span-example.js';
import { chartOf, readFeatures, sumCharacters, type SpanText } from './span-chart.js';
import { addStretchFeatures } from './span-features.js';
import { COLUMNS, ROLES, rowsOf, SPAN_HEADS, type SpanModel, type SpanWeights } from './span-model.js';
