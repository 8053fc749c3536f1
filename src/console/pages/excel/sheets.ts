/** What goes out of the dispatch centre in workbooks, and for whom; what of it comes back in, and from whom. */
import type { AreaPath } from '../../../domain/area.js';
import type { VillageRight } from '../../../domain/right-rules.js';
import type { VillageSheet } from '../../../excel/table.js';
import { CONSOLE } from '../../desk.js';
import { ARRANGING } from '../rights.js';

export type Download = VillageSheet | 'cases' | 'month';

export const SHEET_NAMES: Readonly<Record<Download, string>> = {
  roster: '花名册',
  households: '户册',
  cases: '办件',
  month: '月报',
};

/** Cases go out masked; whoever only works with the households needs none of their phones for it. */
export const DOWNLOADING: Readonly<Record<Download, readonly VillageRight[]>> = {
  roster: ARRANGING,
  households: ['notebook', ...ARRANGING],
  cases: ['list'],
  month: ['stats'],
};

export const WITH_PHONES = ARRANGING;

/** The roster says who may do what, so it is changed by those who import village files alone. */
export const UPLOADING: Readonly<Record<VillageSheet, readonly VillageRight[]>> = {
  roster: ['import'],
  households: ARRANGING,
};

export const downloadNamed = (text: string): Download | null =>
  (Object.keys(SHEET_NAMES) as Download[]).find((one) => one === text) ?? null;

export const uploadNamed = (text: string): VillageSheet | null =>
  (Object.keys(UPLOADING) as VillageSheet[]).find((one) => one === text) ?? null;

export const linkTo = (area: AreaPath, more: Record<string, string>): string =>
  `${CONSOLE}/excel?${new URLSearchParams({ area, ...more }).toString()}`;
