/** Office hours as an operator writes them: "09:00-12:00,14:00-18:00". */
import { z } from 'zod';
import type { WorkHours } from '../domain/calendar.js';

const SPAN = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/;
const MIDNIGHT = 24 * 60;
const FORM = 'must be times of day in order and without overlap, such as 09:00-12:00,14:00-18:00';

export const workHours: z.ZodType<WorkHours[], string> = z
  .string()
  .transform((text) => text.split(',').map((span) => parseSpan(span.trim())))
  .refine((spans) => spans.every((span, at) => isAfter(spans[at - 1], span)), FORM);

function parseSpan(text: string): WorkHours {
  const [fromHour, fromMinute, toHour, toMinute] = (SPAN.exec(text) ?? []).slice(1).map(Number);
  return { from: minuteOfDay(fromHour, fromMinute), to: minuteOfDay(toHour, toMinute) };
}

/** NaN for what is no time of day; every comparison with it fails. */
function minuteOfDay(hour = NaN, minute = NaN): number {
  const minutes = hour * 60 + minute;
  return minute < 60 && minutes <= MIDNIGHT ? minutes : NaN;
}

function isAfter(before: WorkHours | undefined, hours: WorkHours): boolean {
  return hours.from < hours.to && (before === undefined || hours.from >= before.to);
}
