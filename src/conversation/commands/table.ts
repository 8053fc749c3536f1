/** Every command, in the order of /help. A new command is a line here. */
import type { WayNames } from '../../domain/ways.js';
import { bind } from './bind.js';
import { login } from './login-command.js';
import type { Command } from './command.js';
import { digest } from './digest-command.js';
import { done } from './done-command.js';
import { solve } from './knowledge-commands.js';
import { leave } from './leave.js';
import { approve, assign, redo, reject, transfer } from './lead-commands.js';
import { helpWith, list, show, who } from './look-commands.js';
import { classify, decline, locate, merge, unmerge } from './triage-commands.js';
import { assist, joint, supervise } from './mode-commands.js';
import { letter } from './letter-command.js';
import { extend, park, resume } from './time-commands.js';
import { ownName } from './own-names.js';
import { roster } from './roster-command.js';
import { stats } from './stats-command.js';
import { notice } from './notice-command.js';
import { notebook, visit } from './visit-commands.js';
import { accept, ask, contact, escalate, giveBack, note, reply } from './work-commands.js';

const HELP = helpWith(() => COMMANDS);

export const COMMANDS: readonly Command[] = [
  list,
  show,
  accept,
  contact,
  note,
  ask,
  reply,
  done,
  solve,
  giveBack,
  escalate,
  letter,
  assist,
  joint,
  supervise,
  extend,
  park,
  resume,
  assign,
  transfer,
  approve,
  reject,
  merge,
  unmerge,
  classify,
  locate,
  decline,
  redo,
  visit,
  notebook,
  notice,
  leave,
  roster,
  bind,
  login,
  who,
  digest,
  stats,
  HELP,
];

/** By any of its names, those of the township first; English ones in any case. */
export function commandNamed(name: string, ways: WayNames = {}): Command | null {
  const wanted = name.toLowerCase();
  const own = COMMANDS.find((one) => ownName(one, ways) === name);
  if (own !== undefined) return own;
  return COMMANDS.find((one) => one.name === wanted || one.zh === wanted || one.also.includes(wanted)) ?? null;
}
