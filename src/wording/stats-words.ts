/** What is said about figures: numbers of cases, never of people. */
import type { Case } from '../domain/case/types.js';
import type { Directory } from '../domain/directory.js';
import type { Rate, ShareName } from '../domain/indicators.js';
import type { Period } from '../domain/period.js';
import type { CountName, Statistics } from '../domain/statistics.js';
import type { Instant } from '../domain/time.js';
import type { WayNames } from '../domain/ways.js';

export interface StatsReplies {
  /** The indicator that a text names; null when none. */
  shareNamed(text: string): ShareName | null;
  /** The count whose cases a text asks for; null when none. */
  countNamed(text: string, ways: WayNames): CountName | null;
  statistics(of: { statistics: Statistics; period: Period; areaName: string; ways: WayNames; now: Instant }): string;
  /** One indicator: what it means, what is left out, and the cases that missed it. */
  share(
    of: {
      name: ShareName;
      behind: { rate: Rate; hit: readonly Case[]; missed: readonly Case[] };
      period: Period;
      areaName: string;
    },
    directory: Directory,
  ): string;
  /** The cases of a count. */
  counted(
    of: { name: CountName; cases: readonly Case[]; period: Period; areaName: string; ways: WayNames },
    directory: Directory,
  ): string;
  notYourArea(): string;
  /** The word is neither a place nor a time nor a figure. */
  unknownInStats(word: string): string;
  /** Of a figure whose cases were asked for in a county. */
  tooManyToList(areaName: string): string;
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
