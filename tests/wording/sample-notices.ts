/** Every kind of notice, with and without what it may leave open. A kind that is missing here does not compile. */
import type { VisitPlan } from '../../src/domain/visit.js';
import type { Digest, DigestEntry } from '../../src/domain/digest.js';
import type { CaseBrief, Notice } from '../../src/domain/notice.js';
import { DECLINE_REASONS } from '../../src/domain/case/types.js';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { MONDAY } from '../domain/case/world.js';
import { sampleReporter } from '../domain/sample-case.js';
import { GM, GRID2 } from '../domain/small-village.js';
import type { Words } from './speakers.js';

export type Samples = { [K in Notice['kind']]: readonly Extract<Notice, { kind: K }>[] };

const SOON = MONDAY + 2 * HOUR;
const LATER = MONDAY + 3 * DAY;
const EARLIER = MONDAY - 3 * HOUR;

export function briefIn(words: Words, changes: Partial<CaseBrief> = {}): CaseBrief {
  return {
    id: `${GM}/1`,
    number: 'GM-0312',
    category: '0501',
    urgency: 'B',
    areaName: words.area,
    gist: words.gist,
    ...changes,
  };
}

/** A report that is kept from everybody but those in charge of it. */
export const SEALED: Partial<CaseBrief> = { number: 'GM-S-07', category: '1202', urgency: 'E', gist: '' };

export function noticesIn(words: Words, changes: Partial<CaseBrief> = {}): Samples {
  return { ...toReporters(words, changes), ...toClerks(words, changes), ...toOthers(words) };
}

/** All of them in a row. */
export function allNotices(words: Words, changes: Partial<CaseBrief> = {}): readonly Notice[] {
  return Object.values(noticesIn(words, changes)).flatMap((some): readonly Notice[] => some);
}

function toReporters(words: Words, changes: Partial<CaseBrief>) {
  const { clerk, colleague, result, question, reason, source } = words;
  const about = { case: briefIn(words, changes) };
  const voice = { case: briefIn(words, { category: '1205', gist: '', ...changes }) };
  const registered = {
    kind: 'registered',
    clerks: [clerk, colleague],
    contactBy: SOON,
    emergency: null,
    askArea: false,
    confidential: false,
  } as const;
  return {
    registered: [
      { ...about, ...registered },
      { ...about, ...registered, clerks: [clerk], contactBy: null },
      { ...about, ...registered, clerks: [] },
      { ...about, ...registered, clerks: [], contactBy: null, askArea: true },
      { ...about, ...registered, confidential: true },
      { ...about, ...registered, saidAt: EARLIER },
      { ...voice, ...registered },
      { ...voice, ...registered, unheard: true, speaks: 'bo' },
      { ...voice, ...registered, unheard: true, speaks: null, askArea: true },
      { ...voice, ...registered, unheard: true, clerks: [], askArea: true },
      { ...about, ...registered, clerks: [], emergency: 'fire', askArea: true },
      { ...about, ...registered, clerks: [], emergency: 'suicide' },
    ],
    joined: [{ ...about, kind: 'joined' }],
    assigned: [SOON, null].map((contactBy) => ({ ...about, kind: 'assigned', clerks: [clerk], contactBy })),
    accepted: [SOON, null].map((contactBy) => ({ ...about, kind: 'accepted', clerk, contactBy })),
    contacted: [LATER, null].map((finishBy) => ({ ...about, kind: 'contacted', clerk, finishBy })),
    asked: [{ ...about, kind: 'asked', clerk, question }],
    replied: [{ ...about, kind: 'replied', clerk, text: result }],
    done: [result, reason].map((text) => ({ ...about, kind: 'done', clerk, result: text })),
    redoing: [clerk, null].map((who) => ({ ...about, kind: 'redoing', clerk: who, round: 1 })),
    extended: [{ ...about, kind: 'extended', reason: result, finishBy: LATER }],
    parked: [{ ...about, kind: 'parked', reason: result, reviewAt: LATER }],
    resumed: [clerk, null].map((who) => ({ ...about, kind: 'resumed', clerk: who })),
    escalated: [{ ...about, kind: 'escalated', to: colleague }],
    declined: DECLINE_REASONS.flatMap((why) =>
      ['', result].map((text) => ({ ...about, kind: 'declined', reason: why, text })),
    ),
    merged: [{ ...about, kind: 'merged', into: 'GM-0310' }],
    unmerged: [{ ...about, kind: 'unmerged' }],
    withdrawn: [{ ...about, kind: 'withdrawn' }],
    answered: [{ ...about, kind: 'answered', text: result, source }],
    thanked: [{ ...about, kind: 'thanked', solved: true }],
    helpComing: [{ ...about, kind: 'helpComing', clerk }],
  } satisfies Partial<Samples>;
}

