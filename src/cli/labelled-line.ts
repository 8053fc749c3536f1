/** A line of a file of labelled messages, for measuring. */
import { z } from 'zod';
import { AppError } from '../common/errors.js';
import { isCategoryCode } from '../domain/category.js';
import { NATURES, URGENCIES } from '../domain/urgency.js';
import type { LabelledMessage } from '../understanding/evaluate.js';

const schema = z.object({
  scene: z
    .enum(['group', 'direct', 'dm'])
    .transform((scene) => (scene === 'group' ? ('group' as const) : ('dm' as const))),
  text: z.string(),
  report: z.boolean(),
  category: z.string().refine(isCategoryCode, 'is no sub-class').nullable().default(null),
  nature: z.enum([...NATURES, '无']).default('无'),
  urgency: z.enum(URGENCIES).nullable().default(null),
  place: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  person: z.string().nullable().default(null),
});

/** Throws an AppError that names the place (`file:line`) and what is wrong there. */
export function parseLabelledLine(line: string, where: string): LabelledMessage {
  const read = schema.safeParse(jsonOf(line));
  if (read.success) return read.data;
  const [first] = read.error.issues;
  const what = first === undefined ? 'is no labelled message' : `${first.path.join('.')}: ${first.message}`;
  throw new AppError('bad_request', `${where}: ${what}`);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
