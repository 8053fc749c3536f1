import { describe, expect, test } from '@jest/globals';
import type { Case, Clock } from '../../src/domain/case/types.js';
import { makeDigest, type Digest } from '../../src/domain/digest.js';
import { groupedBy } from '../../src/domain/grouped-by.js';
import { startClock } from '../../src/domain/deadlines.js';
import type { Instant } from '../../src/domain/time.js';
import { at, plainCalendar } from './plain-calendar.js';
import { sampleCase, sampleReporter } from './sample-case.js';

const plain = plainCalendar();
const NAMES: Record<string, string> = { sonam: '索南', douta: '豆太', '63.1.2': '二社', '63.1.4': '四社' };
/** A Friday. */
const NOW = at('2026-11-20 18:00');

function digestOf(cases: Case[], now: Instant = NOW, silentHours?: number): Digest {
  const name = (key: string): string => NAMES[key] ?? '?';
  return makeDigest(cases, {
    areas: ['63.1'],
    now,
    calendar: plain,
    nameOf: name,
    areaName: name,
    sameFact: ofOneArea,
    silentHours,
  });
}

/** Words are compared elsewhere. */
function ofOneArea(cases: readonly Case[]): Case[][] {
  return [...groupedBy(cases, (c) => c.area).values()].filter((group) => group.length > 1);
}

let serial = 0;
/** An open case that came on the 12th and is due then; something happened an hour ago. */
function due(finishDue: string | null, changes: Partial<Case> = {}, clock: Partial<Clock> = {}): Case {
  const startedAt = at('2026-11-12 10:00');
  const running = {
    ...startClock('C1', startedAt, plain),
    finishDue: finishDue === null ? null : at(finishDue),
    ...clock,
  };
  return sampleCase({
    number: `GM-${String(++serial).padStart(4, '0')}`,
    reporters: [sampleReporter({ at: startedAt })],
    since: NOW - 3_600_000,
    clock: running,
    ...changes,
  });
}

const numbers = (list: readonly { number: string }[]): string[] => list.map((entry) => entry.number);
const inLists = ({ dueToday, yellow, red, redo, silent, parked }: Digest) =>
  Object.fromEntries(
    Object.entries({ dueToday, yellow, red, redo, silent, parked }).filter(([, list]) => list.length > 0),
  );

describe('the lists', () => {
  test.each<[string, string[], Case, Instant]>([
    ['due today and not late', ['dueToday'], due('2026-11-20 20:00'), NOW],
    ['due this morning', ['dueToday'], due('2026-11-20 10:00'), NOW],
    ['due on Friday, seen on Saturday', ['dueToday'], due('2026-11-20 10:00'), at('2026-11-21 18:00')],
    ['due on Friday, seen on Monday', ['red'], due('2026-11-20 10:00'), at('2026-11-23 18:00')],
    ['urgent and due this morning', ['red'], due('2026-11-20 10:00', { deadlines: 'B' }), NOW],
    ['due on the next working day', ['yellow'], due('2026-11-23 17:00'), NOW],
    ['urgent and due on Saturday', ['yellow'], due('2026-11-21 10:00', { deadlines: 'B' }), NOW],
    ['due on Tuesday', [], due('2026-11-24 10:00'), NOW],
    ['paused', [], due(null), NOW],
    ['done again', ['redo'], due('2026-11-27 10:00', { state: 'redo', redos: 1 }), NOW],
    ['done again and late', ['red', 'redo'], due('2026-11-18 10:00', { redos: 1 }), NOW],
    ['parked until Monday', ['parked'], due(null, { state: 'parked', parking: parkedUntil('2026-11-23 09:00') }), NOW],
    ['parked until Tuesday', [], due(null, { state: 'parked', parking: parkedUntil('2026-11-24 09:00') }), NOW],
    ['replied', [], due('2026-11-18 10:00', { state: 'replied' }), NOW],
    ['silent for three days', ['silent'], due('2026-11-30 10:00', { since: at('2026-11-17 17:59') }), NOW],
    [
      'silent, but a reporter spoke',
      [],
      due('2026-11-30 10:00', { since: 0, remarks: [remarkAt('2026-11-20 09:00')] }),
      NOW,
    ],
    [
      'silent, but somebody worked',
      [],
      due('2026-11-30 10:00', { since: 0, log: [workedAt('2026-11-20 09:00')] }),
      NOW,
    ],
    ['silent and late', ['red'], due('2026-11-18 10:00', { since: 0 }), NOW],
    ['silent because the reporter was asked', [], due(null, { state: 'need_info', since: 0 }), NOW],
  ])('%s: in %j', (_, lists, c, now) => {
    const digest = inLists(digestOf([c], now));
    expect(Object.keys(digest)).toEqual(lists);
  });

  test('are in the order of the due instants', () => {
    const cases = [due('2026-11-19 10:00'), due('2026-11-13 10:00'), due('2026-11-18 10:00')];
    expect(numbers(digestOf(cases).red)).toEqual([cases[1]!.number, cases[2]!.number, cases[0]!.number]);
  });

  test('silence is measured in the hours of the place', () => {
    const c = due('2026-11-30 10:00', { since: at('2026-11-20 11:00') });
    expect(digestOf([c], NOW, 6).silent).toHaveLength(1);
    expect(digestOf([c], NOW, 8).silent).toHaveLength(0);
  });
});

