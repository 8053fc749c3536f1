/** What is known of one environment variable besides its schema; docs/configuration.md is made of it. */
import { z } from 'zod';

export interface About {
  /** One or two English sentences: what it does, and what surprises. */
  description: string;
  /** Unit or form of the value: "seconds", "file", "one of …". */
  unit: string;
  /** Value when it is not set, as one would write it; absent when there is none. */
  default?: string;
  /** Never shown, not even in an error. */
  secret?: boolean;
}

const about = z.registry<About>();

/** A variable that falls back to `info.default`, or to null when there is none. */
export function variable<T>(schema: z.ZodType<T, string>, info: About & { default: string }): z.ZodType<T>;
export function variable<T>(schema: z.ZodType<T, string>, info: About): z.ZodType<T | null>;
export function variable<T>(schema: z.ZodType<T, string>, info: About): z.ZodType<T | null> {
  const whole =
    info.default === undefined ? schema.nullish().transform((value) => value ?? null) : schema.prefault(info.default);
  return whole.register(about, info) as z.ZodType<T | null>;
}

export function aboutVariable(schema: z.ZodType): About {
  const info = about.get(schema);
  if (!info) throw new Error('declare environment variables with variable()');
  return info;
}

export function wholeNumber(min: number, max: number): z.ZodType<number, string> {
  const form = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, form)
    .transform(Number)
    .refine((value) => value >= min && value <= max, form);
}

/** Comma-separated; "none" is the empty list, because an empty variable counts as not set. */
export function list(): z.ZodType<string[], string> {
  const words = (text: string) =>
    text
      .split(/[,，]/)
      .map((word) => word.trim())
      .filter((word) => word !== '');
  return z.string().transform((text) => (text.trim() === 'none' ? [] : words(text)));
}
