/** One field of the form of a command. */
import { lineageOf } from '../../domain/area.js';
import { CLASSES, SUBCATEGORIES } from '../../domain/category.js';
import type { Case } from '../../domain/case/types.js';
import { calledName, holdsCases } from '../../domain/person.js';
import type { AskedField } from '../case-acts.js';
import type { Desk } from '../desk.js';

/** Longer texts are for no chat. */
const LONGEST = 2000;

interface FieldProps {
  desk: Desk;
  c: Case;
  asked: AskedField;
  /** What was written into it before; "" when nothing was. */
  value: string;
}

export function Field({ desk, c, asked: { field, name }, value }: FieldProps) {
  const label = desk.words.field(field);
  switch (field) {
    case 'text':
    case 'maybe':
      return (
        <label>
          {label}
          <textarea name={name} rows={3} maxLength={LONGEST} required={field === 'text'}>
            {value}
          </textarea>
        </label>
      );
    case 'part':
    case 'office':
    case 'number':
      return (
        <label>
          {label}
          <input name={name} value={value} maxLength={80} required={field !== 'part'} />
        </label>
      );
    case 'days':
      return (
        <label>
          {label}
          <input name={name} value={value} type="number" min={1} max={99} required />
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
          <input name={name} value={value} type="date" required />
        </label>
      );
    case 'person':
    case 'somebody':
    case 'category':
    case 'area':
      return (
        <label>
          {label}
          <Choice {...{ desk, c, field, name, value }} />
        </label>
      );
  }
}

interface ChoiceProps {
  desk: Desk;
  c: Case;
  field: 'person' | 'somebody' | 'category' | 'area';
  name: string;
  value: string;
}

function Choice({ desk, c, field, name, value: chosen }: ChoiceProps) {
  const { words } = desk;
  if (field === 'category')
    return (
      <select name={name} required>
        {CLASSES.map(({ code }) => (
          <optgroup label={words.className(code)}>
            {SUBCATEGORIES.filter((one) => one.code.startsWith(code)).map((one) => (
              <option value={one.code} selected={one.code === (chosen === '' ? c.category : chosen)}>
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
        <option value={value} selected={value === chosen}>
          {says}
        </option>
      ))}
    </select>
  );
}

/** Those who work on cases and whom a command finds by name in this village, by their id. */
function peopleFor({ context }: Desk, { village, accused }: Case) {
  const directory = context.directory();
  const above = lineageOf(village).flatMap((area) => directory.staffOf(area));
  const all = new Set([...directory.staffWithin(village), ...above]);
  return [...all]
    .filter(holdsCases)
    .filter(({ id }) => !accused.includes(id) && directory.peopleNamed(id, village).length === 1)
    .map((person) => ({ value: person.id, says: calledName(person) }));
}

function areasFor({ context }: Desk, { village }: Case) {
  return context
    .directory()
    .children(village)
    .map(({ name }) => ({ value: name, says: name }));
}
