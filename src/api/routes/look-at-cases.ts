/** Cases: lists and one by one. */
import { z } from 'zod';
import { CASE_STATES, type CaseState } from '../../domain/case/types.js';
import { NATURES, URGENCY_CLASSES } from '../../domain/urgency.js';
import { readCursor, writeCursor } from '../cursor.js';
import { listCases } from '../list-cases.js';
import { problem } from '../problem.js';
import { areaNamed, areasWithin, caseNumbered, maySee } from '../reach.js';
import { looking, type Route } from '../route.js';
import { caseSchema, caseSummarySchema, pageOf } from '../schemas.js';
import { caseSummary, shownCase } from '../shown-case.js';

const yesOrNo = z.enum(['true', 'false']);
const instant = z.iso.datetime({ offset: true });
const isState = (word: string): word is CaseState => (CASE_STATES as readonly string[]).includes(word);

const query = z.strictObject({
  area: z.string().max(100).optional().describe('Path or letters: this area and everything below it'),
  state: z
    .string()
    .refine((words) => words.split(',').every(isState), `from: ${CASE_STATES.join(', ')}`)
    .optional()
    .describe(`Comma-separated, from: ${CASE_STATES.join(', ')}`),
  open: yesOrNo.optional().describe('Whether somebody still has to do something'),
  late: yesOrNo.optional(),
  category: z
    .string()
    .regex(/^\d{2}(\d{2})?$/u)
    .optional()
    .describe('Four digits, or the two of a class'),
  nature: z.enum(NATURES).optional(),
  urgency: z.enum(URGENCY_CLASSES).optional(),
  person: z.string().max(100).optional().describe('Held by this person, or offered to them'),
  since: instant.optional().describe('Opened at or after'),
  until: instant.optional().describe('Opened before'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional().describe('`next` of the page before'),
});

export const cases: Route = looking(
  {
    path: '/cases',
    name: 'listCases',
    does: 'Cases that the person may look at, newest first. A page may be shorter than asked for; it is the last one when `next` is null.',
    gives: { 200: { says: 'One page', schema: pageOf(caseSummarySchema) } },
  },
  query,
  async ({ world, caller, query: asked }) => {
    const { context } = world;
    const directory = context.directory();
    const area = asked.area === undefined ? null : areaNamed(caller, asked.area, directory);
    if (area === null && asked.area !== undefined) return problem('not_found', 'no such area');
    const after = asked.cursor === undefined ? null : readCursor(asked.cursor);
    if (after === null && asked.cursor !== undefined) return problem('bad_request', 'cursor: it is none of ours');
    const { cases: found, next } = await listCases(
      context.store,
      { areas: areasWithin(caller, area, directory), ...filterOf(asked) },
      { limit: asked.limit, after, now: context.now() },
      (c) => maySee(caller, c, directory),
    );
    const items = found.map((c) => caseSummary(c, directory));
    return { status: 200, body: { items, next: next === null ? null : writeCursor(next) } };
  },
);

function filterOf({ state, open, late, category, nature, urgency, person, since, until }: z.output<typeof query>) {
  return {
    ...(state === undefined ? {} : { states: state.split(',').filter(isState) }),
    ...(open === undefined ? {} : { open: open === 'true' }),
    ...(late === undefined ? {} : { late: late === 'true' }),
    ...(since === undefined ? {} : { since: Date.parse(since) }),
    ...(until === undefined ? {} : { until: Date.parse(until) }),
    ...{ category, nature, urgency, person },
  };
}

export const oneCase: Route = looking(
  {
    path: '/cases/{number}',
    name: 'getCase',
    does: 'Everything of a case that the person may see.',
    parts: { number: 'GM-0312' },
    gives: { 200: { says: 'The case', schema: caseSchema } },
  },
  z.strictObject({}),
  async ({ world: { context }, caller, params }) => {
    const found = await caseNumbered(context, caller, params['number'] ?? '');
    if (found === null) return problem('not_found', 'no such case');
    return { status: 200, body: shownCase(found, caller.person.id, context.directory()) };
  },
);
