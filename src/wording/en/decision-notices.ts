/** What is decided between those who work here, and what they are then asked to type. */
import type { ClerkNotice } from '../../domain/notice.js';
import type { Instant } from '../../domain/time.js';
import { matterWords, shortNumber, wayName } from './names.js';
import { counted, sentence } from './phrases.js';
import { whenWords } from './time-words.js';

type DecisionKind =
  | 'objection'
  | 'objectionRuled'
  | 'extensionAsked'
  | 'extensionRuled'
  | 'partner'
  | 'partDone'
  | 'raised'
  | 'supervised'
  | 'reviewParked'
  | 'closedUnrated'
  | 'mergedTask';

type Decision = Extract<ClerkNotice, { kind: DecisionKind }>;
type Of<K extends DecisionKind> = Extract<Decision, { kind: K }>;

function objection({ case: c, by, reason, decideBy }: Of<'objection'>, now: Instant): string {
  const n = shortNumber(c.number);
  const when =
    decideBy > now
      ? `Please decide by ${whenWords(decideBy, now)}`
      : `This should have been decided ${whenWords(decideBy, now)}, please decide now`;
  return `${by} gives back ${c.number} (${matterWords(c)}): "${reason}". ${when}. Yes: /approve ${n} @NAME. No: /reject ${n} REASON`;
}

function objectionRuled({ case: c, approved, by, reason }: Of<'objectionRuled'>): string {
  if (approved) return `${by} agrees that ${c.number} goes to somebody else. Nothing more to do for you.`;
  return `${by} does not agree to give back ${c.number}: "${reason}". Please go on with it; it cannot be given back again.`;
}

function extensionRuled({ case: c, approved, by, finishBy, reason }: Of<'extensionRuled'>, now: Instant): string {
  if (!approved) return `${by} does not give more time for ${c.number}: "${reason}".`;
  return `${by} gives more time for ${c.number}${finishBy === null ? '' : `: until ${whenWords(finishBy, now)}`}.`;
}

function partner({ case: c, lead, what, due }: Of<'partner'>, now: Instant): string {
  const part = what === '' ? '' : ` Your part: ${sentence(what)}`;
  const by = due === null ? '' : ` by ${whenWords(due, now)}`;
  return `Please help ${lead} with ${c.number} (${matterWords(c)})${by}.${part} When it is done: /done ${shortNumber(c.number)} RESULT`;
}

function partDone({ case: c, by, result, open }: Of<'partDone'>): string {
  const next =
    open === 0
      ? `Everything is ready now: /done ${shortNumber(c.number)} RESULT`
      : `${counted(open, 'part')} still open.`;
  return `${c.number}: ${by} has finished a part: ${sentence(result)} ${next}`;
}

/** One decision, or the question for one. */
export function decisionNotice(notice: Decision, now: Instant): string {
  const { case: c } = notice;
  const n = shortNumber(c.number);
  switch (notice.kind) {
    case 'objection':
      return objection(notice, now);
    case 'objectionRuled':
      return objectionRuled(notice);
    case 'extensionAsked':
      return `${notice.by} asks for ${counted(notice.workdays, 'more working day', 'more working days')} for ${c.number} (${matterWords(c)}): "${notice.reason}". Yes: /approve ${n}. No: /reject ${n} REASON`;
    case 'extensionRuled':
      return extensionRuled(notice, now);
    case 'partner':
      return partner(notice, now);
    case 'partDone':
      return partDone(notice);
    case 'raised':
      return `${notice.from} passes ${c.number} (${matterWords(c)}) up to you: "${notice.reason}". Please take it on: /accept ${n}`;
    case 'supervised':
      return `${c.number} (${matterWords(c)}) is ${wayName('supervise', c.ways)} now${notice.by === '' ? '' : `, by ${notice.by}`}${notice.due === null ? '' : `, to be finished by ${whenWords(notice.due, now)}`}. Look: /show ${n}`;
    case 'reviewParked':
      return `${c.number} (${matterWords(c)}) was put off until today${notice.plan === '' ? '' : `: ${notice.plan}`}. Please go on with it: /show ${n}`;
    case 'closedUnrated':
      return `${c.number}: nobody said whether it is solved. It is closed as "not rated".`;
    case 'mergedTask':
      return `${c.number} is part of ${notice.into} now. Nothing more to do for you.`;
  }
}
