/** The ways of handling by the names of the clerk's township: as commands, and as help shows them. */
import type { HandlingMode } from '../../domain/case/types.js';
import { waysOf, type WayNames } from '../../domain/ways.js';
import type { Turn } from '../turn.js';
import type { Command } from './command.js';

/** Where the speaker works, else where they speak. */
export function waysFor({ talk, person, village }: Pick<Turn, 'talk' | 'person' | 'village'>): WayNames {
  const work = person?.duties.find(({ role }) => role !== 'villager')?.area ?? village?.path;
  return work === undefined ? {} : waysOf(talk.context.directory().filesOf(work));
}

/** Null for what is no way of handling, and where it has no name of its own. */
export function ownName({ name }: Pick<Command, 'name'>, ways: WayNames): string | null {
  const own: Readonly<Record<string, string>> = ways satisfies Partial<Record<HandlingMode, string>>;
  return own[name] ?? null;
}

/** The command as it is written there. */
export function calledThere(command: Command, ways: WayNames): Command {
  const own = ownName(command, ways);
  if (own === null) return command;
  const rewritten = (text: string): string => text.replace(`/${command.zh}`, `/${own}`);
  return { ...command, form: rewritten(command.form), example: rewritten(command.example) };
}
