/** A letter of the village to an office outside about one case: what is publicly known of it, nobody's name or phone. */
import { cameAt, doneAt } from './case/milestones.js';
import { isPrivate } from './case/tell.js';
import type { Case } from './case/types.js';
import type { CategoryCode } from './category.js';
import type { Directory } from './directory.js';
import { householdsOf } from './households.js';
import { maskText } from './mask.js';
import type { Instant } from './time.js';

export interface Letter {
  to: string;
  /** Of the case. */
  number: string;
  /** The village, and what it lies in: 扎麻什乡. */
  villageName: string;
  aboveName: string | null;
  areaName: string;
  category: CategoryCode;
  gist: string;
  cameAt: Instant;
  households: number;
  /** What the village did; null where it did not (yet). */
  acceptedAt: Instant | null;
  contactedAt: Instant | null;
  doneAt: Instant | null;
  /** The head of the village's shop, by office; the phone as the village file has it. */
  contact: { name: string; phone: string | null } | null;
  writtenAt: Instant;
}

/** Null for a matter of which nothing may leave the village. */
export function letterOf(c: Case, to: string, directory: Directory, writtenAt: Instant): Letter | null {
  if (isPrivate(c)) return null;
  const head = directory.staffOf(c.village).find((one) => one.duties.some(({ role }) => role === 'shop_head'));
  const above = directory.area(c.village.slice(0, Math.max(0, c.village.lastIndexOf('.'))));
  return {
    ...{ to: maskText(to), number: c.number, villageName: directory.areaName(c.village), writtenAt },
    aboveName: above?.name ?? null,
    areaName: directory.areaName(c.area),
    ...{ category: c.category, gist: maskText(c.gist), cameAt: cameAt(c), households: householdsOf([c]) },
    ...{ acceptedAt: c.clock.signedInAt, contactedAt: c.clock.contactedAt, doneAt: doneAt(c) },
    contact: head === undefined ? null : { name: head.name, phone: head.phone ?? null },
  };
}
