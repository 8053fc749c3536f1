/** The commands of the chat as forms: what each asks for, and how it is typed then. */
import type { Command } from '../conversation/commands/command.js';
import type { ActField } from '../wording/console-words.js';

/** A field of a form. One that is asked for several times has a name of its own each time. */
export interface AskedField {
  field: ActField;
  name: string;
}

const PARTNER: readonly ActField[] = ['somebody', 'part'];

/** By the English name of the command, in the order in which it is typed. */
const FIELDS: Readonly<Record<string, readonly ActField[]>> = {
  ...{ accept: [], contact: [], resume: [], unmerge: [] },
  ...{
    note: ['text', 'photo'],
    done: ['text', 'photo'],
    ask: ['text'],
    reply: ['text'],
    answer: ['text'],
    letter: ['office'],
  },
  ...{ return: ['text'], reject: ['text'], redo: ['text'], decline: ['text'], escalate: ['maybe'] },
  ...{ assign: ['person'], transfer: ['person'], assist: ['person'], approve: ['somebody', 'maybe'] },
  joint: ['person', 'part', ...PARTNER, ...PARTNER, 'days'],
  ...{ supervise: ['days'], extend: ['days', 'text'], park: ['date', 'text'] },
  ...{ merge: ['number'], classify: ['category'], locate: ['area'] },
};

/** Null for a command that no form is made of. */
export function fieldsOf({ name }: Pick<Command, 'name'>): AskedField[] | null {
  if (!Object.hasOwn(FIELDS, name)) return null;
  return (FIELDS[name] ?? []).map((field, at) => ({ field, name: `${field}${String(at)}` }));
}

/** What somebody would have typed who wrote this into the form. */
export function typedBy(command: Command, number: string, field: (name: string) => string): string {
  const parts = (fieldsOf(command) ?? []).map((one) => typedField(one.field, field(one.name).trim()));
  return [`/${command.zh}`, number, ...parts].filter((part) => part !== '').join(' ');
}

function typedField(field: ActField, value: string): string {
  if (value === '') return '';
  switch (field) {
    case 'person':
    case 'somebody':
      return `@${value}`;
    case 'days':
      return `${value}天`;
    case 'photo':
      // It is no text: it goes along with the message.
      return '';
    case 'text':
    case 'maybe':
    case 'part':
    case 'office':
    case 'date':
    case 'number':
    case 'category':
    case 'area':
      return value;
  }
}
