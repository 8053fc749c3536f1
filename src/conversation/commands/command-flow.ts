/** A message that begins with a slash. */
import type { Person } from '../../domain/person.js';
import { canInVillage, isVillageRight } from '../../domain/rights.js';
import type { WayNames } from '../../domain/ways.js';
import type { Handled } from '../stored-message.js';
import { answered, isClerk, type Flow, type Turn } from '../turn.js';
import type { Command } from './command.js';
import { nearestCommand } from './nearest.js';
import { ownName, waysFor } from './own-names.js';
import { COMMANDS, commandNamed } from './table.js';

const SLASH = /^[/／]\s*(\S*)\s*([\s\S]*)$/u;

/** "/办结312 好了" and "/办结 312 好了": the longest known name at the beginning counts. */
function parse(text: string, ways: WayNames): { name: string; args: string; command: Command | null } | null {
  const match = SLASH.exec(text);
  if (match === null) return null;
  const [, name = '', args = ''] = match;
  const exact = commandNamed(name, ways);
  if (exact !== null) return { name, args: args.trim(), command: exact };
  const known = COMMANDS.flatMap((one) => [one.zh, ...one.also, one.name, ownName(one, ways) ?? '']);
  const names = known.sort((a, b) => b.length - a.length);
  const glued = names.find(
    (one) =>
      one.length > 1 && name.toLowerCase().startsWith(one) && /^[\d#＃@＠A-Z０-９-]/u.test(name.slice(one.length)),
  );
  if (glued === undefined) return { name, args: args.trim(), command: null };
  return { name: glued, args: `${name.slice(glued.length)} ${args}`.trim(), command: commandNamed(glued, ways) };
}

export const command: Flow = async (turn) => {
  // What a recogniser wrote nobody typed.
  const typed = turn.message.heard === undefined ? parse(turn.text, waysFor(turn)) : null;
  if (typed === null) return null;
  const { replies } = turn.talk.words;
  if (!isClerk(turn)) return answered(turn, 'not_staff', replies.commandForStaff(typed.command?.name ?? null));
  if (typed.command !== null)
    return barred(turn, typed.command) ?? typed.command.run({ turn, me: turn.person, args: typed.args });
  return answered(turn, 'unknown_command', replies.unknownCommand(typed.name, nearestCommand(typed.name)));
};

/** What belongs to no case is decided before anything is read; what belongs to one, with the case. */
function barred(turn: Turn & { person: Person }, { right }: Command): Handled | null {
  if (right === null || !isVillageRight(right)) return null;
  const allowed = canInVillage(turn.person.id, right, turn.talk.context.directory());
  return allowed.may ? null : answered(turn, 'refused', turn.talk.words.replies.notAllowed(allowed.who));
}
