/** Reads where areas lie from GeoJSON (RFC 7946): all of it, or everything that is wrong with it. */
import type { Area, AreaPath, Outline } from '../domain/area.js';
import type { Village } from '../domain/village.js';
import { resolverFor, type ResolveArea } from './area-names.js';
import { createFindings, inOrder, type Finding, type Findings } from './finding.js';
import { readGeometry } from './read-geometry.js';
import { featureSchema } from './schema.js';
import { readEach } from './shape.js';
import { readYaml } from './yaml-source.js';

const MOST_CHARACTERS = 2_000_000;
/** Of one area: more than can be told apart in a picture of it. */
const MOST_CORNERS = 500;

/** The village with the outlines of the text. Never throws. `filename` only stands in the findings. */
export function withOutlines(
  village: Village,
  text: string,
  filename: string,
): { village: Village } | { errors: Finding[] } {
  if (text.length > MOST_CHARACTERS) return { errors: [{ ...START, file: filename, message: TOO_LONG }] };
  // JSON is YAML too, and this reader knows the line of everything.
  const source = readYaml(text, filename);
  if ('errors' in source) return { errors: inOrder(source.errors) };
  const findings = createFindings(filename, source.locate);
  const outlines = readCollection(source.data, resolverFor(village.root, village.areas), findings);
  if (findings.errors.length > 0) return { errors: inOrder(findings.errors) };
  return { village: { ...village, areas: village.areas.map((area) => outlined(area, outlines)) } };
}

const START = { line: 1, column: 1 };
const TOO_LONG = `文件太大，最多 ${MOST_CHARACTERS / 1_000_000} MB：请在 QGIS 里用“简化”减少点，再导出`;

function outlined(area: Area, outlines: ReadonlyMap<AreaPath, Outline>): Area {
  const outline = outlines.get(area.path);
  return outline === undefined ? area : { ...area, outline };
}

function readCollection(data: unknown, resolve: ResolveArea, findings: Findings): Map<AreaPath, Outline> {
  const outlines = new Map<AreaPath, Outline>();
  const features = featuresIn(data);
  if (features === null) {
    findings.error([], '不是 GeoJSON 的 FeatureCollection，请从 QGIS 之类的软件里按 GeoJSON 导出');
    return outlines;
  }
  const blank = { properties: { name: '' }, geometry: undefined };
  for (const { value, path, bad } of readEach(featureSchema, blank, features, ['features'], findings)) {
    const outline = bad.has('geometry') ? [] : readGeometry(value.geometry, [...path, 'geometry'], findings);
    checkSize(outline, value.properties.name, (message) => findings.error(path, message));
    if (bad.has('properties')) continue;
    const at = [...path, 'properties', 'name'];
    const area = resolve(value.properties.name, at, findings);
    if (area === null) continue;
    if (outlines.has(area)) findings.error(at, `“${value.properties.name}”的边界前面已经写过了，请合成一个`);
    outlines.set(area, outline);
  }
  return outlines;
}

function featuresIn(data: unknown): unknown[] | null {
  if (typeof data !== 'object' || data === null || !('features' in data)) return null;
  return Array.isArray(data.features) ? data.features : null;
}

function checkSize(outline: Outline, name: string, error: (message: string) => void): void {
  const corners = outline.flat().reduce((sum, edge) => sum + edge.length / 2, 0);
  if (corners > MOST_CORNERS)
    error(`“${name}”的边界有 ${corners} 个点，最多 ${MOST_CORNERS} 个：请在 QGIS 里用“简化”减少点，再导出`);
}
