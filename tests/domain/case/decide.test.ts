import { describe, expect, test } from '@jest/globals';
import type { Action } from '../../../src/domain/case/action.js';
import { dueOf, timersOf } from '../../../src/domain/case/timers.js';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.js';
import { at } from '../plain-calendar.js';
import { GM, GRID2 } from '../small-village.js';
import { cairangVillager, clerk, env, MONDAY, opened, REPORTER, Story, SYSTEM, waterCase } from './world.js';

const done: Action = { kind: 'done', result: '水泵修好' };
const no = { kind: 'rate', solved: false, score: null, text: '没来' } as const;
const yes = { kind: 'rate', solved: true, score: 5, text: '来了' } as const;

describe('opening a case', () => {
  test('offers it to the grid members of the place and tells the reporter who they are', () => {
    const { case: c, told } = opened();
    expect(c.state).toBe('dispatched');
    expect([...c.offered].sort()).toEqual(['doutai', 'suonan']);
    expect(c.clock.signInDue).toBe(MONDAY + 30 * MINUTE);
    const ack = told.find((one) => one.notice.kind === 'registered');
    expect(ack).toMatchObject({ to: { to: 'conversation', id: 'room-1', room: true, mention: [{ name: '卓玛' }] } });
    expect(told.filter((one) => one.notice.kind === 'newTask')).toHaveLength(2);
  });

  test('waits for the place when it is neither known nor urgent, and goes to the village head when nobody says', () => {
    const story = new Story(opened({ area: GM, areaKnown: false, urgency: 'C' }).case);
    expect(story.case.state).toBe('new');
    story.tick(MONDAY + 10 * MINUTE);
    expect(story.case.offered).toEqual(['wang']);
  });

  test('does not wait for the place when it is urgent, and is handed to the grid once that is known', () => {
    const story = new Story(opened({ area: GM, areaKnown: false, urgency: 'B' }).case);
    expect(story.case.offered).toEqual(['wang']);
    story.do(REPORTER, { kind: 'locate', area: GRID2 });
    expect([...story.case.offered].sort()).toEqual(['doutai', 'suonan']);
    expect(story.kinds()).toContain('unassigned');
  });

  test('says nothing in a group about a sealed case and leaves the village out of it', () => {
    const { case: c, told } = opened({
      category: '1202',
      nature: '举报',
      urgency: 'D',
      accused: ['cairang'],
      text: '社长给亲戚多报了低保',
    });
    expect(c.sealed).toBe(true);
    expect(c.offered).toEqual(['ji']);
    expect(told.every((one) => one.to.to !== 'conversation' || !one.to.room)).toBe(true);
    expect(JSON.stringify(told)).not.toContain('卓玛');
  });

  test('masks a phone number in the line that groups see', () => {
    expect(opened({ text: '打我电话13912341234,水停了' }).case.gist).toContain('139****1234');
  });
});

