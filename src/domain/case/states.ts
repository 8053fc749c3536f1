/** Groups of states: who has to do something about a case, and who may. */
import type { CaseState } from './types.js';

/** States in which a clerk holds the case. */
const HELD_STATES = [
  'accepted',
  'in_progress',
  'need_info',
  'extension',
  'verifying',
  'parked',
] as const satisfies readonly CaseState[];

/** States in which somebody still has to do something. */
export const OPEN_STATES = [
  'draft',
  'new',
  'triage',
  'emergency',
  'dispatched',
  'objection',
  ...HELD_STATES,
  'redo',
] as const satisfies readonly CaseState[];

/** States in which a reporter may still add to it, join it or say whether it is solved: open, or waiting for their word. */
export const UNSETTLED_STATES = [...OPEN_STATES, 'replied'] as const satisfies readonly CaseState[];

const includes = (states: readonly CaseState[], state: CaseState): boolean => states.includes(state);

/** True while somebody still has to do something. */
export const isOpen = (state: CaseState): boolean => includes(OPEN_STATES, state);

/** True while a reporter may still add to it or answer. */
export const isUnsettled = (state: CaseState): boolean => includes(UNSETTLED_STATES, state);

/** True while a clerk holds it. */
export const isHeld = (state: CaseState): boolean => includes(HELD_STATES, state);
