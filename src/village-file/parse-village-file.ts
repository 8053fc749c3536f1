/** Reads a village file (docs/village-file.md): all of it, or everything that is wrong with it. */
import type { AreaPath } from '../domain/area.js';
import type { Village } from '../domain/village.js';
import { resolverFor } from './area-names.js';
import { checkVillage, isGrid } from './check-village.js';
import { createFindings, inOrder, type Finding, type Findings, type Position } from './finding.js';
import { readAreas } from './read-areas.js';
import { readGroups, readHouseholds, readPlaces, readRoster } from './read-life.js';
import { readDigests } from './read-digests.js';
import { readPeople } from './read-people.js';
import { readProofs } from './read-proofs.js';
import { readWays } from './read-ways.js';
import { readYaml, type YamlSource } from './yaml-source.js';

/** Warnings do not keep a village from being used. All findings are in the order of the file. */
export type ParsedVillageFile =
  { village: Village; map: NamedMap | null; warnings: Finding[] } | { errors: Finding[]; warnings: Finding[] };

/** The GeoJSON file beside it that has the outlines, and where it is named. */
export interface NamedMap extends Position {
  name: string;
}

/** Never throws. `filename` only stands in the findings. */
export function parseVillageFile(text: string, filename: string): ParsedVillageFile {
  const source = readYaml(text, filename);
  if ('errors' in source) return { errors: inOrder(source.errors), warnings: [] };
  const findings = createFindings(filename, source.locate);
  const village = readVillage(source.data, findings);
  const warnings = inOrder(findings.warnings);
  if (village === null || findings.errors.length > 0) return { errors: inOrder(findings.errors), warnings };
  return { village, map: mapIn(source), warnings };
}

function readVillage(data: unknown, findings: Findings): Village | null {
  if (!isMapping(data)) {
    findings.error([], '文件要从“root: …”写起，请照着 docs/village-file.md 里的例子写');
    return null;
  }
  const tree = readAreas(data, findings);
  const areas = tree?.placed.map((one) => one.area) ?? [];
  // Without areas every name would seem unknown; the rest is still checked for its shape.
  const resolve = tree === null ? () => null : resolverFor(tree.root, areas);
  const grids = new Set<AreaPath>(areas.filter(isGrid).map((area) => area.path));
  const people = readPeople(data['people'], resolve, findings);
  const households = readHouseholds(data['households'], resolve, (area) => grids.has(area), findings);
  const { groups, ids } = readGroups(data['groups'], resolve, findings);
  const landmarks = readPlaces(data['places'], resolve, findings);
  const digests = readDigests(data['digests'], ids, people, findings);
  const roster = readRoster(data['roster'], resolve, people, findings);
  const proofs = readProofs(data['proof'], tree?.root ?? '', resolve, findings);
  const ways = readWays(data['ways'], findings);
  if (tree === null) return null;
  checkVillage(tree.placed, people, findings);
  return {
    root: tree.root,
    areas,
    people,
    households,
    groups,
    landmarks,
    digests,
    ...(roster.length === 0 ? {} : { roster }),
    ...(proofs.length === 0 ? {} : { proofs }),
    ...(Object.keys(ways).length === 0 ? {} : { ways }),
  };
}

function mapIn({ data, locate }: YamlSource): NamedMap | null {
  const name = isMapping(data) ? data['map'] : undefined;
  return typeof name === 'string' ? { name: name.trim(), ...locate(['map'], 'value') } : null;
}

function isMapping(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
