/** The land of one feature: closed edges on the earth, to about a metre. */
import { z } from 'zod';
import type { Outline, Piece } from '../domain/area.js';
import type { Findings, YamlPath } from './finding.js';

/** Three corners, and the first again. */
const FEWEST = 4;
/** Fifth decimal of a degree. */
const STEPS = 100_000;

/** Heights and whatever else stands after longitude and latitude do not matter. Everything arrives as text. */
const cornerSchema = z.array(z.string()).min(2);
const edgeSchema = z.array(cornerSchema);
const geometrySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(edgeSchema).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(edgeSchema).min(1)).min(1) }),
]);

/** One finding for each edge at most: what is wrong with one corner is often wrong with all. */
export function readGeometry(raw: unknown, path: YamlPath, findings: Findings): Outline {
  const read = geometrySchema.safeParse(raw);
  if (!read.success) {
    findings.error(path, '边界要是面：Polygon 或者 MultiPolygon，坐标写成一圈一圈的 [经度, 纬度]');
    return [];
  }
  const at = [...path, 'coordinates'];
  if (read.data.type === 'Polygon') return [readPiece(read.data.coordinates, at, findings)];
  return read.data.coordinates.map((piece, i) => readPiece(piece, [...at, i], findings));
}

type Written = readonly (readonly string[])[];

const readPiece = (edges: readonly Written[], path: YamlPath, findings: Findings): Piece =>
  edges.map((edge, i) => turned(readEdge(edge, [...path, i], findings), i === 0));

function readEdge(edge: Written, path: YamlPath, findings: Findings): number[] {
  const strange = edge.findIndex((corner) => !isOnEarth(corner));
  if (strange >= 0) {
    const written = edge[strange]?.join(', ') ?? '';
    findings.error(
      [...path, strange],
      `坐标 [${written}] 不对：先写经度（-180 到 180），再写纬度（-90 到 90），用 WGS 84`,
    );
    return [];
  }
  const corners = edge.flatMap(([longitude, latitude]) => [rounded(longitude), rounded(latitude)]);
  const isClosed = corners[0] === corners.at(-2) && corners[1] === corners.at(-1);
  if (edge.length < FEWEST || !isClosed || surfaceOf(corners) === 0) {
    findings.error(path, '这一圈没有围起来：至少四个点，最后一个点和第一个点一样');
  }
  return corners;
}

const DEGREES = /^-?\d{1,3}(?:\.\d+)?$/u;

const isOnEarth = ([longitude = '', latitude = '']: readonly string[]): boolean =>
  DEGREES.test(longitude) &&
  DEGREES.test(latitude) &&
  Math.abs(Number(longitude)) <= 180 &&
  Math.abs(Number(latitude)) <= 90;

const rounded = (degrees: string | undefined): number => Math.round(Number(degrees) * STEPS) / STEPS;

/** Outer edges run against the clock and holes with it, as RFC 7946 wants and drawers need; few programs keep to it. */
function turned(edge: number[], isOuter: boolean): number[] {
  if (surfaceOf(edge) > 0 === isOuter) return edge;
  return edge.flatMap((_, i) => (i % 2 === 0 ? [edge.at(-i - 2) ?? 0, edge.at(-i - 1) ?? 0] : []));
}

/** Twice of it, in square degrees; negative with the clock. */
function surfaceOf(edge: readonly number[]): number {
  const [east = 0, north = 0] = edge;
  let sum = 0;
  for (let i = 0; i + 3 < edge.length; i += 2) {
    const [x = 0, y = 0, toX = 0, toY = 0] = edge.slice(i, i + 4);
    // From the first corner: far away from it, what differs between small areas would be rounded off.
    sum += (x - east) * (toY - north) - (toX - east) * (y - north);
  }
  return sum;
}
