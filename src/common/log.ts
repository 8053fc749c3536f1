/**
 * The log: JSON, one line per message, with the message key and the case number. What people said and who they are
 * stays out of it, also when somebody hands it over by mistake: fields of the names below are replaced whole, and
 * phone and ID numbers are masked in every other text but identifiers.
 */
import { pino, stdSerializers, stdTimeFunctions } from 'pino';
import type { DestinationStream, LevelWithSilent, LogFn, Logger } from 'pino';
import { maskText } from '../domain/mask.js';

export type Log = Logger;
export type LogLevel = LevelWithSilent;

export interface LogOptions {
  level: LogLevel;
  /** Where lines go; standard output when absent. */
  destination?: DestinationStream;
}

const PRIVATE_FIELDS = new Set([
  'name',
  'phone',
  'text',
  'gist',
  'senderName',
  'calledAs',
  'head',
  'token',
  'authorization',
]);
/** Fields of a line that name things of ours; long digits in them are no phone. */
const IDENTIFIERS = new Set(['id', 'key', 'message', 'item', 'case', 'channel']);
const MOBILE_NUMBER = /^1[3-9]\d{9}$/;
const PRIVATE = '[private]';
/** Deeper than any line of ours; ends the walk in data that refers to itself. */
const DEEPEST = 6;

export function createLog({ level, destination }: LogOptions): Log {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: redactFields },
    // Fields of a child log pass no formatter. An error is plain data already when its serializer sees it.
    serializers: { ...hiddenFields(), err: (fields: unknown) => fields },
    hooks: { logMethod: maskMessage },
  };
  return destination ? pino(options, destination) : pino(options);
}

function hiddenFields(): Record<string, () => string> {
  return Object.fromEntries([...PRIVATE_FIELDS].map((field) => [field, () => PRIVATE]));
}

/** Without a message of its own a line takes that of its error. */
function maskMessage(this: Log, [first, ...rest]: Parameters<LogFn>, method: LogFn): void {
  const masked = rest.map((part) => (typeof part === 'string' ? maskText(part) : part)) as [string?];
  if (typeof first === 'string') method.call(this, maskText(first), ...masked);
  else method.call(this, first, ...(masked.length > 0 ? masked : [maskText(errorMessage(first))]));
}

function errorMessage(fields: unknown): string {
  const error = typeof fields === 'object' && fields !== null && 'err' in fields ? fields.err : fields;
  return error instanceof Error ? error.message : '';
}

function redactFields(line: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(line).map(([key, value]) => [
      key,
      IDENTIFIERS.has(key) && typeof value === 'string' ? value : redact(key, value, 0),
    ]),
  );
}

function redact(key: string, value: unknown, depth: number): unknown {
  if (PRIVATE_FIELDS.has(key)) return value === undefined ? undefined : PRIVATE;
  if (typeof value === 'string') return maskText(value);
  // Longer numbers are instants.
  if (typeof value === 'number') return MOBILE_NUMBER.test(String(value)) ? maskText(String(value)) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return PRIVATE;
  if (Array.isArray(value)) return value.map((item) => redact('', item, depth + 1));
  const fields = value instanceof Error ? { ...stdSerializers.err(value) } : value;
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, redact(name, field, depth + 1)]));
}
