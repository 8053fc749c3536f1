/** How a case begins. */
import type { AreaPath } from '../area.js';
import { subCategory, type CategoryCode } from '../category.js';
import { deadlineClass } from '../deadlines.js';
import type { EmergencyKind } from '../emergency.js';
import { isSealedEmergency } from '../emergency.js';
import type { Told } from '../notice.js';
import type { PersonId } from '../person.js';
import type { Period } from '../time.js';
import type { Nature, Urgency } from '../urgency.js';
import type { Change, Doing } from './action.js';
import { routeCase } from './dispatch.js';
import { raise } from './emergency.js';
import { gistOf } from './gist.js';
import { saidLate } from './said-late.js';
import { step } from './step.js';
import { briefOf, namesOf, tellReporters } from './tell.js';
import type { Case, Clock, Heard, Reporter } from './types.js';

/** What is known when the first message has been understood. */
export interface Opening {
  id: string;
  number: string;
  village: AreaPath;
  area: AreaPath;
  /** False when `area` is only the village because nobody said where. */
  areaKnown: boolean;
  category: CategoryCode;
  nature: Nature;
  urgency: Urgency;
  emergency: EmergencyKind | null;
  /** The reporter asked that nobody of the village may know. */
  confidential: boolean;
  accused: readonly PersonId[];
  text: string;
  media: readonly string[];
  /** Of a voice message. */
  heard?: Heard | null;
  /** The recording was not understood. */
  unheard?: boolean;
  speaks?: string | null;
  place: string | null;
  concerned: string | null;
  when?: Period | null;
  phone: string | null;
  reporter: Reporter;
  /** Where it lies is being asked already, with another matter of the same message. */
  askedElsewhere: boolean;
  /** Nothing has been said yet that a clerk could act on: wait for it. */
  draft: boolean;
}

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

/** What nothing has happened to yet. */
const UNTOUCHED = {
  mode: 'direct',
  offered: [],
  lead: null,
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
  toldAt: {},
  chain: null,
  log: [],
} satisfies Partial<Case>;

/**
 * Opens a case and sends it on its way. The reporter is told its number at once, with the clerks when they are known;
 * an ordinary case whose grid is unknown waits a little for the answer (timer `place`), an urgent one never does.
 */
export function openCase(opening: Opening, doing: Doing): Change {
  const begun = begin(opening, doing);
  if (opening.draft) return { case: begun, told: [] };
  const sent = sendOff(begun, opening, doing);
  return {
    case: sent.case,
    told: [...registered(sent.case, !sent.case.areaKnown && !opening.askedElsewhere, doing), ...sent.told],
  };
}

/** True when the case must go around the grid chain, or be known to few: misconduct, somebody accused, despair. */
export function isSealed({
  category,
  accused,
  emergency,
}: Pick<Opening, 'category' | 'accused' | 'emergency'>): boolean {
  return subCategory(category).sealed || accused.length > 0 || (emergency !== null && isSealedEmergency(emergency));
}

function begin(opening: Opening, doing: Doing): Case {
  const { now } = doing.env;
  const { draft, askedElsewhere: _, text, media, heard = null, reporter, ...known } = opening;
  const sealed = isSealed(opening);
  const urgency = opening.emergency !== null ? 'A' : opening.urgency;
  const state = draft ? 'draft' : 'new';
  const fresh: Case = {
    ...UNTOUCHED,
    ...known,
    ...{ state, sealed, urgency },
    deadlines: deadlineClass({ ...known, urgency, sealed, mode: UNTOUCHED.mode }),
    gist: gistOf(text),
    reporters: [reporter],
    // Not later than now, or what follows would stand before it: clocks of platforms differ.
    remarks: [
      { key: doing.key, at: Math.min(reporter.at, now), by: reporter.contact, from: 'reporter', text, media, heard },
    ],
    since: now,
  };
  return step(fresh, state, draft ? 'provide' : 'route', doing);
}

/** An emergency is called out; a clear or urgent case is routed; the rest waits for its place. */
export function sendOff(c: Case, opening: Pick<Opening, 'emergency' | 'text'>, doing: Doing): Change {
  if (opening.emergency !== null) {
    const raised = raise(c, opening.emergency, '', doing);
    if (raised.ok) return raised;
  }
  const urgent = c.urgency === 'A' || c.urgency === 'B' || c.sealed;
  return c.areaKnown || urgent ? routeCase(c, doing) : { case: c, told: [] };
}

/** The acknowledgement, in the conversation where the report was made. */
function registered(c: Case, askArea: boolean, doing: Doing): Told[] {
  const { directory } = doing.env;
  return tellReporters(c, {
    kind: 'registered',
    ...saidLate(c),
    case: briefOf(c, directory),
    clerks: c.emergency === null && !c.sealed ? namesOf(c.offered, directory) : [],
    contactBy: c.clock.contactDue,
    emergency: c.emergency,
    askArea,
    confidential: c.confidential,
    unheard: c.unheard ?? false,
    speaks: c.offered.some((id) => directory.person(id)?.languages?.includes(c.speaks ?? '')) ? c.speaks : null,
  });
}
