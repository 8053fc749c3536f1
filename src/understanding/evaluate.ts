/** How well an `Understand` does on labelled messages: pure arithmetic, the caller reads the file. */
import type { CategoryCode } from '../domain/category.js';
import type { Nature, Urgency } from '../domain/urgency.js';
import type { Scene, Understand, Understood } from './types.js';

/** One labelled message. What it does not say is null, as is everything in a message that is no report. */
export interface LabelledMessage {
  scene: 'group' | 'dm';
  text: string;
  report: boolean;
  category: CategoryCode | null;
  nature: Nature | '无';
  urgency: Urgency | null;
  place: string | null;
  phone: string | null;
  person: string | null;
}

/** Share of what was found that is right, share of what is right that was found, and their harmonic mean. */
export interface Score {
  precision: number;
  recall: number;
  f1: number;
  /** Messages it was measured on. */
  of: number;
}

export interface Evaluation {
  /** Report or not, by scene and together; `sure` counts confidences of 0.8 and more alone. */
  report: Record<'group' | 'direct' | 'all' | 'sureInGroup', Score>;
  /** Shares right among true reports. */
  class12: number;
  category60: number;
  urgency: number;
  nature: number;
  /** Exact spans among true reports. */
  place: Score;
  /** Spans of which one holds the other: 河边 and 河边上. */
  placeWithin: Score;
  /** Spans that share at least half of their characters. */
  placeNearly: Score;
  phone: Score;
  person: Score;
  /** Any emergency against urgency A. */
  emergency: Score;
  /** How often which class of the twelve ("01" …, NO_REPORT for mere talk) was taken for which. */
  confusion: readonly Confused[];
  /** Whether confidences are right as often as they say: of all messages, and of the sub-class of true reports. */
  calibration: Record<'report' | 'category', Calibration>;
}

export interface Confused {
  wanted: string;
  got: string;
  count: number;
}

/** Among classes: what is no report. */
export const NO_REPORT = '--';

export interface Calibration {
  /** Expected calibration error: by how much the mean confidence of a step misses the share that is right. */
  error: number;
  /** Tenths of confidence that occurred: the share of `of` that was right. */
  steps: { from: number; of: number; right: number }[];
}

const SURE = 0.8;

interface Judged {
  row: LabelledMessage;
  got: Understood;
}

/** Runs every message through `understand` with the place names given. Shares of nothing are 0. */
export function evaluate(
  rows: readonly LabelledMessage[],
  understand: Understand,
  places: Scene['places'] = [],
): Evaluation {
  const judged = rows.map((row) => ({
    row,
    got: understand(row.text, { where: row.scene === 'group' ? 'group' : 'direct', places }),
  }));
  const reports = judged.filter(({ row }) => row.report);
  const group = judged.filter(({ row }) => row.scene === 'group');
  return {
    report: {
      group: reportScore(group, 0),
      direct: reportScore(
        judged.filter(({ row }) => row.scene === 'dm'),
        0,
      ),
      all: reportScore(judged, 0),
      sureInGroup: reportScore(group, SURE),
    },
    class12: share(reports, ({ row, got }) => got.category.code.slice(0, 2) === row.category?.slice(0, 2)),
    category60: share(reports, ({ row, got }) => got.category.code === row.category),
    urgency: share(reports, ({ row, got }) => got.urgency === row.urgency),
    nature: share(reports, ({ row, got }) => got.nature === row.nature),
    place: slotScore(reports, 'place', (a, b) => a === b),
    placeWithin: slotScore(reports, 'place', (a, b) => a.includes(b) || b.includes(a)),
    placeNearly: slotScore(reports, 'place', overlaps),
    phone: slotScore(reports, 'phone', (a, b) => a === b.replace(/\D/g, '')),
    person: slotScore(reports, 'person', (a, b) => a === b),
    emergency: scoreOf(judged.map(({ row, got }) => [got.emergency !== null, row.urgency === 'A'] as const)),
    confusion: confusionOf(judged),
    calibration: {
      report: calibrationOf(judged.map(({ row, got }) => [got.report.confidence, row.report] as const)),
      category: calibrationOf(
        reports.map(({ row, got }) => [got.category.confidence, got.category.code === row.category] as const),
      ),
    },
  };
}

function reportScore(judged: readonly Judged[], least: number): Score {
  return scoreOf(judged.map(({ row, got }) => [got.report.is && got.report.confidence >= least, row.report] as const));
}

function slotScore(
  judged: readonly Judged[],
  slot: 'place' | 'phone' | 'person',
  same: (got: string, wanted: string) => boolean,
): Score {
  const right = judged.filter(({ row, got }) => {
    const [a, b] = [got[slot], row[slot]];
    return a !== null && b !== null && same(a, b);
  }).length;
  const found = judged.filter(({ got }) => got[slot] !== null).length;
  const wanted = judged.filter(({ row }) => row[slot] !== null).length;
  return scoreFrom(right, found, wanted, judged.length);
}

function scoreOf(pairs: readonly (readonly [got: boolean, wanted: boolean])[]): Score {
  const right = pairs.filter(([got, wanted]) => got && wanted).length;
  return scoreFrom(
    right,
    pairs.filter(([got]) => got).length,
    pairs.filter(([, wanted]) => wanted).length,
    pairs.length,
  );
}

function scoreFrom(right: number, found: number, wanted: number, of: number): Score {
  const precision = found === 0 ? 0 : right / found;
  const recall = wanted === 0 ? 0 : right / wanted;
  return { precision, recall, f1: found + wanted === 0 ? 0 : (2 * right) / (found + wanted), of };
}

function confusionOf(judged: readonly Judged[]): Confused[] {
  const counts = new Map<string, Confused>();
  for (const { row, got } of judged) {
    const wanted = row.report ? classOf(row.category) : NO_REPORT;
    const taken = got.report.is ? classOf(got.category.code) : NO_REPORT;
    const known = counts.get(wanted + taken) ?? { wanted, got: taken, count: 0 };
    counts.set(wanted + taken, { ...known, count: known.count + 1 });
  }
  return [...counts.values()].sort((a, b) => (a.wanted + a.got < b.wanted + b.got ? -1 : 1));
}

const classOf = (category: CategoryCode | null): string => category?.slice(0, 2) ?? '??';

function calibrationOf(said: readonly (readonly [confidence: number, right: boolean])[]): Calibration {
  const steps = Array.from({ length: 10 }, (_, i) => {
    const own = said.filter(([confidence]) => Math.min(9, Math.floor(confidence * 10)) === i);
    const right = own.filter(([, yes]) => yes).length;
    const missed = Math.abs(own.reduce((sum, [confidence]) => sum + confidence, 0) - right);
    return { from: i / 10, of: own.length, right: own.length === 0 ? 0 : right / own.length, missed };
  });
  const missed = steps.reduce((sum, step) => sum + step.missed, 0);
  return {
    error: said.length === 0 ? 0 : missed / said.length,
    steps: steps.filter(({ of }) => of > 0).map(({ from, of, right }) => ({ from, of, right })),
  };
}

function share(judged: readonly Judged[], right: (each: Judged) => boolean): number {
  return judged.length === 0 ? 0 : judged.filter(right).length / judged.length;
}

/** Half of the longer one's characters, counted once each, stand in the other. */
function overlaps(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return [...new Set(short)].filter((char) => long.includes(char)).length * 2 >= new Set(long).size;
}
