/** The shape of what the API gives. Instants are ISO 8601 in UTC. */
import { z } from 'zod';
import { DECLINE_REASONS, CASE_STATES } from '../domain/case/types.js';
import { SHARES } from '../domain/indicators.js';
import { NATURES, URGENCY_CLASSES } from '../domain/urgency.js';

/** Schemas that stand under a name in the document. */
export const NAMED = z.registry<{ id: string }>();

const named = <S extends z.ZodType>(id: string, schema: S): S => {
  NAMED.add(schema, { id });
  return schema;
};

const instant = z.iso.datetime();
const count = z.int().min(0);
const path = z.string().describe('Path of an area, widest first: 63.22.22.201.2');

export const problemSchema = named(
  'Problem',
  z.strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.strictObject({ at: z.string(), says: z.string() })).optional(),
  }),
);

export const areaSchema = named(
  'Area',
  z.strictObject({
    path,
    level: z.enum(['province', 'county', 'township', 'village', 'grid1', 'grid2']),
    name: z.string(),
    aliases: z.array(z.string()),
    letters: z.string().nullable().describe('Only of a village: what its case numbers begin with'),
  }),
);

export const categorySchema = named(
  'Category',
  z.strictObject({
    code: z.string(),
    name: z.string(),
    label: z.string().describe('What villagers call it'),
    class: z.string(),
    urgency: z.enum(['A', 'B', 'C', 'D']),
    lead: z.string().describe('The unit that leads by default'),
    sensitive: z.boolean(),
    sealed: z.boolean(),
  }),
);

const clerk = named('Clerk', z.strictObject({ id: z.string(), name: z.string() }));

const summary = {
  number: z.string(),
  village: path,
  area: path,
  areaName: z.string(),
  areaKnown: z.boolean(),
  state: z.enum(CASE_STATES),
  open: z.boolean().describe('Somebody still has to do something'),
  mode: z.enum(['direct', 'assist', 'joint', 'supervise']),
  category: z.string(),
  categoryName: z.string(),
  nature: z.enum(NATURES),
  urgency: z.enum(URGENCY_CLASSES).describe('Class of its deadlines'),
  emergency: z.string().nullable(),
  sealed: z.boolean(),
  confidential: z.boolean(),
  gist: z.string().describe('A few words, masked; empty when sealed'),
  households: count,
  lead: clerk.nullable(),
  offered: z.array(clerk),
  openedAt: instant,
  since: instant.describe('When the present state was entered'),
  due: instant.nullable().describe('By when it is to be finished'),
};

export const caseSummarySchema = named('CaseSummary', z.strictObject(summary));

const remark = named(
  'Remark',
  z.strictObject({
    at: instant,
    from: z.enum(['reporter', 'clerk']),
    by: z.string().nullable().describe('Name of the clerk; reporters are not named here'),
    text: z.string(),
    attachments: count,
  }),
);

const entry = named(
  'LogEntry',
  z.strictObject({
    at: instant,
    action: z.string(),
    from: z.enum(CASE_STATES),
    to: z.enum(CASE_STATES),
    by: z.string().nullable(),
    text: z.string(),
  }),
);

export const caseSchema = named(
  'Case',
  z.strictObject({
    ...summary,
    reporters: z.array(z.string()).describe('As the chat names them; empty when they are not to be known'),
    phone: z.string().nullable().describe('Only for the lead and partners, after sign-in'),
    place: z.string().nullable(),
    concerned: z.string().nullable().describe('Masked'),
    partners: z.array(clerk),
    remarks: z.array(remark),
    log: z.array(entry),
    result: z.string().nullable(),
    wantsPhoto: z
      .boolean()
      .describe('Reported done, but for a picture of the result: send it in the chat, or give noPhoto'),
    closedAs: z.enum(['solved', 'explained', 'unrated']).nullable(),
    declined: z.strictObject({ reason: z.enum(DECLINE_REASONS), text: z.string() }).nullable(),
    reviewAt: instant.nullable().describe('While parked: when it is looked at again'),
    question: z.string().nullable().describe('While the reporter is asked'),
    may: z.array(z.string()).describe('Actions that this person may do now'),
  }),
);

const rate = named(
  'Rate',
  z.strictObject({
    numerator: count,
    denominator: count,
    rate: z.number().nullable().describe('Null when there is nothing to divide by'),
  }),
);

const pace = named(
  'Pace',
  z.strictObject({
    cases: count,
    p50: z.number().nullable().describe('Milliseconds of working time'),
    p90: z.number().nullable(),
  }),
);

const shares = z.strictObject(
  Object.fromEntries(SHARES.map((name) => [name, rate])) as Record<(typeof SHARES)[number], typeof rate>,
);

export const statisticsSchema = named(
  'Statistics',
  z.strictObject({
    area: path,
    from: instant,
    until: instant,
    asOf: instant.describe('When they were counted: now, or within the last hour for a large area'),
    received: z.strictObject({
      cases: count,
      repeated: rate,
      foundFirst: rate,
      byChannel: z.record(z.string(), count),
      byClass: z.record(z.string(), count).describe('By the first two digits of the category'),
    }),
    due: z.strictObject({
      cases: count,
      shares,
      signInTime: pace,
      contactTime: pace,
      finishTime: pace,
      yellowCards: count,
      redCards: count,
      supervised: count,
    }),
  }),
);

export const noticeSchema = named(
  'Notice',
  z.strictObject({
    kind: z.enum(['announcement', 'bulletin']),
    text: z.string(),
    at: instant,
    areas: z.array(path),
    from: instant.nullable().describe('Of an announcement: when it begins to hold'),
    until: instant.nullable(),
  }),
);

/** A list of which more may be had with the cursor; null at its end. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

export const listOf = <S extends z.ZodType>(item: S) => z.strictObject({ items: z.array(item) });
