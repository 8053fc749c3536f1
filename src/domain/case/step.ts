/** The one place where a case changes its state. */
import type { ActionKind, Actor, Doing } from './action.js';
import type { Case, CaseState } from './types.js';

/** A history that grows for years would outgrow its document; the oldest middle part is dropped first. */
const LOG_LIMIT = 200;

export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case 'person':
      return actor.person;
    case 'reporter':
      return actor.contact;
    case 'system':
      return 'system';
  }
}

/** Moves the case to `to` and writes it down. Moving to the same state logs the action and leaves `since` alone. */
export function step(c: Case, to: CaseState, action: ActionKind, doing: Doing, text = ''): Case {
  const { now } = doing.env;
  const entry = { at: now, by: actorId(doing.actor), action, from: c.state, to, text, key: doing.key };
  const log = c.log.length < LOG_LIMIT ? [...c.log, entry] : [...c.log.slice(0, 20), ...c.log.slice(21), entry];
  return { ...c, state: to, since: to === c.state ? c.since : now, log };
}
