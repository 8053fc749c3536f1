/** What is said about figures: numbers of cases, never of people. */
import type { Case } from '../domain/case/types.js';
import type { Directory } from '../domain/directory.js';
import type { Rate, ShareName, Statistics } from '../domain/indicators.js';
import type { Period } from '../domain/period.js';

export interface StatsReplies {
  /** The indicator that a text names; null when none. */
  shareNamed(text: string): ShareName | null;
  statistics(of: { statistics: Statistics; period: Period; areaName: string }): string;
  /** One indicator: what it means, what is left out, and the cases that missed it. */
  share(
    of: {
      name: ShareName;
      rate: Rate;
      behind: { hit: readonly Case[]; missed: readonly Case[] };
      period: Period;
      areaName: string;
    },
    directory: Directory,
  ): string;
  notYourArea(): string;
  /** Where the report of a month is opened, as workbook and on paper. */
  reportReady(of: { areaName: string; month: Period; xlsx: string; pdf: string }): string;
  letterReady(number: string, to: string, link: string): string;
  /** What is noted of a letter in its case. */
  letterNote(to: string): string;
  /** Nothing of it may leave the village. */
  letterSecret(number: string): string;
  /** In a room, when the answer was given to the asker alone. */
  sentAside(): string;
}
