/** What somebody may do to a case now, as commands: the same rights and states for the chat and for buttons. */
import type { Case } from '../../domain/case/types.js';
import type { Directory } from '../../domain/directory.js';
import type { PersonId } from '../../domain/person.js';
import { can, isVillageRight } from '../../domain/rights.js';
import type { Command } from './command.js';
import { isPossibleNow } from './pick.js';
import { COMMANDS } from './table.js';

/** In the order of /help; looking is none of them. */
export function possibleCommands(c: Case, me: PersonId, directory: Directory): Command[] {
  return COMMANDS.filter(({ right }) => {
    if (right === null || right === 'look' || isVillageRight(right)) return false;
    return isPossibleNow(c, right) && can(me, right, c, directory).may;
  });
}
