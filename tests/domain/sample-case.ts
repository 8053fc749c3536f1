import type { Case, Clock, Reporter } from '../../src/domain/case/types.js';

const STOPPED: Clock = {
  startedAt: null,
  signInDue: null,
  contactDue: null,
  finishDue: null,
  signedInAt: null,
  contactedAt: null,
  repliedAt: null,
  remaining: null,
  extendedBy: 0,
};

/** A lamp in 二社, in progress with 索南; everything else as the test says. */
export function sampleCase(changes: Partial<Case> = {}): Case {
  return {
    id: '63.1/1',
    number: 'GM-0301',
    village: '63.1',
    area: '63.1.2',
    areaKnown: true,
    state: 'in_progress',
    mode: 'direct',
    category: '0402',
    nature: '求助',
    urgency: 'C',
    deadlines: 'C1',
    emergency: null,
    sealed: false,
    confidential: false,
    accused: [],
    gist: '路灯不亮,找杜伦生 138****1234',
    place: null,
    concerned: '杜伦生',
    phone: '13812341234',
    reporters: [sampleReporter()],
    remarks: [],
    offered: ['sonam'],
    lead: 'sonam',
    partners: [],
    parts: [],
    why: '',
    clock: STOPPED,
    cards: [],
    reminded: [],
    returns: 0,
    mayReturn: true,
    request: null,
    parking: null,
    question: null,
    redos: 0,
    mergedInto: null,
    result: null,
    closedAs: null,
    declined: null,
    since: 0,
    toldAt: {},
    chain: null,
    log: [],
    ...changes,
  };
}

export function sampleReporter(changes: Partial<Reporter> = {}): Reporter {
  return {
    contact: 'contact/1',
    name: '卓玛',
    area: null,
    door: { channel: 'simulator', conversation: 'room-1', room: true, user: 'user-1' },
    key: 'key-1',
    at: 0,
    solved: null,
    score: null,
    ...changes,
  };
}
