/** What the reader may do to a case, each as a form of its own that asks for what the command needs. */
import { lineageOf } from '../../domain/area.js';
import { CLASSES, SUBCATEGORIES } from '../../domain/category.js';
import type { Case } from '../../domain/case/types.js';
import { calledName } from '../../domain/person.js';
import type { Command } from '../../conversation/commands/command.js';
import { possibleCommands } from '../../conversation/commands/possible-commands.js';
import { fieldsOf, type AskedField } from '../case-acts.js';
import { CONSOLE, formToken, type Desk } from '../desk.js';

/** Longer texts are for no chat. */
const LONGEST = 2000;

interface ActsProps {
  desk: Desk;
  c: Case;
  /** Name of the command whose form stands open; the first one's when "". */
  open: string;
}

export function ActForms({ desk, c, open }: ActsProps) {
  const { words, context, me } = desk;
  const commands = possibleCommands(c, me.id, context.directory()).filter((one) => fieldsOf(one) !== null);
  if (commands.length === 0) return <p>{words.noActs()}</p>;
  return (
    <>
      {commands.map((command, nth) => (
        <ActForm desk={desk} c={c} command={command} isOpen={open === '' ? nth === 0 : command.name === open} />
      ))}
    </>
  );
}

function ActForm({ desk, c, command, isOpen }: Omit<ActsProps, 'open'> & { command: Command; isOpen: boolean }) {
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
          <Field desk={desk} c={c} asked={one} />
        ))}
        <button class="main">{name}</button>
      </form>
    </details>
  );
}

function Field({ desk, c, asked: { field, name } }: { desk: Desk; c: Case; asked: AskedField }) {
  const label = desk.words.field(field);
  switch (field) {
    case 'text':
    case 'maybe':
      return (
        <label>
          {label}
          <textarea name={name} rows={3} maxLength={LONGEST} required={field === 'text'} />
        </label>
      );
    case 'part':
    case 'office':
    case 'number':
      return (
        <label>
          {label}
          <input name={name} maxLength={80} required={field !== 'part'} />
        </label>
      );
    case 'days':
      return (
        <label>
          {label}
          <input name={name} type="number" min={1} max={99} required />
        </label>
      );
    case 'photo':
      return (
        <label>
          {label}
          <input name={name} type="file" accept="image/*" />
        </label>
      );
    case 'date':
      return (
        <label>
          {label}
          <input name={name} type="date" required />
        </label>
      );
    case 'person':
    case 'somebody':
    case 'category':
    case 'area':
      return (
        <label>
          {label}
          <Choice desk={desk} c={c} field={field} name={name} />
        </label>
      );
  }
}

/** Files come only so. */
const enctypeOf = (fields: readonly AskedField[]) =>
  fields.some(({ field }) => field === 'photo') ? 'multipart/form-data' : undefined;

interface ChoiceProps {
  desk: Desk;
  c: Case;
  field: 'person' | 'somebody' | 'category' | 'area';
  name: string;
}

function Choice({ desk, c, field, name }: ChoiceProps) {
  const { words } = desk;
  if (field === 'category')
    return (
      <select name={name} required>
        {CLASSES.map(({ code }) => (
          <optgroup label={words.className(code)}>
            {SUBCATEGORIES.filter((one) => one.code.startsWith(code)).map((one) => (
              <option value={one.code} selected={one.code === c.category}>
                {words.category(one.code)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    );
  const choices = field === 'area' ? areasFor(desk, c) : peopleFor(desk, c);
  return (
    <select name={name} required={field !== 'somebody'}>
      <option value="">{field === 'somebody' ? words.nobody() : ''}</option>
      {choices.map(({ value, says }) => (
        <option value={value}>{says}</option>
      ))}
    </select>
  );
}

/** Whom a command finds by name in this village, by their id. */
function peopleFor({ context }: Desk, { village, accused }: Case) {
  const directory = context.directory();
  const above = lineageOf(village).flatMap((area) => directory.staffOf(area));
  const all = new Set([...directory.staffWithin(village), ...above]);
  return [...all]
    .filter(({ id }) => !accused.includes(id) && directory.peopleNamed(id, village).length === 1)
    .map((person) => ({ value: person.id, says: calledName(person) }));
}

function areasFor({ context }: Desk, { village }: Case) {
  return context
    .directory()
    .children(village)
    .map(({ name }) => ({ value: name, says: name }));
}
