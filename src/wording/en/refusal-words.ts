/** Why a clerk's command was not carried out, and what to do instead. */
import type { ActionKind, Refusal } from '../../domain/case/action.js';
import type { Case } from '../../domain/case/types.js';
import type { PersonId } from '../../domain/person.js';
import { ROLE_WORDS, shortNumber, STAFF_STATE_WORDS } from './names.js';
import { counted } from './phrases.js';

/** Actions with a command of the same name. */
const TYPED_ACTIONS: ReadonlySet<ActionKind> = new Set<ActionKind>([
  ...(['accept', 'contact', 'note', 'ask', 'reply', 'done', 'return', 'escalate', 'extend', 'park', 'resume'] as const),
  ...(['assign', 'transfer', 'approve', 'reject', 'merge', 'decline', 'redo'] as const),
]);

/** What can be done in a state instead, with the command to type. */
function instead(c: Case): string {
  const n = shortNumber(c.number);
  switch (c.state) {
    case 'dispatched':
    case 'redo':
    case 'emergency':
      return `First take it on: /accept ${n}`;
    case 'replied':
      return 'Please wait for the villager.';
    case 'merged':
    case 'closed':
    case 'declined':
    case 'withdrawn':
    case 'archived':
      return `How it went: /show ${n}`;
    case 'extension':
      return 'Please wait until the extension is decided.';
    case 'need_info':
      return `The clock stands until the villager answers; to go on without that: /resume ${n}`;
    case 'parked':
      return `To go on with it: /resume ${n}`;
    default:
      return `How it stands: /show ${n}`;
  }
}

export function refusalWords(refusal: Refusal, c: Case, nameOf: (id: PersonId) => string): string {
  const n = shortNumber(c.number);
  switch (refusal.code) {
    case 'wrong_state': {
      const what = TYPED_ACTIONS.has(refusal.action) ? `/${refusal.action} does not fit` : 'this does not fit';
      return `${c.number} is now "${STAFF_STATE_WORDS[c.state]}", so ${what}. ${instead(c)}`;
    }
    case 'taken':
      return `${nameOf(refusal.by)} has already taken on ${c.number}. If you want to do it together, just say so to each other.`;
    case 'not_allowed':
      return `This has to be done by ${ROLE_WORDS[refusal.who]} (${c.number}). To have it decided above: /escalate ${n} REASON`;
    case 'return_barred':
      return `It was decided that ${c.number} stays with you. It cannot be given back again.`;
    case 'already_contacted':
      return `You were already in touch about ${c.number}, so it cannot be given back. If you cannot do it: /escalate ${n} REASON`;
    case 'extended_before':
      return `${c.number} was given more time once already. There is no second time.`;
    case 'too_long':
      return `At most ${counted(refusal.workdays, 'working day')} can be added.`;
    case 'too_late':
      return `${c.number} was finished more than ${counted(refusal.days, 'day')} ago and cannot be opened again. Please register it anew.`;
    case 'nobody_above':
      return `Nobody above you is registered who could take ${c.number}. Please tell the township yourself, and ask the operator to add somebody.`;
    case 'accused':
      return `${nameOf(refusal.person)} is concerned by ${c.number} and has to stay out of it. Please give it to somebody else.`;
    case 'parts_open':
      return `${counted(refusal.open, 'part')} still open. Please finish when all are done. Look: /show ${n}`;
    case 'says_little':
      return `For a matter like this, please write what was done or given, for example: /done ${n} took two bags of rice to the house`;
    case 'not_reporter':
      return 'Only the person who reported it can do this.';
    case 'itself':
      return 'It cannot be joined with itself. Please give the number of the other one.';
  }
}
