/** What a place wants to be shown or told when a matter is reported done. */
import type { AreaPath } from '../domain/area.js';
import type { ProofRule } from '../domain/proof.js';
import type { ResolveArea } from './area-names.js';
import type { Findings } from './finding.js';
import { proofSchema } from './schema.js';
import { readEach } from './shape.js';

export function readProofs(raw: unknown, root: AreaPath, resolve: ResolveArea, findings: Findings): ProofRule[] {
  const entries = readEach(proofSchema, { categories: [], needs: 'none' }, raw, ['proof'], findings);
  return entries.flatMap(({ value: { area: name, categories, needs: proof }, path }) => {
    const area = name === undefined ? root : resolve(name, [...path, 'area'], findings);
    return area === null ? [] : [{ area, categories, proof }];
  });
}