function toClerks(words: Words, changes: Partial<CaseBrief>) {
  const { clerk: by, colleague, reporter: from, neighbour, said: text, result, reason, group } = words;
  const about = { case: briefIn(words, changes) };
  const newTask = {
    ...about,
    kind: 'newTask',
    households: 1,
    signInBy: SOON,
    text,
    reporter: from,
    why: reason,
  } as const;
  const callOut = { ...about, kind: 'callOut', text, reporter: from, round: 1 } as const;
  return {
    newTask: [
      newTask,
      { ...newTask, households: 2, reporter: `${from}、${neighbour}`, why: '', signInBy: LATER },
      { ...newTask, text: '', reporter: '', signInBy: null },
      { ...newTask, saidAt: EARLIER },
      { ...newTask, text: '', unheard: true, attached: [{ media: 'm/1', voice: true }] },
      {
        ...newTask,
        attached: [
          { media: 'm/1', voice: true },
          { media: 'm/2', voice: false },
        ],
      },
    ],
    taken: [{ ...about, kind: 'taken', by }],
    unassigned: [by, null].map((to) => ({ ...about, kind: 'unassigned', to })),
    partner: [
      { ...about, kind: 'partner', lead: by, what: result, due: LATER },
      { ...about, kind: 'partner', lead: by, what: '', due: null },
    ],
    partDone: [0, 2].map((open) => ({ ...about, kind: 'partDone', by, result, open })),
    supplemented: [from, ''].map((who) => ({ ...about, kind: 'supplemented', from: who, text })),
    follower: [
      { ...about, kind: 'follower', from: neighbour, households: 2 },
      { ...about, kind: 'follower', from: neighbour, households: 3, text },
    ],
    informed: [{ ...about, kind: 'informed', from, text, attached: [{ media: 'm/1', voice: false }] }],
    deadline: (['sign_in', 'contact', 'finish'] as const).flatMap((phase) =>
      [true, false].map((late) => ({ ...about, kind: 'deadline', phase, due: late ? MONDAY - HOUR : SOON, late })),
    ),
    card: (['yellow', 'red', 'red'] as const).map((colour, nth) => ({
      ...about,
      watched: nth === 2,
      kind: 'card',
      colour,
      finishBy: LATER,
      clerk: by,
    })),
    objection: [SOON, MONDAY - MINUTE].map((decideBy) => ({ ...about, kind: 'objection', by, reason, decideBy })),
    objectionRuled: [true, false].map((approved) => ({ ...about, kind: 'objectionRuled', approved, by, reason })),
    extensionAsked: [1, 3].map((workdays) => ({ ...about, kind: 'extensionAsked', by, workdays, reason })),
    extensionRuled: [
      { ...about, kind: 'extensionRuled', approved: true, by, finishBy: LATER, reason: '' },
      { ...about, kind: 'extensionRuled', approved: false, by, finishBy: null, reason },
    ],
    raised: [{ ...about, kind: 'raised', from: by, reason }],
    redo: [{ ...about, kind: 'redo', round: 2, from, text }],
    supervised: [
      { ...about, kind: 'supervised', by, due: LATER },
      { ...about, kind: 'supervised', by: '', due: null },
    ],
    reviewParked: [reason, ''].map((plan) => ({ ...about, kind: 'reviewParked', plan })),
    rated: [
      { ...about, kind: 'rated', solved: true, score: 5, from },
      { ...about, kind: 'rated', solved: true, score: null, from },
      { ...about, kind: 'rated', solved: false, score: 1, from },
    ],
    closedUnrated: [{ ...about, kind: 'closedUnrated' }],
    withdrawnByReporter: [{ ...about, kind: 'withdrawnByReporter', from }],
    mergedTask: [{ ...about, kind: 'mergedTask', into: 'GM-0310', by: colleague }],
    callOut: [
      { ...callOut, emergency: 'fire' },
      { ...callOut, emergency: 'suicide', round: 2 },
      { ...callOut, emergency: 'fire', saidAt: EARLIER },
    ],
    callAnswered: [{ ...about, kind: 'callAnswered', by }],
    doubtful: [{ kind: 'doubtful', message: 'simulator:m1', group, from, text }],
    bulletin: [{ kind: 'bulletin', from: words.area, text: words.result }],
    bulletinAsked: [{ kind: 'bulletinAsked', by: words.clerk, scope: words.area, text }],
    bulletinRuled: [true, false].map((approved) => ({
      ...({ kind: 'bulletinRuled', approved, by: words.clerk, reason: approved ? '' : words.result } as const),
    })),
    bulletinReport: [[], [words.clerk]].map((missedPrivate) => ({
      kind: 'bulletinReport',
      reached: 3,
      of: 4,
      missedPrivate,
    })),
    decisionAsked: [MONDAY - HOUR, MONDAY + DAY].map((decideBy) => ({
      ...about,
      ...{ kind: 'decisionAsked', by: words.clerk, result: words.result, decideBy },
      attached: [{ media: 'm/1', voice: false }],
    })),
    notShown: [{ ...about, kind: 'notShown', by: words.clerk, reason: words.result }],
    decisionRuled: [true, false].map((approved) => ({
      ...about,
      ...{ kind: 'decisionRuled', approved, by: words.clerk, reason: words.result },
    })),
    nobodyTook: [[], [words.clerk]].map((asked) => ({ ...about, kind: 'nobodyTook', asked })),
    watched: [null, MONDAY + DAY].map((due) => ({ ...about, kind: 'watched', days: 2, due })),
    visitDue: [{ kind: 'visitDue', whomPrivate: words.reporter, whyPrivate: text, areaName: words.area, at: MONDAY }],
    maybeSame: [[], [text]].map((why) => ({ ...about, kind: 'maybeSame', other: OTHER(words), why })),
    oneCause: [[], [text]].map((what) => ({
      kind: 'oneCause',
      cases: [OTHER(words), briefIn(words)],
      households: 3,
      what,
    })),
  } satisfies Partial<Samples>;
}

