/** Every direct answer for the arguments it meets. One that is missing here does not compile. */
import { CASE_STATES, type Case } from '../../src/domain/case/types.js';
import type { ActionKind, Refusal } from '../../src/domain/case/action.js';
import type { Directory } from '../../src/domain/directory.js';
import type { EmergencyKind } from '../../src/domain/emergency.js';
import { EMERGENCY_NUMBER } from '../../src/domain/emergency.js';
import { ROLES } from '../../src/domain/person.js';
import { DAY, HOUR } from '../../src/domain/time.js';
import type { AnnouncedPlan } from '../../src/wording/replies.js';
import type { View } from '../../src/wording/view.js';
import { MONDAY } from '../domain/case/world.js';
import { plainCalendar } from '../domain/plain-calendar.js';
import { sampleCase, sampleReporter } from '../domain/sample-case.js';
import { GM, GRID2, person } from '../domain/small-village.js';
import { ofBulletins, ofStats, ofVisits, type Samples } from './sample-village-replies.js';
import { directoryOf, PHONE, type Words } from './speakers.js';

export function viewOf(words: Words, room = false): View {
  return { now: MONDAY, directory: directoryOf(words), calendar: plainCalendar(), room };
}

/** A case in the middle of the work, with everything that can be said of one. */
export function caseIn(words: Words, changes: Partial<Case> = {}): Case {
  const { gist, reporter, said, question, result } = words;
  const base = sampleCase();
  const remark = { key: 'k1', at: MONDAY - HOUR, by: 'contact/1', from: 'reporter' as const, text: said, media: [] };
  const entry = { at: MONDAY - HOUR, by: 'suonan', action: 'accept', from: 'dispatched' as const, key: 'k2', text: '' };
  return {
    ...base,
    ...{ id: `${GM}/1`, number: 'GM-0312', village: GM, area: GRID2, category: '0501', gist, phone: PHONE },
    ...{ concerned: reporter, offered: ['suonan', 'doutai'], lead: 'suonan', since: MONDAY - HOUR },
    reporters: [sampleReporter({ name: reporter })],
    remarks: [remark, { ...remark, key: 'k3', by: 'suonan', from: 'clerk', text: result, media: ['media/1'] }],
    log: [
      { ...entry, to: 'accepted' },
      { ...entry, from: 'accepted', to: 'in_progress', text: result },
    ],
    clock: { ...base.clock, contactDue: MONDAY + HOUR, finishDue: MONDAY + 2 * DAY, signedInAt: MONDAY - HOUR },
    request: { by: 'suonan', reason: result, workdays: 2, decideBy: MONDAY + 2 * HOUR, back: 'accepted' },
    question: { text: question, by: 'suonan', askedAt: MONDAY, reminders: 0 },
    result,
    ...changes,
  };
}

const REFUSALS: { readonly [C in Refusal['code']]: readonly Extract<Refusal, { code: C }>[] } = {
  wrong_state: (['done', 'tick'] satisfies ActionKind[]).flatMap((action) =>
    CASE_STATES.map((state) => ({ code: 'wrong_state', state, action })),
  ),
  taken: [{ code: 'taken', by: 'doutai' }],
  not_allowed: ([...ROLES, 'assignee'] as const).map((who) => ({ code: 'not_allowed', who })),
  not_reporter: [{ code: 'not_reporter' }],
  return_barred: [{ code: 'return_barred' }],
  already_contacted: [{ code: 'already_contacted' }],
  extended_before: [{ code: 'extended_before' }],
  too_long: [{ code: 'too_long', workdays: 7 }],
  too_late: [{ code: 'too_late', days: 30 }],
  nobody_above: [{ code: 'nobody_above' }],
  accused: [{ code: 'accused', person: 'doutai' }],
  parts_open: [{ code: 'parts_open', open: 2 }],
  says_little: [{ code: 'says_little' }],
  itself: [{ code: 'itself' }],
};

