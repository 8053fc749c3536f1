/** What the address of the statistics asks for. */
import type { AreaPath } from '../../../domain/area.js';
import { monthOf, periodIn, type Period } from '../../../domain/period.js';
import type { Instant } from '../../../domain/time.js';

export interface Asked {
  area: AreaPath;
  period: Period;
  /** As it stands in the address, so that links keep it. */
  written: string;
}

const LONGEST = 20;

/** The month that it is, for what names no period, or a year in which there was no service. */
export function periodAsked(text: string, now: Instant): Pick<Asked, 'period' | 'written'> {
  const written = text.normalize('NFKC').slice(0, LONGEST);
  const year = /(\d{4})年/u.exec(written)?.[1];
  const period = year === undefined || year.startsWith('20') ? periodIn(written, now) : null;
  return period === null ? { period: monthOf(now), written: '本月' } : { period, written };
}

/** The list of the cases that a figure counts, by its name in figures.ts. */
export const linkTo = ({ area, written }: Asked, figure: string): string =>
  `?${new URLSearchParams({ area, period: written, show: figure }).toString()}`;
