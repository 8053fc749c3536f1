/** A line of a file of messages: `{id, scene, text}`, where scene is `group`, `direct` or `dm`. */
import { z } from 'zod';
import { AppError } from '../common/errors.js';

const schema = z.object({
  id: z.union([z.string(), z.number()]),
  scene: z.enum(['group', 'direct', 'dm']),
  text: z.string(),
});

export interface MessageLine {
  id: string | number;
  scene: 'group' | 'direct';
  text: string;
}

/** Throws an AppError that names the place (`file:line`) and what is wrong there. */
export function parseMessageLine(line: string, where: string): MessageLine {
  const read = schema.safeParse(jsonOf(line));
  if (!read.success)
    throw new AppError('bad_request', `${where}: wants {"id": …, "scene": "group" or "direct", "text": "…"}`);
  const { id, scene, text } = read.data;
  return { id, scene: scene === 'group' ? 'group' : 'direct', text };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