/** Every refusal, with the case as it stands then. */
export const refusals = (words: Words): readonly { refusal: Refusal; c: Case }[] =>
  Object.values(REFUSALS)
    .flat()
    .map((refusal) => ({ refusal, c: caseIn(words, refusal.code === 'wrong_state' ? { state: refusal.state } : {}) }));

export function repliesIn(words: Words): Samples {
  const { directory } = viewOf(words);
  return {
    ...toVillagers(words, directory),
    ...toStaff(words, directory),
    ...ofCases(words, directory),
    ...ofVisits(words, directory),
    ...ofBulletins(words, directory),
    ...ofStats(words, directory, caseIn(words)),
    ...ofBinding(words),
  };
}

const NUMBER = 'GM-0312';
const CODE = '482173';
const KINDS = Object.keys(EMERGENCY_NUMBER) as EmergencyKind[];

function ofBinding({ reporter, area, group }: Words) {
  return {
    personCode: (say) => [say(reporter, CODE, 10)],
    roomCode: (say) => [say(group, CODE, 10)],
    boundPerson: (say) => [say(reporter)],
    boundFor: (say) => [say(reporter)],
    boundRoom: (say) => [say(group)],
    wrongCode: (say) => [say()],
    tooManyTries: (say) => [say()],
    codeInRoom: (say) => [say()],
    codeOfRoom: (say) => [say()],
    claimTaken: (say) => [say()],
    claimed: (say) => [say({ shown: reporter, name: reporter, areaName: area, code: CODE })],
    mayNotBind: (say) => [say(reporter)],
    noSuchGroup: (say) => [say(group)],
  } satisfies Partial<Samples>;
}

function toVillagers(words: Words, directory: Directory) {
  const c = caseIn(words);
  return {
    greeting: (say) => [say(words.reporter)],
    welcome: (say) => [say()],
    tellMe: (say) => [say()],
    help: (say) => [say(false), say(true)],
    askVillage: (say) => [say()],
    askWhether: (say) => [say()],
    askPhone: (say) => [say()],
    phoneTaken: (say) => [say(NUMBER)],
    located: (say) => [say(words.area, c, directory), say(words.area, { ...c, offered: [] }, directory)],
    askSupplement: (say) => [say(NUMBER)],
    supplemented: (say) => [say(NUMBER)],
    listening: (say) => [say()],
    askHeard: (say) => [say(words.said)],
    pictureTaken: (say) => [say()],
    notYours: (say) => [say('312')],
    nothingOpen: (say) => [say()],
    recalled: (say) => [say()],
    appealed: (say) => [say(NUMBER)],
    tryAgain: (say) => [say()],
    refusedReporter: (say) => refusals(words).map(({ refusal, c: refused }) => say(refusal, refused)),
    commandForStaff: (say) => [say('done'), say('list'), say(null)],
    emergencyNowhere: (say) => KINDS.map((kind) => say(kind)),
    announced: (say) => plansIn(words).map((plan) => say(plan, MONDAY)),
    ...aboutOwnData(words),
  } satisfies Partial<Samples>;
}

function aboutOwnData({ area, reporter: name }: Words) {
  const kept = { name, place: area, phone: '139****1234', cases: [NUMBER, 'GM-0313'], mediaDays: 30, isListed: true };
  const nothing = { ...kept, name: '', place: null, phone: null, cases: [], isListed: false };
  return {
    followed: (say) => [say(area), say(null)],
    scanned: (say) => [say(area)],
    informed: (say) => [say(30)],
    myData: (say) => [say(kept), say(nothing)],
    nothingKept: (say) => [say()],
    askForget: (say) => [say(0), say(2)],
    forgotten: (say) => [say(true), say(false)],
  } satisfies Partial<Samples>;
}

function plansIn({ gist }: Words): AnnouncedPlan[] {
  const midnight = MONDAY - 9 * HOUR;
  const spans = [
    [MONDAY - HOUR, MONDAY + 9 * HOUR],
    [midnight + DAY, midnight + 2 * DAY],
    [midnight, midnight + 4 * DAY],
    [MONDAY + HOUR, midnight + 2 * DAY],
    [MONDAY + 13 * HOUR, MONDAY + 17 * HOUR],
  ] as const;
  const kinds = ['power', 'water', 'road', 'network', 'bus', 'clinic', 'handout'] as const;
  return kinds.flatMap((what) =>
    spans.map(([from, until]) => ({ what, from, until, text: gist, saidAt: MONDAY - DAY })),
  );
}

