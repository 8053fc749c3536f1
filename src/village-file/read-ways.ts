/** What a place calls the four ways of handling: `ways: { 协办: 陪办, 联办: 会办 }`. */
import type { HandlingMode } from '../domain/case/types.js';
import type { WayNames } from '../domain/ways.js';
import type { Findings } from './finding.js';
import { wayNameSchema } from './schema.js';
import { WAY_WORDS } from './words.js';

export function readWays(raw: unknown, findings: Findings): WayNames {
  if (raw === undefined || raw === '') return {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    findings.error(['ways'], '“ways”要写成 { 协办: 陪办, 联办: 会办 }');
    return {};
  }
  const names = new Map<HandlingMode, string>();
  for (const [written, name] of Object.entries(raw)) {
    const at = ['ways', written];
    const mode = Object.hasOwn(WAY_WORDS, written) ? WAY_WORDS[written] : undefined;
    const read = wayNameSchema.safeParse(name);
    if (mode === undefined)
      findings.error(at, `没有叫“${written}”的办理方式，可以写：直接办理、协办、联办、督办`, 'key');
    else if (!read.success) findings.error(at, read.error.issues[0]?.message ?? '');
    else if (names.has(mode)) findings.error(at, `“${written}”前面已经写过了`, 'key');
    else if ([...names.values()].includes(read.data)) findings.error(at, `“${read.data}”前面已经用过了，请换一个`);
    else names.set(mode, read.data);
  }
  return Object.fromEntries(names);
}