const OTHER = (words: Words): CaseBrief => briefIn(words, { id: `${GM}/0`, number: 'GM-0308' });

function toOthers(words: Words) {
  const digest = { kind: 'digest', area: GRID2, areaName: words.area, late: false } as const;
  return {
    said: [{ kind: 'said', text: words.result }],
    digest: [
      { ...digest, digest: digestIn(words) },
      { ...digest, digest: { ...EMPTY, open: 2 }, late: true },
      { ...digest, digest: EMPTY },
    ],
    absorb: [{ kind: 'absorb', reporters: [sampleReporter()] }],
    release: [{ kind: 'release', contacts: ['contact/1'] }],
    discard: [{ kind: 'discard' }],
    planVisit: [{ kind: 'planVisit', plan: PLAN }],
    caseEvent: [{ kind: 'caseEvent', subscription: 'hook/1', body: '{}' }],
  } satisfies Partial<Samples>;
}

const PLAN: VisitPlan = {
  ...{ id: 'p1', village: GRID2, area: GRID2, person: 'suonan', household: null, whom: '', why: '', at: 0 },
  ...{ waiting: true, done: null },
};

const NO_RATE = { numerator: 0, denominator: 0, rate: null };

const EMPTY: Digest = {
  ...{ date: '2026-11-23', newToday: 0, doneToday: 0, open: 0, silentHours: 72, quiet: true },
  ...{ dueToday: [], yellow: [], red: [], redo: [], silent: [], parked: [], hot: [] },
  rates: { response: NO_RATE, solved: NO_RATE, satisfied: NO_RATE, evaluated: NO_RATE },
};

/** As the domain makes it: what a case is about is its category's label in Chinese. */
function digestIn({ area, clerk }: Words): Digest {
  const one: DigestEntry = { number: 'GM-0298', areaName: area, gist: '路灯', clerk, due: MONDAY, supervised: false };
  const question: DigestEntry = { ...one, number: 'GM-0304', gist: '低保咨询', clerk: null };
  const late: DigestEntry = { ...one, number: 'GM-0277', gist: '排水沟', overdueWorkdays: 2, supervised: true };
  const many = Array.from({ length: 7 }, () => one);
  const rate = { numerator: 48, denominator: 50, rate: 0.96 };
  return {
    ...{ ...EMPTY, newToday: 7, doneToday: 5, open: 12, quiet: false },
    ...{ dueToday: [one], yellow: [one, question], red: [late, { ...late, overdueWorkdays: 1 }], redo: [one] },
    ...{ silent: many, parked: [one] },
    hot: [{ areaName: area, gist: '水质', households: 3, numbers: ['GM-0308', 'GM-0310'] }],
    rates: { response: rate, solved: rate, satisfied: rate, evaluated: NO_RATE },
  };
}