function toStaff(words: Words, directory: Directory) {
  const c = caseIn(words);
  const late = { ...c, clock: { ...c.clock, contactDue: MONDAY - HOUR, finishDue: MONDAY - HOUR } };
  const { area, clerk, colleague, reporter, command } = words;
  const ready = { question: words.gist, answer: words.result, source: words.source };
  const clerks = [person('a', [], { name: clerk }), person('b', [], { name: colleague })];
  return {
    accepted: (say) => [say(c, PHONE, MONDAY), say(late, null, MONDAY)],
    contactNoted: (say) => [say(c, MONDAY), say(late, MONDAY)],
    noted: (say) => [say(c)],
    transcribed: (say) => [say(c)],
    pleaseType: (say) => [say()],
    typeCommand: (say) => [say(words.command.example)],
    askedReporter: (say) => [say(c), say({ ...c, clock: { ...c.clock, remaining: HOUR } })],
    repliedTo: (say) => [say(c)],
    photoWanted: (say) => [say(c)],
    whichProof: (say) => [say([c, { ...c, number: 'GM-0313' }], true), say([c], false)],
    photoFirst: (say) => [say()],
    whyNoPhoto: (say) => [say(NUMBER)],
    finished: (say) => [say(c), say({ ...c, state: 'replied' })],
    returned: (say) => [say(c, MONDAY), say({ ...c, request: null }, MONDAY)],
    ruled: (say) =>
      (['dispatched', 'accepted', 'in_progress'] as const).flatMap((state) =>
        [true, false].map((yes) => say({ ...c, state }, yes, clerk, MONDAY)),
      ),
    handedOn: (say) => [say(c, colleague)],
    modeSet: (say) => [
      ...(['assist', 'joint'] as const).map((mode) => say(c, mode, [clerk, colleague], {}, MONDAY)),
      ...[c, late].map((one) => say(one, 'supervise', [], {}, MONDAY)),
    ],
    digestOn: (say) => [
      say({ time: '18:00', days: 'workdays' }, [area]),
      say({ time: '07:30', days: 'daily' }, [area, area]),
      say({ time: '08:30', days: 'weekly' }, [area]),
    ],
    digestOff: (say) => [say()],
    extensionAsked: (say) => [say(c, MONDAY), say({ ...c, request: null }, MONDAY)],
    parkedNow: (say) => [
      say({ ...late, parking: { reason: area, reviewAt: MONDAY + 3 * DAY, by: 'a' } }, MONDAY),
      say({ ...c, clock: { ...c.clock, finishDue: MONDAY + HOUR } }, MONDAY),
      say({ ...c, parking: null }, MONDAY),
      say({ ...c, parking: { reason: area, reviewAt: MONDAY + 3 * DAY, by: 'a' } }, MONDAY),
    ],
    resumedNow: (say) => [say(c, MONDAY), say(late, MONDAY)],
    mergedInto: (say) => [say(NUMBER, 'GM-0310')],
    unmergedNow: (say) => [say(sampleCase())],
    classified: (say) => [say(sampleCase())],
    relocated: (say) => [say(sampleCase(), area)],
    noSuchPlace: (say) => [say(area)],
    whichCategory: (say) => [say('05', ['0501', '0502']), say('99', [])],
    mergedItself: (say) => [say(NUMBER)],
    otherVillage: (say) => [say(NUMBER)],
    declineReasons: (say) => [say(command.example)],
    declinedNow: (say) => [say(c)],
    redoing: (say) => [say(c, clerk)],
    onLeave: (say) => [say(MONDAY + 3 * DAY, colleague, MONDAY), say(null, '', MONDAY)],
    roster: (say) => [
      say([{ at: MONDAY, people: [] }], MONDAY),
      say(
        [MONDAY, MONDAY + DAY, MONDAY + 5 * DAY].map((at) => ({ at, people: [{ areaName: words.area, name: clerk }] })),
        MONDAY,
      ),
    ],
    standInSelf: (say) => [say()],
    going: (say) => [say(c, true, directory), say(c, false, directory)],
    notGoing: (say) => [say(NUMBER)],
    notRegistered: (say) => [say()],
    registeredFor: (say) => [say(NUMBER, reporter)],
    who: (say) => [say(area, '0501', clerks), say(area, null, clerks.slice(1)), say(area, '0501', [])],
    helpForStaff: (say) => [say(clerk, [command])],
    helpOn: (say) => [say(command)],
    unknownCommand: (say) => [say(command.zh, command), say(command.zh, null)],
    rightForm: (say) => [say(words.question, command.example)],
    noSuchCase: (say) => [say(NUMBER)],
    nothingFits: (say) => [say(command.zh)],
    whichPerson: (say) => [say(clerk, clerks)],
    noSuchPerson: (say) => [say(clerk)],
    staleKnowledge: (say) => [say(NUMBER, words.gist, words.source)],
    proposals: (say) => [say(c, [ready, ready], [ready]), say(c, [ready], []), say(c, [], [ready]), say(c, [], [])],
    answeredNow: (say) => [say(c)],
    notAllowed: (say) => [...ROLES, 'assignee' as const].map((who) => say(who)),
    refused: (say) => refusals(words).map(({ refusal, c: refused }) => say(refusal, refused, directory)),
  } satisfies Partial<Samples>;
}