describe('the way of a case', () => {
  test('goes from report to solved', () => {
    const story = waterCase().do(clerk('suonan'), { kind: 'accept' });
    expect(story.case.lead).toBe('suonan');
    expect(story.kinds()).toEqual(['accepted', 'taken']);
    story.do(clerk('suonan'), { kind: 'contact', text: '' }).do(clerk('suonan'), done);
    expect(story.case.state).toBe('replied');
    story.do(REPORTER, yes);
    expect(story.case).toMatchObject({ state: 'closed', closedAs: 'solved' });
  });

  test('takes a clerk who reports the result at once at their word, and logs every state passed', () => {
    const story = waterCase().do(clerk('suonan'), done);
    expect(story.case.log.map((one) => one.to)).toEqual(['new', 'dispatched', 'accepted', 'in_progress', 'replied']);
    expect(story.case.clock.contactedAt).toBe(MONDAY);
  });

  test('belongs to the first of two clerks who accept at once', () => {
    const story = waterCase().do(clerk('doutai'), { kind: 'accept' });
    expect(story.try(clerk('suonan'), { kind: 'accept' })).toEqual({
      ok: false,
      refusal: { code: 'taken', by: 'doutai' },
    });
  });

  test('is done again for the follower who says it is not solved, though it was closed for the others', () => {
    const story = waterCase().do(
      { kind: 'reporter', contact: 'contact/2' },
      { kind: 'join', reporter: cairangVillager },
    );
    story.do(clerk('suonan'), done).do(REPORTER, yes);
    expect(story.case.state).toBe('closed');
    story.do({ kind: 'reporter', contact: 'contact/2' }, no);
    expect(story.case).toMatchObject({ state: 'redo', redos: 1, offered: ['suonan'] });
    expect(story.told.find((one) => one.notice.kind === 'redoing')).toMatchObject({
      to: { mention: [{ name: '才让家' }] },
    });
    expect(story.told.filter((one) => one.notice.kind === 'redoing')).toHaveLength(1);
  });

  test('goes one level up when done again twice and under supervision the third time', () => {
    const story = waterCase().do(clerk('suonan'), done).do(REPORTER, no).do(clerk('suonan'), done).do(REPORTER, no);
    expect(story.case.offered).toEqual(['cairang']);
    story.do(clerk('cairang'), done).do(REPORTER, no);
    expect(story.case).toMatchObject({ mode: 'supervise', offered: ['wang'], redos: 3 });
  });

  test('names who wants it done again: the reporters, or the superior who says so', () => {
    const from = ({ told }: Story) => told.flatMap(({ notice }) => (notice.kind === 'redo' ? notice.from : []));
    const story = waterCase().do(clerk('suonan'), done).do(REPORTER, no);
    expect(from(story)).toEqual(['卓玛']);
    story.do(clerk('suonan'), done).do(clerk('wang'), { kind: 'redo', text: '我去看了，水还是小' });
    expect(from(story)).toEqual(['王书记']);
  });

  test('cannot be reopened after the days for it have passed', () => {
    const story = waterCase()
      .do(clerk('suonan'), done)
      .do(REPORTER, yes)
      .at(MONDAY + 31 * DAY);
    expect(story.try(REPORTER, no)).toEqual({ ok: false, refusal: { code: 'too_late', days: 30 } });
  });

  test('closes as unrated, never as solved, when the reporter does not answer for three working days', () => {
    const story = waterCase().do(clerk('suonan'), done);
    expect(dueOf(story.case, env())).toBe(at('2026-11-26 10:00'));
    story.tick(at('2026-11-26 10:00'));
    expect(story.case).toMatchObject({ state: 'closed', closedAs: 'unrated' });
    story.tick(at('2026-11-26 10:00') + 365 * DAY);
    expect(story.case.state).toBe('archived');
  });

  test('ends when its only reporter withdraws, and goes on when another follows it', () => {
    const alone = waterCase().do(REPORTER, { kind: 'withdraw' });
    expect(alone.case.state).toBe('withdrawn');
    const followed = waterCase().do(
      { kind: 'reporter', contact: 'contact/2' },
      { kind: 'join', reporter: cairangVillager },
    );
    followed.do(REPORTER, { kind: 'withdraw' });
    expect(followed.case.state).toBe('dispatched');
    expect(followed.case.reporters.map((one) => one.name)).toEqual(['才让家']);
  });
});

