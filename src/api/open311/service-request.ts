/** A case as a service request of GeoReport v2, and the services: the mapping of the domain's words. */
import { isPrivate } from '../../domain/case/tell.js';
import type { Case, CaseState } from '../../domain/case/types.js';
import { className, subCategory, SUBCATEGORIES, type SubCategory } from '../../domain/category.js';
import type { Directory } from '../../domain/directory.js';
import { maskText } from '../../domain/mask.js';
import type { Instant } from '../../domain/time.js';
import type { Nested } from './render.js';

/** Null: not a request yet. */
export function statusOf(state: CaseState): 'open' | 'closed' | null {
  switch (state) {
    case 'draft':
      return null;
    case 'answered':
    case 'closed':
    case 'merged':
    case 'declined':
    case 'withdrawn':
    case 'archived':
      return 'closed';
    case 'new':
    case 'triage':
    case 'emergency':
    case 'dispatched':
    case 'objection':
    case 'accepted':
    case 'in_progress':
    case 'need_info':
    case 'extension':
    case 'verifying':
    case 'parked':
    case 'replied':
    case 'redo':
      return 'open';
  }
}

/** Sealed, confidential and sensitive ones never appear. */
export const isPublic = (c: Case): boolean => !isPrivate(c) && statusOf(c.state) !== null;

/** The kinds of matters that may be reported here: none that goes around everybody else. */
export const SERVICES: readonly SubCategory[] = SUBCATEGORIES.filter(({ sealed, sensitive }) => !sealed && !sensitive);

export function serviceOf({ code, name, lead }: SubCategory): Nested {
  return {
    ...{ service_code: code, service_name: name, description: lead, metadata: 'false', type: 'realtime' },
    ...{ keywords: name, group: className(code) },
  };
}

/** Nothing of who reported it; what was said is a masked line. */
export function requestOf(c: Case, directory: Directory): Nested {
  const { name, lead } = subCategory(c.category);
  const place = c.place === null ? '' : maskText(c.place);
  return {
    ...{ service_request_id: c.number, status: statusOf(c.state) ?? 'open', status_notes: notesOf(c) },
    ...{ service_name: name, service_code: c.category, description: c.gist, agency_responsible: lead },
    service_notice: null,
    requested_datetime: w3cTime(c.reporters[0]?.at ?? c.log[0]?.at ?? c.since),
    updated_datetime: w3cTime(c.log.at(-1)?.at ?? c.since),
    expected_datetime: c.clock.finishDue === null ? null : w3cTime(c.clock.finishDue),
    address: `${directory.areaName(c.area)}${place}`,
    ...{ address_id: c.area, zipcode: null, lat: null, long: null, media_url: null },
  };
}

function notesOf(c: Case): string | null {
  if (c.state === 'merged') return 'duplicate';
  const said = c.declined?.text ?? c.result ?? c.parking?.reason ?? null;
  return said === null ? null : maskText(said);
}

/** Without parts of a second, as the specification has it. */
const w3cTime = (at: Instant): string => new Date(at).toISOString().replace(/\.\d+Z$/u, 'Z');