function ofCases(words: Words, directory: Directory) {
  const view: View = { now: MONDAY, directory, calendar: plainCalendar(), room: false };
  const c = caseIn(words);
  const bare = sampleCase({
    ...c,
    lead: null,
    offered: [],
    phone: null,
    concerned: null,
    question: null,
    result: null,
    remarks: [],
    log: [],
  });
  const everyState = CASE_STATES.map((state) => ({ ...c, state }));
  const many = Array.from({ length: 20 }, () => c);
  const remark = { ...c.remarks[0]!, media: ['media/1'] };
  const voice = {
    ...{ ...c, gist: '' },
    remarks: [
      { ...remark, text: '' },
      { ...remark, text: '', heard: { text: '', sure: false } },
      { ...remark, text: '', heard: { text: words.question, sure: false } },
      { ...remark, text: words.said, heard: { text: words.said, sure: false } },
      { ...remark, text: words.said, heard: { text: words.question, sure: true } },
      { ...remark, text: words.said, heard: { text: words.said, sure: true } },
    ],
  };
  const proven = {
    ...{ ...c, finishing: { by: 'suonan', result: words.result, at: MONDAY } },
    remarks: [
      { ...remark, text: '', proof: 'shown' as const },
      { ...remark, proof: 'shown' as const },
      { ...remark, media: [], proof: 'excused' as const },
    ],
  };
  return {
    list: (say) => [
      say([proven], 'mine', view),
      ...(['mine', 'today', 'late', 'parked', 'supervised', 'all'] as const).flatMap((which) => [
        say([], which, view),
        say(everyState, which, view),
      ]),
      say(many, 'all', view),
      say([{ ...c, clock: { ...c.clock, finishDue: MONDAY + HOUR } }], 'today', view),
      say([{ ...c, clock: { ...c.clock, finishDue: MONDAY - DAY } }], 'late', view),
    ],
    file: (say) =>
      [...everyState, bare, voice, proven].flatMap((one) => [
        say(one, 'suonan', view),
        say(one, 'wang', { ...view, room: true }),
      ]),
    progress: (say) => [say([], view), say(everyState.slice(0, 3), view), say(many, { ...view, room: true })],
    story: (say) => [...everyState, bare, voice].flatMap((one) => [say(one, view), say(one, { ...view, room: true })]),
    whichCase: (say) => [say([c, bare], words.command, view), say(many, words.command, { ...view, room: true })],
  } satisfies Partial<Samples>;
}
