/**
 * The calendar overlay file, YAML or JSON:
 *
 *     years:
 *       2027:
 *         holidays: ['2027-01-01', …]   # days off, weekends need not be named
 *         workdays: ['2027-02-06', …]   # weekend days that are worked
 */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { AppError } from '../common/errors.js';
import type { Day } from '../domain/calendar.js';

export interface YearOverlay {
  holidays: readonly Day[];
  workdays: readonly Day[];
}

/** What an operator knows better than the library, by year. */
export interface CalendarOverlay {
  years: Readonly<Record<string, YearOverlay>>;
}

const yearSchema = z.strictObject({
  holidays: z.array(z.iso.date()).default([]),
  workdays: z.array(z.iso.date()).default([]),
});

const overlaySchema = z.strictObject({
  years: z.record(z.string().regex(/^(19|20)\d\d$/, 'a year like 2027 is expected'), yearSchema).superRefine(checkDays),
});

/** Reads an overlay. Throws AppError `config_invalid`, whose detail names the file and every wrong entry. */
export async function readOverlay(path: string): Promise<CalendarOverlay> {
  let content: unknown;
  try {
    content = parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new AppError(
      'config_invalid',
      `calendar overlay ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  const result = overlaySchema.safeParse(content);
  if (result.success) return result.data;
  const wrong = result.error.issues.map(
    ({ path: where, message }) => `${where.join('.') || 'the whole file'}: ${message}`,
  );
  throw new AppError('config_invalid', `calendar overlay ${path}: ${wrong.join('; ')}`);
}

function checkDays(years: Record<string, YearOverlay>, context: z.RefinementCtx): void {
  for (const [year, { holidays, workdays }] of Object.entries(years)) {
    for (const day of [...holidays, ...workdays]) {
      if (!day.startsWith(year))
        context.addIssue({ code: 'custom', path: [year], message: `${day} is not a day of ${year}` });
    }
    for (const day of holidays.filter((each) => workdays.includes(each))) {
      context.addIssue({ code: 'custom', path: [year], message: `${day} is both a holiday and a working day` });
    }
  }
}
