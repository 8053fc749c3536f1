/** Messages that seem to tell of one matter, the hottest first. */
import { DAY } from '../domain/time.js';
import { clustersOf } from '../understanding/similarity/clusters.js';
import { WRITTEN } from '../understanding/similarity/likelihood.js';
import { placeLikeWords } from '../understanding/similarity/place-like.js';
import type { MessageRow } from './message-rows.js';

export interface MessageCluster {
  /** Oldest first. */
  rows: readonly MessageRow[];
  /** Days from the first to the last. */
  days: number;
  /** The title that has most in common with the others. */
  title: string;
  /** Names of places that most of them say, the most frequent first. */
  places: readonly string[];
}

/** Letters are long: in their first sentences they say where. */
const BEGINNING = 100;
/** On average members are of one matter with this likelihood; chosen on bench/hot-issues.tsv. */
const LEAST = 0.3;
/** Long texts share much with many: all their words are looked up, and so many compared. */
const CLOSELY = { weights: WRITTEN, keys: Infinity, compared: 100 };
/** As many messages are less hot when they came over years. */
const LONG = 30;
const MOST_PLACES = 3;

export function clusterMessages(rows: readonly MessageRow[]): MessageCluster[] {
  const tellings = rows.map((row) => ({ ...tellingOf(row), row }));
  const clusters = clustersOf(tellings, LEAST, CLOSELY).map((group) => clusterOf(group.map(({ row }) => row)));
  return clusters.sort((a, b) => heat(b) - heat(a));
}

/** As the index takes it: of a letter neither category nor area is known. */
export function tellingOf({ id, at, title, detail }: MessageRow) {
  const place = placeLikeWords(`${title}。${detail.slice(0, BEGINNING)}`).join('、');
  return { id, category: null, area: '', place, at, text: `${title}。${detail}` };
}

function heat({ rows, days }: MessageCluster): number {
  return rows.length / Math.sqrt(1 + days / LONG);
}

function clusterOf(group: readonly MessageRow[]): MessageCluster {
  const rows = [...group].sort((a, b) => a.at - b.at);
  const [first, last] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
  return { rows, days: (last - first) / DAY, title: typicalTitle(rows), places: commonPlaces(rows) };
}

/** The one whose pairs of characters stand in most other titles. */
function typicalTitle(rows: readonly MessageRow[]): string {
  const pairs = rows.map(({ title }) => pairsOf(title));
  const counts = tally(pairs.flat());
  const scores = pairs.map((own) => own.reduce((sum, pair) => sum + (counts.get(pair) ?? 0), 0) / (own.length + 1));
  return rows[scores.indexOf(Math.max(...scores))]?.title ?? '';
}

function pairsOf(title: string): string[] {
  return [...new Set(Array.from({ length: Math.max(0, title.length - 1) }, (_, i) => title.slice(i, i + 2)))];
}

function commonPlaces(rows: readonly MessageRow[]): string[] {
  const counts = tally(rows.flatMap(({ title, detail }) => placeLikeWords(`${title}。${detail.slice(0, BEGINNING)}`)));
  const most = [...counts].filter(([, count]) => count > 1).sort(([, a], [, b]) => b - a);
  return most.slice(0, MOST_PLACES).map(([place]) => place);
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
