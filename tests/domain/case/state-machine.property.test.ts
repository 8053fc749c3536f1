import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../../src/domain/case/decide.js';
import type { Action, Actor } from '../../../src/domain/case/action.js';
import { timersOf } from '../../../src/domain/case/timers.js';
import { leadsTo, TRANSITIONS } from '../../../src/domain/case/transitions.js';
import { CASE_STATES, type Case, type CaseState } from '../../../src/domain/case/types.js';
import { DAY } from '../../../src/domain/time.js';
import { GM, GRID1, GRID2 } from '../small-village.js';
import { cairangVillager, clerk, doingAs, env, MONDAY, opened, PEOPLE, SYSTEM } from './world.js';

const PERSON = fc.constantFrom(...PEOPLE.map((one) => one.id));
const actors: fc.Arbitrary<Actor> = fc.oneof(
  PERSON.map(clerk),
  fc.constantFrom('contact/1', 'contact/2').map((contact): Actor => ({ kind: 'reporter', contact })),
  fc.constant(SYSTEM),
);
const text = fc.constantFrom('', '水泵', '等配件');
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.constantFrom<Action>(
    { kind: 'accept' },
    { kind: 'resume' },
    { kind: 'going' },
    { kind: 'withdraw' },
    { kind: 'unmerge' },
    { kind: 'route' },
    { kind: 'tick' },
    { kind: 'archive' },
    { kind: 'triage' },
    { kind: 'join', reporter: cairangVillager },
    { kind: 'merge', into: `${GM}/9`, intoNumber: 'GM-0009' },
    { kind: 'locate', area: GRID1 },
    { kind: 'locate', area: GRID2 },
    { kind: 'raise', emergency: 'fire', text: '' },
    { kind: 'classify', category: '0402', nature: '求助', urgency: 'C' },
    { kind: 'decline', reason: 'beyond_duty', text: '' },
    { kind: 'answer', text: '能报', source: '医保局' },
  ),
  text.map((t): Action => ({ kind: 'contact', text: t })),
  text.map((question): Action => ({ kind: 'ask', question })),
  text.map((result): Action => ({ kind: 'done', result })),
  text.map((reason): Action => ({ kind: 'done', result: '', proof: { text: reason, media: [] } })),
  text.map((reason): Action => ({ kind: 'return', reason })),
  text.map((reason): Action => ({ kind: 'escalate', reason })),
  text.map((reason): Action => ({ kind: 'reject', reason })),
  text.map((t): Action => ({ kind: 'redo', text: t })),
  text.map((t): Action => ({ kind: 'supplement', text: t, media: [], from: '卓玛', phone: null })),
  fc.integer({ min: 0, max: 9 }).map((workdays): Action => ({ kind: 'extend', workdays, reason: '' })),
  fc.boolean().map((solved): Action => ({ kind: 'rate', solved, score: null, text: '' })),
  PERSON.map((id): Action => ({ kind: 'assign', to: [id] })),
  PERSON.map((id): Action => ({ kind: 'transfer', to: [id] })),
  fc
    .option(PERSON, { nil: undefined })
    .map((id): Action => ({ kind: 'approve', to: id === undefined ? [] : [id], text: '' })),
  PERSON.map((id): Action => ({ kind: 'mode', mode: 'joint', partners: [{ person: id, what: '' }], due: null })),
  fc.integer({ min: 1, max: 20 }).map((days): Action => ({ kind: 'park', reviewAt: MONDAY + days * DAY, reason: '' })),
);
const steps = fc.array(fc.record({ actor: actors, action: actions, wait: fc.integer({ min: 0, max: 5 * DAY }) }), {
  maxLength: 40,
});

/** Plays the steps; what is refused changes nothing. */
function play(
  first: Case,
  plan: readonly { actor: Actor; action: Action; wait: number }[],
  look: (before: Case, after: Case, action: Action, now: number) => void,
): void {
  let current = first;
  let now = MONDAY;
  for (const { actor, action, wait } of plan) {
    now += wait;
    const decision = decide(current, action, doingAs(actor, now));
    if (!decision.ok) continue;
    look(current, decision.case, action, now);
    current = decision.case;
  }
}

describe('whatever happens to a case', () => {
  test('it only ever moves as the table says, and every move is logged in an unbroken chain', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        play(opened().case, plan, (before, after, action) => {
          if (action.kind !== 'tick') expect(leadsTo(before.state, action.kind, after.state)).toBe(true);
          const moves = after.log.slice(-30);
          for (let i = 1; i < moves.length; i++) expect(moves[i]?.from).toBe(moves[i - 1]?.to);
          expect(moves.at(-1)?.to ?? after.state).toBe(after.state);
        });
      }),
    );
  });

  test('its clocks are never negative, and a paused one has no end', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        play(opened({ urgency: 'C', category: '0402' }).case, plan, (_before, { clock }) => {
          expect(clock.remaining === null || (clock.remaining >= 0 && clock.finishDue === null)).toBe(true);
          const { startedAt, finishDue, signInDue } = clock;
          if (startedAt !== null)
            for (const due of [finishDue, signInDue]) expect(due === null || due >= startedAt).toBe(true);
        });
      }),
    );
  });

  test('ticking brings it to rest: nothing is due any more, and ticking again changes nothing', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 60 * DAY }), (plan, later) => {
        let last = opened().case;
        let at = MONDAY;
        play(last, plan, (_before, after, _action, now) => {
          last = after;
          at = now;
        });
        const ticked = decide(last, { kind: 'tick' }, doingAs(SYSTEM, at + later));
        if (!ticked.ok) return;
        expect(timersOf(ticked.case, env(at + later)).every((one) => one.at > at + later)).toBe(true);
      }),
    );
  });

  test('nobody accused ever holds it', () => {
    fc.assert(
      fc.property(steps, (plan) => {
        const first = opened({ category: '1202', nature: '举报', accused: ['cairang', 'wang'] }).case;
        play(first, plan, (_before, after) => {
          for (const id of ['cairang', 'wang'])
            expect([after.lead, ...after.offered, ...after.partners]).not.toContain(id);
        });
      }),
    );
  });
});

describe('the table', () => {
  test('has a way out of every state but the final ones', () => {
    const leads = (state: CaseState): CaseState[] => Object.values(TRANSITIONS[state]).flat();
    const final = CASE_STATES.filter((state) => leads(state).every((next) => next === state));
    expect(final).toEqual(['withdrawn', 'archived']);
  });

  test('reaches every state from the first', () => {
    const reached = new Set(['draft']);
    for (let size = 0; size !== reached.size;) {
      size = reached.size;
      for (const state of CASE_STATES)
        if (reached.has(state))
          Object.values(TRANSITIONS[state])
            .flat()
            .forEach((next) => reached.add(next));
    }
    expect([...reached].sort()).toEqual([...CASE_STATES].sort());
  });
});