describe('a case at the wrong desk', () => {
  test('goes back with a reason, and to the named colleague when the superior agrees', () => {
    const story = waterCase().do(clerk('suonan'), { kind: 'return', reason: '变压器是供电所的' });
    expect(story.case.state).toBe('objection');
    expect(story.told).toMatchObject([{ to: { person: 'cairang' }, notice: { kind: 'objection' } }]);
    story.do(clerk('cairang'), { kind: 'approve', to: ['dian'], text: '' });
    expect(story.case).toMatchObject({ state: 'dispatched', offered: ['dian'] });
  });

  test('stays, and may not be returned again, when the superior does not agree', () => {
    const story = waterCase()
      .do(clerk('suonan'), { kind: 'return', reason: '不归我' })
      .do(clerk('wang'), { kind: 'reject', reason: '归你' });
    expect(story.case).toMatchObject({ state: 'accepted', lead: 'suonan', mayReturn: false });
    expect(story.try(clerk('suonan'), { kind: 'return', reason: '还是不归我' })).toEqual({
      ok: false,
      refusal: { code: 'return_barred' },
    });
  });

  test('may not be ruled on by the one who returned it', () => {
    const story = waterCase().do(clerk('suonan'), { kind: 'return', reason: '不归我' });
    expect(story.try(clerk('suonan'), { kind: 'approve', to: ['dian'], text: '' })).toMatchObject({
      ok: false,
      refusal: { code: 'not_allowed' },
    });
  });

  test('may not be returned after the first contact', () => {
    const story = waterCase().do(clerk('suonan'), { kind: 'contact', text: '' });
    expect(story.try(clerk('suonan'), { kind: 'return', reason: 'x' })).toMatchObject({
      ok: false,
      refusal: { code: 'wrong_state' },
    });
  });

  test('is shown to the next superior when nobody rules in time', () => {
    const story = waterCase()
      .do(clerk('suonan'), { kind: 'return', reason: '不归我' })
      .tick(MONDAY + 2 * DAY);
    const asked = story.told.flatMap((one) =>
      one.notice.kind === 'objection' && one.to.to === 'person' ? one.to.person : [],
    );
    expect(asked).toEqual(['cairang', 'wang']);
  });

  test('goes one level up when it is escalated, and nowhere above the last', () => {
    const story = waterCase().do(clerk('suonan'), { kind: 'escalate', reason: '要换变压器' });
    expect(story.case.offered).toEqual(['cairang']);
    story.do(clerk('cairang'), { kind: 'escalate', reason: '' }).do(clerk('wang'), { kind: 'escalate', reason: '' });
    expect(story.case.offered).toEqual(['ma']);
    expect(story.try(clerk('ma'), { kind: 'escalate', reason: '' })).toEqual({
      ok: false,
      refusal: { code: 'nobody_above' },
    });
  });

  test('is never given to somebody accused', () => {
    const story = new Story({ ...waterCase().case, accused: ['doutai'] });
    expect(story.try(clerk('cairang'), { kind: 'transfer', to: ['doutai'] })).toEqual({
      ok: false,
      refusal: { code: 'accused', person: 'doutai' },
    });
  });
});

