/** "@张三": which colleague is meant. */
import type { AreaPath } from '../../domain/area.js';
import { holdsCases, type PersonId } from '../../domain/person.js';
import type { Handled } from '../stored-message.js';
import { answered } from '../turn.js';
import type { Call } from './command.js';

export interface NamedPeople {
  people: PersonId[];
  /** The arguments without the names. */
  rest: string;
}

const NAMED = /[@＠]([^\s@＠，,、；;]+)/gu;

/** Everybody named with @ who works on cases here, or the answer that asks which one is meant. */
export function namedPeople(call: Call, args: string, within: AreaPath): NamedPeople | { handled: Handled } {
  const { context, words } = call.turn.talk;
  const people: PersonId[] = [];
  for (const [, name] of args.matchAll(NAMED)) {
    const found = context
      .directory()
      .peopleNamed(name ?? '', within)
      .filter(holdsCases);
    if (found.length > 1)
      return { handled: answered(call.turn, 'which_person', words.replies.whichPerson(name ?? '', found)) };
    if (found[0] === undefined)
      return { handled: answered(call.turn, 'no_such_person', words.replies.noSuchPerson(name ?? '')) };
    people.push(found[0].id);
  }
  return { people: [...new Set(people)], rest: args.replace(NAMED, ' ').replace(/\s+/gu, ' ').trim() };
}
