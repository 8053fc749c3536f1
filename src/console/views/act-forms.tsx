/** What the reader may do to a case, each as a form of its own that asks for what the command needs. */
import type { Case } from '../../domain/case/types.js';
import type { Command } from '../../conversation/commands/command.js';
import { possibleCommands } from '../../conversation/commands/possible-commands.js';
import { fieldsOf, type AskedField } from '../case-acts.js';
import type { SentForm } from '../../web/read-form.js';
import { CONSOLE, formToken, type Desk } from '../desk.js';
import { Field } from './act-field.js';
import { Unsent } from './unsent.js';

/** What was sent and not done: the form of that command stands open, as it was filled in. */
export interface Filled {
  /** Name of the command. */
  command: string;
  form: SentForm | null;
}

interface ActsProps {
  desk: Desk;
  c: Case;
  /** Null for a case that is just looked at: the first form stands open. */
  filled: Filled | null;
}

export function ActForms({ desk, c, filled }: ActsProps) {
  const { words, context, me } = desk;
  const commands = possibleCommands(c, me.id, context.directory()).filter((one) => fieldsOf(one) !== null);
  const isGone = filled !== null && !commands.some(({ name }) => name === filled.command);
  return (
    <>
      {isGone ? <Unsent words={words} form={filled.form} /> : null}
      {commands.length === 0 ? <p>{words.noActs()}</p> : null}
      {commands.map((command, nth) => (
        <ActForm
          {...{ desk, c, command }}
          isOpen={filled === null ? nth === 0 : command.name === filled.command}
          written={(name) => (command.name === filled?.command ? (filled.form?.field(name) ?? '') : '')}
        />
      ))}
    </>
  );
}

interface ActProps extends Omit<ActsProps, 'filled'> {
  command: Command;
  isOpen: boolean;
  /** What was written into a field before; "" when nothing was. */
  written(name: string): string;
}

function ActForm({ desk, c, command, isOpen, written }: ActProps) {
  const { name, does } = desk.words.command(command);
  const fields = fieldsOf(command) ?? [];
  return (
    <details open={isOpen} name="act">
      <summary>{name}</summary>
      <form method="post" action={`${CONSOLE}/cases/${c.number}`} enctype={enctypeOf(fields)}>
        <input type="hidden" name="token" value={formToken(desk)} />
        <input type="hidden" name="do" value={command.name} />
        <p>{does}</p>
        {fields.map((one) => (
          <Field desk={desk} c={c} asked={one} value={written(one.name)} />
        ))}
        <button class="main">{name}</button>
      </form>
    </details>
  );
}

/** Files come only so. */
const enctypeOf = (fields: readonly AskedField[]) =>
  fields.some(({ field }) => field === 'photo') ? 'multipart/form-data' : undefined;