describe('the clocks', () => {
  const lamp = (): Story => waterCase({ category: '0402', urgency: 'C' });

  test('stand still while the reporter is asked, and go on with what was left', () => {
    const story = lamp().do(clerk('suonan'), { kind: 'accept' });
    const due = story.case.clock.finishDue ?? 0;
    story.do(clerk('suonan'), { kind: 'ask', question: '哪一盏' });
    expect(story.case).toMatchObject({ state: 'need_info', clock: { finishDue: null } });
    story.at(MONDAY + DAY).do(REPORTER, { kind: 'supplement', text: '桥头那盏', media: [], from: '卓玛', phone: null });
    expect(story.case.state).toBe('in_progress');
    expect(story.case.clock.finishDue).toBe(due + DAY);
    expect(story.kinds()).toEqual(['informed']);
  });

  test('never stand still for urgent cases', () => {
    const story = waterCase().do(clerk('suonan'), { kind: 'ask', question: '院里还是院外' });
    expect(story.case.clock.finishDue).toBe(MONDAY + DAY);
  });

  test('remind the reporter twice and then close the question', () => {
    const story = lamp().do(clerk('suonan'), { kind: 'ask', question: '哪一盏' });
    story.tick(at('2026-11-26 10:00'));
    expect(story.kinds()).toEqual(['asked']);
    story.tick(at('2026-12-01 10:00'));
    expect(story.case.question?.reminders).toBe(2);
    story.tick(at('2026-12-04 10:00'));
    expect(story.case.state).toBe('replied');
  });

  test('give a yellow card one working day before the end and a red one, with supervision, after it', () => {
    const story = lamp().do(clerk('suonan'), { kind: 'contact', text: '' });
    story.tick(at('2026-11-27 10:00'));
    expect(story.case.cards.map((one) => one.colour)).toEqual(['yellow']);
    expect(story.told.map((one) => (one.to.to === 'person' ? one.to.person : ''))).toEqual(['suonan', 'cairang']);
    story.tick(at('2026-12-01 08:30'));
    expect(story.case.cards.map((one) => one.colour)).toEqual(['yellow', 'red']);
    expect(story.case.mode).toBe('supervise');
    story.tick(at('2026-12-02 08:30'));
    expect(story.case.cards).toHaveLength(2);
  });

  test('tell the superior when nobody signs in', () => {
    const story = waterCase().tick(MONDAY + 30 * MINUTE);
    expect(story.told.map((one) => (one.to.to === 'person' ? one.to.person : ''))).toEqual(
      expect.arrayContaining(['suonan', 'doutai', 'cairang']),
    );
    expect(story.told.every((one) => one.notice.kind === 'deadline')).toBe(true);
  });

  test('are lengthened once, by whoever may, and the reporter is told', () => {
    const story = lamp().do(clerk('suonan'), { kind: 'accept' });
    const due = story.case.clock.finishDue ?? 0;
    story
      .do(clerk('suonan'), { kind: 'extend', workdays: 3, reason: '等配件' })
      .do(clerk('wang'), { kind: 'approve', to: [], text: '' });
    expect(story.kinds()).toEqual(['extensionRuled', 'extended']);
    expect(story.case.clock.finishDue ?? 0).toBeGreaterThan(due + 2 * DAY);
    expect(story.try(clerk('suonan'), { kind: 'extend', workdays: 1, reason: '再等' })).toEqual({
      ok: false,
      refusal: { code: 'extended_before' },
    });
  });

  test('are asked to be lengthened of whoever may, and not of the next above', () => {
    const story = lamp().do(clerk('suonan'), { kind: 'accept' });
    story.do(clerk('suonan'), { kind: 'extend', workdays: 3, reason: '等配件' });
    expect(story.told).toMatchObject([{ to: { person: 'wang' }, notice: { kind: 'extensionAsked' } }]);
  });

  test('are not lengthened by supervision, which gives a new end only to what is late', () => {
    const watched = (due: number) => ({ kind: 'mode', mode: 'supervise', partners: [], due }) as const;
    const story = lamp().do(clerk('suonan'), { kind: 'contact', text: '' });
    const due = story.case.clock.finishDue ?? 0;
    story.do(clerk('ma'), watched(due + 9 * DAY));
    expect(story.case.clock.finishDue).toBe(due);
    story.tick(due + 2 * DAY).do(clerk('ma'), watched(due + 3 * DAY));
    expect(story.case.clock.finishDue).toBe(due + 3 * DAY);
    story.tick(due + 3 * DAY);
    expect(story.told.filter(({ notice }) => notice.kind === 'deadline' && notice.phase === 'finish')).toHaveLength(2);
  });

  test('wake a parked case on its day', () => {
    const story = lamp().do(clerk('suonan'), { kind: 'contact', text: '' });
    const day = at('2026-12-10 09:00');
    story.do(clerk('wang'), { kind: 'park', reviewAt: day, reason: '等开春' });
    expect(timersOf(story.case, env()).map((one) => one.name)).toEqual(['review']);
    story.tick(day);
    expect(story.case.state).toBe('in_progress');
    expect(story.kinds()).toEqual(['reviewParked', 'resumed']);
  });
});

describe('a joint case', () => {
  test('is done when the lead says so and every part is', () => {
    const story = waterCase({ category: '0101', urgency: 'C' }).do(clerk('suonan'), { kind: 'accept' });
    const partners = [{ person: 'dian', what: '断电' }];
    story.do(clerk('ma'), { kind: 'mode', mode: 'joint', partners, due: MONDAY + 3 * DAY });
    expect(story.case.deadlines).toBe('F');
    expect(story.told).toMatchObject([{ to: { person: 'dian' }, notice: { kind: 'partner', what: '断电' } }]);
    expect(story.try(clerk('suonan'), done)).toEqual({ ok: false, refusal: { code: 'parts_open', open: 1 } });
    story.do(clerk('dian'), { kind: 'done', result: '电断了' });
    expect(story.case.state).toBe('accepted');
    expect(story.told).toMatchObject([{ to: { person: 'suonan' }, notice: { kind: 'partDone', open: 0 } }]);
    story.do(clerk('suonan'), done);
    expect(story.case.state).toBe('replied');
  });
});

