/** The commands of clerks and leads as data: the same actions, decided by the same rights. */
import { z } from 'zod';
import type { Action, ActionKind } from '../domain/case/action.js';
import { DECLINE_REASONS, type Case } from '../domain/case/types.js';
import { isCategoryCode } from '../domain/category.js';
import type { Directory } from '../domain/directory.js';
import { holdsCases, type PersonId } from '../domain/person.js';
import type { CaseRight } from '../domain/right-rules.js';
import { isWithin } from '../domain/area.js';
import type { Instant } from '../domain/time.js';
import { NATURES, URGENCIES } from '../domain/urgency.js';
import { NAMED } from './schemas.js';

const MOST_TEXT = 2000;
const MOST_PEOPLE = 20;

export const saidText = z.string().trim().min(1).max(MOST_TEXT);
const maybeText = z.string().trim().max(MOST_TEXT).default('');
const person = z.string().min(1).max(100).describe('Id of a person of the directory');
const people = z.array(person).max(MOST_PEOPLE);
const someone = people.min(1);
const instant = z.iso.datetime({ offset: true });
const category = z.string().refine(isCategoryCode, 'no such category; see /categories');

export const actionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.enum(['accept', 'going', 'resume', 'unmerge']) }),
  z.strictObject({ action: z.literal('contact'), text: maybeText }),
  z.strictObject({ action: z.enum(['note', 'reply']), text: saidText }),
  z.strictObject({ action: z.literal('ask'), question: saidText }),
  z.strictObject({
    action: z.literal('done'),
    result: saidText,
    noPhoto: maybeText.describe('Where a picture of the result is wanted: why there is none'),
  }),
  z.strictObject({ action: z.enum(['return', 'reject']), reason: saidText }),
  z.strictObject({ action: z.literal('escalate'), reason: maybeText }),
  z.strictObject({ action: z.literal('redo'), text: saidText }),
  z.strictObject({ action: z.literal('extend'), workdays: z.int().min(1).max(60), reason: saidText }),
  z.strictObject({ action: z.literal('park'), reviewAt: instant, reason: saidText }),
  z.strictObject({ action: z.enum(['assign', 'transfer']), to: someone }),
  z.strictObject({ action: z.literal('approve'), to: people.default([]), text: maybeText }),
  z.strictObject({
    action: z.literal('mode'),
    mode: z.enum(['direct', 'assist', 'joint', 'supervise']),
    partners: z
      .array(z.strictObject({ person, what: maybeText }))
      .max(MOST_PEOPLE)
      .default([]),
    due: instant.nullable().default(null),
  }),
  z.strictObject({
    action: z.literal('classify'),
    category,
    nature: z.enum(NATURES).optional(),
    urgency: z.enum(URGENCIES).optional(),
  }),
  z.strictObject({ action: z.literal('locate'), area: z.string().min(1).max(100) }),
  z.strictObject({ action: z.literal('decline'), reason: z.enum(DECLINE_REASONS), text: saidText }),
  z.strictObject({ action: z.literal('answer'), text: saidText, source: saidText.max(200) }),
  z.strictObject({ action: z.literal('merge'), into: z.string().min(1).max(30).describe('Number of the other case') }),
]);
NAMED.add(actionSchema, { id: 'Action' });

export type GivenAction = z.output<typeof actionSchema>;
type ActionName = GivenAction['action'];

export const ACTION_NAMES: readonly ActionName[] = actionSchema.options.flatMap(({ shape: { action } }) => [
  ...('options' in action ? action.options : action.values),
]);

/** Which right an action needs, at the least. */
export function rightOf(name: ActionName): { kind: ActionKind; right: CaseRight } {
  return { kind: name, right: name };
}

/** The action of the domain, or why there is none. `into` is the case to merge into, when the caller may see it. */
export function toAction(
  given: GivenAction,
  c: Case,
  directory: Directory,
  now: Instant,
  into: Case | null,
): Action | string {
  const stranger = peopleIn(given).find((id) => !isColleague(id, directory));
  if (stranger !== undefined) return `nobody who works here has the id ${stranger}`;
  switch (given.action) {
    case 'accept':
    case 'going':
    case 'resume':
    case 'unmerge':
      return { kind: given.action };
    case 'note':
      return { kind: 'note', text: given.text, media: [] };
    case 'reply':
    case 'contact':
    case 'redo':
      return { kind: given.action, text: given.text };
    case 'ask':
      return { kind: 'ask', question: given.question };
    case 'done':
      return {
        ...{ kind: 'done', result: given.result },
        ...(given.noPhoto === '' ? {} : { proof: { text: given.noPhoto, media: [] } }),
      };
    case 'return':
    case 'reject':
    case 'escalate':
      return { kind: given.action, reason: given.reason };
    case 'extend':
      return { kind: 'extend', workdays: given.workdays, reason: given.reason };
    case 'assign':
    case 'transfer':
      return { kind: given.action, to: [...new Set(given.to)] };
    case 'approve':
      return { kind: 'approve', to: [...new Set(given.to)], text: given.text };
    case 'decline':
      return { kind: 'decline', reason: given.reason, text: given.text };
    case 'answer':
      return { kind: 'answer', text: given.text, source: given.source };
    default:
      return toCheckedAction(given, c, directory, now, into);
  }
}

type Checked = Extract<GivenAction, { action: 'park' | 'mode' | 'classify' | 'locate' | 'merge' }>;

function toCheckedAction(
  given: Checked,
  c: Case,
  directory: Directory,
  now: Instant,
  into: Case | null,
): Action | string {
  switch (given.action) {
    case 'park': {
      const reviewAt = Date.parse(given.reviewAt);
      return reviewAt > now ? { kind: 'park', reviewAt, reason: given.reason } : 'reviewAt lies in the past';
    }
    case 'mode': {
      const due = given.due === null ? null : Date.parse(given.due);
      if (due !== null && due <= now) return 'due lies in the past';
      const alone = given.partners.length === 0 && (given.mode === 'assist' || given.mode === 'joint');
      return alone ? `${given.mode} needs partners` : { kind: 'mode', mode: given.mode, partners: given.partners, due };
    }
    case 'classify': {
      const { category: code, nature = c.nature, urgency = c.urgency } = given;
      return { kind: 'classify', category: code, nature, urgency };
    }
    case 'locate':
      return directory.area(given.area) !== null && isWithin(given.area, c.village)
        ? { kind: 'locate', area: given.area }
        : 'no such area in the village of the case';
    case 'merge':
      if (into === null) return 'no such case to merge into';
      if (into.village !== c.village) return 'the other case is of another village';
      return into.state === 'merged' ? 'the other case is merged itself' : toMerge(into);
  }
}

const toMerge = (into: Case): Action => ({ kind: 'merge', into: into.id, intoNumber: into.number });

function peopleIn(given: GivenAction): readonly PersonId[] {
  if ('to' in given) return given.to;
  return 'partners' in given ? given.partners.map((one) => one.person) : [];
}

function isColleague(id: PersonId, directory: Directory): boolean {
  const found = directory.person(id);
  return found !== null && holdsCases(found);
}
