/** What was learned from labelled messages. */
import type { Slope } from './calibrate.js';
import type { Head } from './head.js';
import type { Field } from './sample.js';
import type { Vocabulary } from './vocabulary.js';

/** Asked knowing what the message seems to be about; they share one vocabulary. */
export const QUESTIONS = ['report', 'nature', 'urgency', 'danger'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The one label of `report`, and the label of `danger` that stands for every kind. */
export const REPORT = 'report';
export const ANY_DANGER = 'any';

export interface VillageModel {
  /** Of the messages, lists and settings it was trained with; equal ones give an equal model. */
  fingerprint: string;
  fields: readonly Field[];
  /** What a message is about is asked first, of its characters alone: the labels are codes of sub-classes. */
  topics: { vocabulary: Vocabulary; head: Head };
  questions: { vocabulary: Vocabulary; heads: Readonly<Record<Question, Head>> };
  calibration: Calibration;
}

/** What makes confidences of scores. */
export interface Calibration {
  topics: number;
  report: Slope<'group' | 'direct'>;
  danger: Slope<'group' | 'direct'>;
}