describe('one line', () => {
  test('says what a leader needs, and nothing that somebody said', () => {
    const c = due('2026-11-18 10:00', { number: 'GM-0277', mode: 'supervise' });
    expect(digestOf([c]).red).toEqual([
      {
        number: 'GM-0277',
        areaName: '二社',
        gist: '路灯',
        clerk: '索南',
        due: at('2026-11-18 10:00'),
        overdueWorkdays: 2,
        supervised: true,
      },
    ]);
    expect(JSON.stringify(digestOf([c]))).not.toMatch(/杜伦生|138|卓玛/);
  });

  test('counts no days while it is not late', () => {
    expect(digestOf([due('2026-11-23 10:00')]).yellow[0]).not.toHaveProperty('overdueWorkdays');
  });

  test('names who is asked while nobody has taken it, and says that a question is one', () => {
    const c = due('2026-11-20 20:00', { lead: null, offered: ['douta'], category: '0801', nature: '咨询' });
    expect(digestOf([c]).dueToday).toMatchObject([{ clerk: '豆太', gist: expect.stringMatching(/.咨询$/) }]);
    expect(digestOf([{ ...c, offered: [] }]).dueToday).toMatchObject([{ clerk: null }]);
  });
});

describe('the counts', () => {
  test('tell today from other days', () => {
    const today = [sampleReporter({ at: at('2026-11-20 00:00') })];
    const digest = digestOf([
      due('2026-11-27 10:00', { reporters: today }),
      due('2026-11-27 10:00', { reporters: [sampleReporter({ at: at('2026-11-19 23:59') })] }),
      due('2026-11-27 10:00', { reporters: today, state: 'merged' }),
      due('2026-11-27 10:00', { state: 'replied' }, { repliedAt: at('2026-11-20 09:00') }),
      due('2026-11-27 10:00', { state: 'closed' }, { repliedAt: at('2026-11-19 09:00') }),
      due(null, { state: 'answered', since: at('2026-11-20 09:00') }),
    ]);
    expect(digest).toMatchObject({ date: '2026-11-20', newToday: 1, doneToday: 2, open: 2, quiet: false });
  });

  test('leave out other areas, sealed and confidential cases and sensitive categories', () => {
    const hidden = [
      { area: '63.2.1' },
      { sealed: true },
      { confidential: true },
      { category: '0805' },
      { area: '63.12' },
    ];
    const digest = digestOf(hidden.map((changes) => due('2026-11-18 10:00', changes)));
    expect(digest).toMatchObject({ open: 0, red: [], quiet: true });
    expect(digest.rates.response.denominator).toBe(0);
  });

  test('a day on which nothing happened is quiet, also while something is being worked on', () => {
    expect(digestOf([]).quiet).toBe(true);
    expect(digestOf([due('2026-11-27 10:00')])).toMatchObject({ quiet: true, open: 1 });
    expect(digestOf([due('2026-11-20 20:00')]).quiet).toBe(false);
  });

  test('the rates are those of the cases due in this month until now', () => {
    const answered = {
      reporters: [sampleReporter({ solved: true, score: 5 })],
      state: 'closed',
      closedAs: 'solved',
    } as const;
    const { rates } = digestOf([
      due('2026-11-18 10:00', answered, { contactedAt: at('2026-11-12 11:00') }),
      due('2026-11-19 10:00'),
      due('2026-10-30 10:00', answered),
      due('2026-11-23 10:00', answered),
    ]);
    expect(rates).toEqual({
      response: { numerator: 1, denominator: 2, rate: 0.5 },
      solved: { numerator: 1, denominator: 1, rate: 1 },
      satisfied: { numerator: 1, denominator: 1, rate: 1 },
      evaluated: { numerator: 1, denominator: 1, rate: 1 },
    });
  });
});

describe('one matter in several cases', () => {
  const came = (text: string, changes: Partial<Case> = {}) =>
    due('2026-11-27 10:00', {
      category: '0502',
      area: '63.1.4',
      reporters: [sampleReporter({ at: at(text) })],
      ...changes,
    });

  test('is proposed for merging, oldest first', () => {
    const cases = [
      came('2026-11-20 09:00', {
        number: 'GM-0311',
        reporters: [2, 3].map((nth) => sampleReporter({ contact: `c/${String(nth)}`, at: at('2026-11-20 09:00') })),
      }),
      came('2026-11-19 09:00', { number: 'GM-0308' }),
    ];
    expect(digestOf(cases).hot).toEqual([
      { areaName: '四社', gist: '水质', households: 3, numbers: ['GM-0308', 'GM-0311'] },
    ]);
  });

  test.each<[string, Case]>([
    ['in another area', came('2026-11-20 09:00', { area: '63.1.2' })],
    ['where the grid is only guessed', came('2026-11-20 09:00', { areaKnown: false })],
    ['already merged', came('2026-11-20 09:00', { state: 'merged' })],
    ['from last week', came('2026-11-13 09:00')],
  ])('is not seen in a second case %s', (_, other) => {
    expect(digestOf([came('2026-11-20 10:00'), other]).hot).toEqual([]);
  });
});

function parkedUntil(text: string): Case['parking'] {
  return { reason: '等开春', reviewAt: at(text), by: 'sonam' };
}

function remarkAt(text: string): Case['remarks'][number] {
  return { key: 'k', at: at(text), by: 'contact/1', from: 'reporter', text: '还没来', media: [] };
}

function workedAt(text: string): Case['log'][number] {
  return { at: at(text), by: 'sonam', action: 'note', from: 'in_progress', to: 'in_progress', text: '', key: 'k' };
}
