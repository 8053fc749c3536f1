/** Which notices are for reporters, which for clerks and which of the village's other work: tables that the compiler keeps complete. */
import type { ClerkNotice, Notice, ReporterNotice, VillageNotice } from '../domain/notice.js';

const REPORTER: Readonly<Record<ReporterNotice['kind'], true>> = {
  registered: true,
  joined: true,
  assigned: true,
  accepted: true,
  contacted: true,
  asked: true,
  replied: true,
  done: true,
  redoing: true,
  extended: true,
  parked: true,
  resumed: true,
  escalated: true,
  declined: true,
  merged: true,
  unmerged: true,
  withdrawn: true,
  answered: true,
  thanked: true,
  helpComing: true,
};

const CLERK: Readonly<Record<ClerkNotice['kind'], true>> = {
  newTask: true,
  taken: true,
  unassigned: true,
  partner: true,
  partDone: true,
  supplemented: true,
  follower: true,
  informed: true,
  deadline: true,
  card: true,
  nobodyTook: true,
  watched: true,
  objection: true,
  objectionRuled: true,
  extensionAsked: true,
  extensionRuled: true,
  decisionAsked: true,
  decisionRuled: true,
  notShown: true,
  raised: true,
  redo: true,
  supervised: true,
  reviewParked: true,
  rated: true,
  closedUnrated: true,
  withdrawnByReporter: true,
  mergedTask: true,
  callOut: true,
  callAnswered: true,
  doubtful: true,
  maybeSame: true,
  oneCause: true,
};

export function isReporterNotice(notice: Notice): notice is ReporterNotice {
  return notice.kind in REPORTER;
}

export function isClerkNotice(notice: Notice): notice is ClerkNotice {
  return notice.kind in CLERK;
}

const VILLAGE: Readonly<Record<VillageNotice['kind'], true>> = {
  bulletin: true,
  bulletinAsked: true,
  bulletinRuled: true,
  bulletinReport: true,
  visitDue: true,
};

export function isVillageNotice(notice: Notice): notice is VillageNotice {
  return notice.kind in VILLAGE;
}
