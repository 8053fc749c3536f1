/** Emergencies: people are called at once, in waves, until somebody says "I am going". */
import { startClock } from '../deadlines.js';
import { isSealedEmergency, type EmergencyKind } from '../emergency.js';
import type { Told } from '../notice.js';
import type { PersonId } from '../person.js';
import { callChain } from '../routing.js';
import { changed, type Decision, type Doing } from './action.js';
import { attached } from './attached.js';
import { shortened } from './gist.js';
import { saidLate } from './said-late.js';
import { step } from './step.js';
import { briefOf, nameOf, tellPeople, tellReporters } from './tell.js';
import type { Case } from './types.js';
import { accept, clerkOf } from './work.js';

/** Marks the case as an emergency and calls the first wave. Somebody who already works on it keeps it. */
export function raise(c: Case, emergency: EmergencyKind, text: string, doing: Doing): Decision {
  const held = c.lead !== null;
  const moved = step(c, held ? c.state : 'emergency', 'raise', doing, text);
  const marked: Case = {
    ...moved,
    emergency,
    urgency: 'A',
    deadlines: 'A',
    // Help is measured from the alarm; somebody who already works on it keeps the hours they had.
    clock: held ? c.clock : startClock('A', doing.env.now, doing.env.calendar, doing.env.deadlines),
    sealed: c.sealed || isSealedEmergency(emergency),
  };
  return call({ ...marked, chain: { called: [], calledAt: doing.env.now, going: [] } }, doing);
}

/** Calls the next wave; when nobody is left the last ones are asked again, for silence is no answer. */
export function call(c: Case, doing: Doing): Decision {
  const { env } = doing;
  const chain = c.chain ?? { called: [], calledAt: env.now, going: [] };
  const waves = callChain(
    { area: c.area, emergency: c.emergency ?? 'injury', accused: c.accused, now: env.now },
    env.directory,
  );
  const next = waves
    .find((wave) => wave.some((id) => !chain.called.includes(id)))
    ?.filter((id) => !chain.called.includes(id));
  const people = next ?? waves.at(-1) ?? [];
  const round = waves.findIndex((wave) => people.every((id) => wave.includes(id))) + 1;
  const called = [...new Set([...chain.called, ...people])];
  const called1: Case = {
    ...c,
    chain: { ...chain, called, calledAt: env.now },
    offered: c.lead === null ? called : c.offered,
  };
  return changed(called1, callOut(called1, people, round, doing));
}

function callOut(c: Case, people: readonly PersonId[], round: number, doing: Doing): Told[] {
  return tellPeople(people, {
    kind: 'callOut',
    ...saidLate(c),
    case: briefOf(c, doing.env.directory),
    emergency: c.emergency ?? 'injury',
    text: shortened(c.remarks.map((one) => one.text).join(' / ')),
    reporter: c.reporters.map((one) => one.name).join('、'),
    round,
    attached: attached(c),
  });
}

/** "我去": the first to say so leads, later ones go along; the reporters hear who is coming. */
export function going(c: Case, doing: Doing): Decision {
  const me = clerkOf(doing);
  const { env } = doing;
  const chain = c.chain ?? { called: [], calledAt: env.now, going: [] };
  if (chain.going.includes(me)) return changed(c);
  const joined: Case = { ...c, chain: { ...chain, going: [...chain.going, me] } };
  const first = joined.lead === null;
  const taken = first
    ? accept(joined, doing, 'going').case
    : {
        ...step(joined, joined.state, 'going', doing),
        partners: [...joined.partners, me].filter((id) => id !== joined.lead),
      };
  const name = nameOf(me, env.directory);
  const brief = briefOf(taken, env.directory);
  return changed(taken, [
    ...tellReporters(taken, { kind: 'helpComing', case: brief, clerk: name }),
    ...tellPeople(chain.called, { kind: 'callAnswered', case: brief, by: name }, me),
  ]);
}
