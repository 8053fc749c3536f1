import { describe, expect, test } from '@jest/globals';
import type { Case, CaseState, Clock } from '../../src/domain/case/types.js';
import { startClock } from '../../src/domain/deadlines.js';
import { casesBehind, indicatorsOf, type Indicators } from '../../src/domain/indicators.js';
import { HOUR } from '../../src/domain/time.js';
import { at, plainCalendar } from './plain-calendar.js';
import { sampleCase, sampleReporter } from './sample-case.js';

const plain = plainCalendar();
const START = at('2026-11-16 10:00');

/** Due on Monday the 23rd at 10:00; signed in by 12:00, contacted by Tuesday 10:00 is in time. */
function dueCase(clock: Partial<Clock> = {}, changes: Partial<Case> = {}): Case {
  return sampleCase({ clock: { ...startClock('C1', START, plain), ...clock }, ...changes });
}

function november(...cases: Case[]): Indicators {
  return indicatorsOf(cases, at('2026-11-01 00:00'), at('2026-12-01 00:00'), plain);
}

const share = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  rate: denominator === 0 ? null : numerator / denominator,
});

describe('which cases count', () => {
  test('those whose end falls in the period, its first instant included and its last not', () => {
    const due = at('2026-11-23 10:00');
    expect(indicatorsOf([dueCase()], due, due + 1, plain).cases).toBe(1);
    expect(indicatorsOf([dueCase()], due - HOUR, due, plain).cases).toBe(0);
    expect(indicatorsOf([dueCase()], due + 1, due + HOUR, plain).cases).toBe(0);
  });

  test.each<[string, Case]>([
    ['merged', dueCase({}, { state: 'merged' })],
    ['withdrawn', dueCase({}, { state: 'withdrawn' })],
    ['declined', dueCase({}, { state: 'declined' })],
    ['sealed', dueCase({}, { sealed: true })],
    ['paused', dueCase({ finishDue: null, remaining: HOUR })],
  ])('not a %s one', (_, c) => {
    expect(november(c).cases).toBe(0);
  });

  test('no case gives no rate, and no nought either', () => {
    const none = november();
    for (const rate of [
      none.signIn,
      none.response,
      none.onTime,
      none.finished,
      none.solved,
      none.satisfied,
      none.evaluated,
    ]) {
      expect(rate).toEqual(share(0, 0));
    }
    expect(none.finishTime).toEqual({ cases: 0, p50: null, p90: null });
  });
});

describe('work in time', () => {
  test.each<[string, Partial<Clock>, Partial<Indicators>]>([
    ['nothing yet', {}, { signIn: share(0, 1), response: share(0, 1), onTime: share(0, 1), finished: share(0, 1) }],
    ['signed in at the last instant', { signedInAt: at('2026-11-16 12:00') }, { signIn: share(1, 1) }],
    ['signed in too late', { signedInAt: at('2026-11-16 12:00') + 1 }, { signIn: share(0, 1) }],
    ['contacted in time', { contactedAt: at('2026-11-17 10:00') }, { response: share(1, 1) }],
    ['contacted too late', { contactedAt: at('2026-11-17 10:01') }, { response: share(0, 1) }],
    ['no contact is due', { contactDue: null }, { response: share(0, 0) }],
    ['replied in time', { repliedAt: at('2026-11-23 10:00') }, { onTime: share(1, 1), finished: share(1, 1) }],
    ['replied too late', { repliedAt: at('2026-11-23 10:01') }, { onTime: share(0, 1), finished: share(1, 1) }],
  ])('%s', (_, clock, expected) => {
    expect(november(dueCase(clock))).toMatchObject(expected);
  });

  test('the pace is working time, by nearest rank', () => {
    const hours = [7, 3, 1, 6, 2, 5, 4];
    const cases = hours.map((n) =>
      dueCase({ repliedAt: START + (n <= 2 ? n : n + 2.5) * HOUR, signedInAt: START + HOUR }),
    );
    const { finishTime, signInTime, contactTime } = november(...cases);
    expect(finishTime).toEqual({ cases: 7, p50: 4 * HOUR, p90: 5.5 * HOUR });
    expect(signInTime).toEqual({ cases: 7, p50: HOUR, p90: HOUR });
    expect(contactTime.cases).toBe(0);
  });

  test('the pace of A and B is natural time', () => {
    const clock = { ...startClock('B', at('2026-11-21 02:00'), plain), signedInAt: at('2026-11-21 02:20') };
    expect(november(sampleCase({ deadlines: 'B', clock })).signInTime.p50).toBe(HOUR / 3);
  });
});

describe('what the reporters say', () => {
  const closed = { state: 'closed', closedAs: 'solved' } as const;
  const rated = (score: number | null, solved: boolean | null = null) => sampleReporter({ score, solved });

  test('no answer is no satisfaction and no dissatisfaction', () => {
    expect(november(dueCase({}, { ...closed, closedAs: 'unrated', reporters: [rated(null)] }))).toMatchObject({
      solved: share(0, 0),
      satisfied: share(0, 0),
      evaluated: share(0, 1),
    });
  });

  test('solved counts reporters, satisfied counts cases in which nobody gave less than 3', () => {
    const result = november(
      dueCase({}, { ...closed, reporters: [rated(3, true), rated(5, true), rated(null)] }),
      dueCase({}, { ...closed, reporters: [rated(5, true), rated(2, false)] }),
      dueCase({}, { ...closed, reporters: [rated(null, true)] }),
      dueCase({}, { reporters: [rated(4)] }),
    );
    expect(result).toMatchObject({ solved: share(4, 5), satisfied: share(2, 3), evaluated: share(2, 3) });
  });

  test('replies and parkings count one by one, as the history has them', () => {
    const entry = (action: string, from: CaseState, to: CaseState) => ({
      at: START,
      by: '',
      action,
      from,
      to,
      text: '',
      key: '',
    });
    const log = [
      entry('park', 'in_progress', 'parked'),
      entry('tick', 'parked', 'in_progress'),
      entry('done', 'in_progress', 'replied'),
      entry('rate', 'replied', 'redo'),
      entry('done', 'redo', 'replied'),
      entry('rate', 'replied', 'closed'),
    ];
    const c = dueCase({}, { ...closed, log });
    expect(november(c, dueCase())).toMatchObject({ confirmed: share(1, 2), parkedSolved: share(0, 1) });
    const behind = casesBehind('confirmed', [c, dueCase()], 0, at('2026-12-01 00:00'));
    expect(behind).toEqual({ hit: [], missed: [c] });
  });

  test('what was redone or returned is counted once, however often', () => {
    const result = november(
      dueCase(
        {},
        {
          state: 'redo',
          redos: 2,
          returns: 3,
          mode: 'supervise',
          cards: [
            { colour: 'yellow', at: 1 },
            { colour: 'red', at: 2 },
          ],
        },
      ),
      dueCase({}, { ...closed, cards: [{ colour: 'yellow', at: 1 }] }),
      dueCase(),
    );
    expect(result).toMatchObject({
      redo: share(1, 2),
      returned: share(1, 3),
      yellowCards: 2,
      redCards: 1,
      supervised: 1,
    });
  });
});
