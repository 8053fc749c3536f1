/** What a slash command is. One file each, one table (table.ts). */
import type { Action, Actor } from '../../domain/case/action.js';
import type { Case } from '../../domain/case/types.js';
import type { Person } from '../../domain/person.js';
import type { CaseRight, VillageRight } from '../../domain/right-rules.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import type { Handled } from '../stored-message.js';
import { answered, keyOf, type Turn } from '../turn.js';

/** A command that somebody of the staff typed. */
export interface Call {
  turn: Turn;
  me: Person;
  /** Everything behind the command's name, trimmed. */
  args: string;
}

export interface Command {
  /** English name, without the slash. */
  name: string;
  /** Chinese name, as shown in help. */
  zh: string;
  /** Other names that mean the same. */
  also: readonly string[];
  /** The right form: "/办结 编号 处理结果". */
  form: string;
  /** With invented content, to be copied: "/办结 312 水泵修好，三点来水". */
  example: string;
  /** What it does, for /help: a few words. */
  does: string;
  /** The right without which it is not shown in /help; null for everybody who works here. */
  right: CaseRight | VillageRight | null;
  run(call: Call): Promise<Handled>;
}

export const clerk = (call: Call): Actor => ({ kind: 'person', person: call.me.id });

/** The right form with an example, when something is missing or wrong. */
export function rightForm(call: Call, command: Command, missing: string): Handled {
  return answered(call.turn, 'wrong_form', call.turn.talk.words.replies.rightForm(missing, command.example));
}

/** Does an action to a case on behalf of the caller and answers with `done` or with the reason why not. */
export async function perform(
  call: Call,
  c: Case,
  action: Action,
  done: (after: Case) => string | Promise<string>,
): Promise<Handled> {
  const { turn } = call;
  const { context, words } = turn.talk;
  const acted = await actOnCase(context, c.id, action, clerk(call), keyOf(turn));
  if (acted.ok)
    return { ...answered(turn, `command:${action.kind}`, await done(acted.case)), case: c.id, number: c.number };
  if (acted.refusal === 'not_found') return answered(turn, 'refused', words.replies.noSuchCase(c.number));
  return answered(turn, 'refused', words.replies.refused(acted.refusal, acted.case, context.directory()));
}
