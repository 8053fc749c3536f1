/** What villages taught, kept in memory in step with the store: the names of matters, and when two are one. */
import type { AreaPath } from '../domain/area.js';
import { USUAL, type Caution } from '../domain/same-fact.js';
import type { Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import type { Layer } from '../understanding/model/layer.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { createVersionsReader, noteVersion } from './noted-versions.js';

export interface StoredLayer {
  /** Null when nothing was learned about categories. */
  layer: Layer | null;
  /** Absent when nothing was learned about what is one. */
  caution?: Caution;
  /** On how many corrections it was learned. */
  corrections: number;
}

/** The one aggregate of a village that holds its layer. */
export const layerId = (village: AreaPath): string => `${village}/layer`;

/** Id of the aggregate that notes which layers there are. */
const LAYERS_ID = 'layers/1a/villages';

export interface LayerReader {
  /** Reads what changed since the last time. Errors: those of the store; what is known then stays. */
  refresh(): Promise<void>;
  /** Null for a village that has taught nothing. The same object until it is taught anew. */
  of(village: AreaPath): Layer | null;
  cautionOf(village: AreaPath): Caution;
}

export function createLayerReader(store: Store): LayerReader {
  const taught = new Map<AreaPath, StoredLayer>();
  return {
    refresh: createVersionsReader<StoredLayer>(store, LAYERS_ID, ({ area, data }) => taught.set(area, data)),
    of: (village) => taught.get(village)?.layer ?? null,
    cautionOf: (village) => taught.get(village)?.caution ?? USUAL,
  };
}

/** In place of what the village taught before; running services take it over within a minute. */
export async function keepLayer(store: Store, village: AreaPath, data: StoredLayer, now: Instant): Promise<void> {
  const id = layerId(village);
  const written = await change<StoredLayer>(store, id, (current) => ({
    ...(current ?? freshAggregate({ id, kind: 'layer', area: village, at: now, data })),
    data,
  }));
  await noteVersion(store, LAYERS_ID, written, now);
}
