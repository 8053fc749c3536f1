/** The night as an operator writes it: "22:00-07:00", or `none`. */
import { z } from 'zod';
import type { QuietHours } from '../domain/quiet-hours.js';

const SPAN = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;

export const quietHours = z
  .string()
  .refine(isSpan, 'must be two different times of day, such as 22:00-07:00, or none')
  .transform((text): QuietHours | null => {
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = (SPAN.exec(text) ?? []).slice(1).map(Number);
    return text === 'none' ? null : { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute };
  });

function isSpan(text: string): boolean {
  const [from, to] = text.split('-');
  return text === 'none' || (SPAN.test(text) && from !== to);
}