describe('an emergency', () => {
  const fire = (): Story => waterCase({ category: '1104', urgency: 'C', emergency: 'fire', text: '草垛着火了' });

  test('calls the people of the grid at once and the next ones when nobody goes', () => {
    const { case: c, told } = opened({ category: '1104', emergency: 'fire', text: '草垛着火了' });
    expect(c.state).toBe('emergency');
    const first = told.flatMap((one) => (one.notice.kind === 'callOut' && one.to.to === 'person' ? one.to.person : []));
    expect([...first].sort()).toEqual(['cairang', 'doutai', 'suonan']);
    const story = new Story(c).tick(MONDAY + 3 * MINUTE);
    expect(story.told.flatMap((one) => (one.to.to === 'person' ? one.to.person : []))).toEqual(['wang']);
    expect(story.told[0]?.notice).toMatchObject({ kind: 'callOut', round: 2 });
  });

  test('is led by the first who goes; the reporter hears who is coming, the others too', () => {
    const story = fire().do(clerk('doutai'), { kind: 'going' });
    expect(story.case).toMatchObject({ state: 'accepted', lead: 'doutai' });
    expect(story.kinds()[0]).toBe('helpComing');
    story.do(clerk('suonan'), { kind: 'going' });
    expect(story.case.partners).toContain('suonan');
    expect(timersOf(story.case, env()).some((one) => one.name === 'chain')).toBe(false);
  });

  test('of despair is told to few, and to nobody in a group', () => {
    const { case: c, told } = opened({ category: '0905', emergency: 'suicide', text: '不想活了' });
    expect(c.sealed).toBe(true);
    expect(told.every((one) => one.to.to !== 'conversation' || !one.to.room)).toBe(true);
    const called = told.flatMap((one) =>
      one.notice.kind === 'callOut' && one.to.to === 'person' ? one.to.person : [],
    );
    expect(called).toEqual(['wang']);
  });

  test('raised on a case that somebody already holds leaves it with them', () => {
    const story = waterCase()
      .do(clerk('suonan'), { kind: 'accept' })
      .do(SYSTEM, { kind: 'raise', emergency: 'wires', text: '线掉水里了' });
    expect(story.case).toMatchObject({ lead: 'suonan', state: 'accepted', deadlines: 'A' });
  });
});

describe('two cases of one matter', () => {
  test('become one whose reporters are all told, and can be taken apart again', () => {
    const story = waterCase().do(clerk('cairang'), { kind: 'merge', into: `${GM}/2`, intoNumber: 'GM-0308' });
    expect(story.case).toMatchObject({ state: 'merged', mergedInto: `${GM}/2` });
    expect(story.told).toContainEqual({
      to: { to: 'aggregate', id: `${GM}/2` },
      notice: { kind: 'absorb', reporters: story.case.reporters },
    });
    story.do(clerk('cairang'), { kind: 'unmerge' });
    expect(story.case.state).toBe('dispatched');
    expect(story.told).toContainEqual({
      to: { to: 'aggregate', id: `${GM}/2` },
      notice: { kind: 'release', contacts: ['contact/1'] },
    });
  });

  test('cannot be the same one', () => {
    const story = waterCase();
    const decision = story.try(clerk('cairang'), { kind: 'merge', into: story.case.id, intoNumber: story.case.number });
    expect(decision).toEqual({ ok: false, refusal: { code: 'itself' } });
  });
});

test('a reminder is given once however often the clock is looked at', () => {
  const story = waterCase().tick(MONDAY + HOUR);
  const told = story.told.length;
  expect(told).toBeGreaterThan(0);
  story.tick(MONDAY + HOUR + MINUTE);
  expect(story.told).toEqual([]);
});
