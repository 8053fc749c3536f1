/** What was learned from labelled messages: five questions asked of the same features. */
import type { Head } from './head.js';
import type { Slope } from './calibrate.js';
import type { Field } from './sample.js';
import type { Vocabulary } from './vocabulary.js';

/** `report` has one label; `danger` has a label for every kind and one for any danger at all. */
export const HEADS = ['category', 'report', 'nature', 'urgency', 'danger'] as const;
export type HeadName = (typeof HEADS)[number];

/** The label of `report`, and the one of `danger` that stands for all kinds. */
export const REPORT = 'report';
export const ANY_DANGER = 'any';

export interface VillageModel {
  /** Of the messages, lists and settings it was trained with; equal ones give an equal model. */
  fingerprint: string;
  fields: readonly Field[];
  vocabulary: Vocabulary;
  heads: Readonly<Record<HeadName, Head>>;
  calibration: Calibration;
}

/** What makes confidences of scores. */
export interface Calibration {
  report: Slope<'group' | 'direct'>;
  danger: Slope<'group' | 'direct'>;
  category: number;
}
