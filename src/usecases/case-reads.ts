/** Who opened a case that is not theirs, and when: kept beside the case, because reading must not change it (PIPL 51). */
import type { Case } from '../domain/case/types.js';
import type { PersonId } from '../domain/person.js';
import { HOUR, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { change } from './change.js';
import { freshAggregate } from './fresh-aggregate.js';
import { caseReadsId } from './ids.js';

interface CaseReads {
  /** Newest last. */
  reads: readonly { person: PersonId; at: Instant }[];
}

const MOST_READS = 500;
/** Within this, looking again is the same look. */
const SAME_LOOK: Instant = HOUR;

export async function noteRead(store: Store, c: Case, person: PersonId, now: Instant): Promise<void> {
  const id = caseReadsId(c.id);
  await change<CaseReads>(store, id, (current) => {
    const reads = current?.data.reads ?? [];
    if (reads.some((one) => one.person === person && one.at > now - SAME_LOOK)) return null;
    const data = { reads: [...reads, { person, at: now }].slice(-MOST_READS) };
    const { village: area, number: ref } = c;
    return { ...(current ?? freshAggregate({ id, kind: 'case-reads', area, at: now, ref, data })), data };
  });
}

/** Who looked, oldest first. */
export async function readsOf(store: Store, c: Pick<Case, 'id'>): Promise<CaseReads['reads']> {
  return (await store.get<CaseReads>(caseReadsId(c.id)))?.data.reads ?? [];
}
