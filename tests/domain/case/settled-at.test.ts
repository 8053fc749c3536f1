import { expect, test } from '@jest/globals';
import { settledAt } from '../../../src/domain/case/settled-at.js';
import type { CaseState, LogEntry } from '../../../src/domain/case/types.js';
import { sampleCase } from '../sample-case.js';

/** A case that went through these states, one each day. */
function through(...states: CaseState[]) {
  const log = states.slice(1).map((to, i): LogEntry => {
    const from = states[i] ?? to;
    return { at: i + 1, by: 'system', action: 'tick', from, to, text: '', key: '' };
  });
  return sampleCase({ state: states.at(-1), log, since: states.length - 1 });
}

test.each([
  [['new', 'dispatched'], null],
  [['new', 'dispatched', 'replied'], null],
  [['new', 'replied', 'closed'], 2],
  [['new', 'replied', 'closed', 'closed', 'archived'], 2],
  [['new', 'answered', 'closed'], 1],
  [['new', 'replied', 'closed', 'redo'], null],
  [['new', 'replied', 'closed', 'redo', 'replied', 'closed'], 5],
  [['new', 'merged'], 1],
] as const)('a case that went through %j was settled on day %d', (states, day) => {
  expect(settledAt(through(...states))).toBe(day);
});
