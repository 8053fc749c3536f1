/** Cases: opening one on behalf of somebody, adding to it, and everything the commands do. */
import { z } from 'zod';
import type { Action } from '../../domain/case/action.js';
import type { Case } from '../../domain/case/types.js';
import { isCategoryCode } from '../../domain/category.js';
import { isWithin } from '../../domain/area.js';
import { NATURES, URGENCIES } from '../../domain/urgency.js';
import { actOnCase } from '../../usecases/act-on-case.js';
import { actionSchema, saidText, toAction } from '../actions.js';
import type { Answer } from '../answer.js';
import { fileCase, mayFile } from '../file-case.js';
import { problem, refusalProblem } from '../problem.js';
import { areaNamed, caseNumbered } from '../reach.js';
import { doing, type Call, type Route } from '../route.js';
import { caseSchema } from '../schemas.js';
import { shownCase } from '../shown-case.js';

const parts = { number: 'GM-0312' };
const after = { 200: { says: 'The case afterwards', schema: caseSchema } };
const word = z.string().trim().min(1).max(100);
const phone = z
  .string()
  .regex(/^(?:1\d{10}|0\d{2,3}-?\d{7,8})$/u, 'a mobile of 11 digits, or a landline with its area code');

const filing = z.strictObject({
  area: word.describe('Path of the village or of a grid in it, or letters of the village'),
  text: z.string().trim().min(2).max(5000).describe('What was said, in the words in which it was said'),
  category: z.string().refine(isCategoryCode, 'no such category; see /categories').optional(),
  nature: z.enum(NATURES).optional(),
  urgency: z.enum(URGENCIES).optional(),
  place: word.optional(),
  concerned: word.optional().describe('Whom it is about, when that is somebody else'),
  phone: phone.optional().describe('Shown to whoever has accepted the case'),
  name: word.default('群众').describe('What the reporter is called'),
  confidential: z.boolean().default(false).describe('Clerks are not told who said it'),
});

export const fileOne: Route = doing(
  {
    path: '/cases',
    name: 'openCase',
    does: 'Opens a case for somebody. What is left out is understood from the text; what tells of danger is called out at once. Whether it can be looked at afterwards is another question: misconduct is sealed.',
    gives: {
      201: { says: 'It is open, and where it goes is decided', schema: z.strictObject({ number: z.string() }) },
    },
  },
  filing,
  async ({ world, caller, body, key, at }) => {
    const directory = world.context.directory();
    const area = areaNamed(caller, body.area, directory);
    const village = area === null ? null : directory.villageOf(area);
    if (area === null || village === null || !isWithin(area, caller.token.area))
      return problem('not_found', 'no such village, nor an area in one');
    if (!mayFile(caller.person, village.path, directory)) return problem('not_allowed', 'not a village of this person');
    const { number } = await fileCase(world, caller, { ...body, area, channel: 'api' }, key, at);
    return { status: 201, headers: { Location: `/api/v1/cases/${number}` }, body: { number } };
  },
);

export const addRemark: Route = doing(
  {
    path: '/cases/{number}/remarks',
    name: 'addRemark',
    does: 'Adds to a case: a note that only clerks see, or what the reporter said further.',
    parts,
    gives: after,
  },
  z.strictObject({ from: z.enum(['clerk', 'reporter']).default('clerk'), text: saidText }),
  (call) =>
    onCase(call, async ({ text, from }) =>
      from === 'clerk'
        ? { kind: 'note', text, media: [] }
        : { kind: 'supplement', from: '群众', phone: null, text, media: [] },
    ),
);

export const act: Route = doing(
  {
    path: '/cases/{number}/actions',
    name: 'act',
    does: 'Does what a command does; the same rights decide. Every change is told to the same people in the same words.',
    parts,
    gives: after,
  },
  actionSchema,
  (call) =>
    onCase(call, async (given, c) => {
      const { context } = call.world;
      const into = given.action === 'merge' ? await caseNumbered(context, call.caller, given.into) : null;
      return toAction(given, c, context.directory(), context.now(), into);
    }),
);

async function onCase<B>(
  { world: { context }, caller, params, body, key }: Call<null, B>,
  actionFor: (body: B, c: Case) => Promise<Action | string>,
): Promise<Answer> {
  const found = await caseNumbered(context, caller, params['number'] ?? '');
  if (found === null) return problem('not_found', 'no such case');
  const action = await actionFor(body, found);
  if (typeof action === 'string') return problem('unprocessable', action);
  const person = caller.person.id;
  const acted = await actOnCase(context, found.id, action, { kind: 'person', person }, key);
  if (acted.ok) return { status: 200, body: shownCase(acted.case, person, context.directory()) };
  return acted.refusal === 'not_found' ? problem('not_found', 'no such case') : refusalProblem(acted.refusal);
}
