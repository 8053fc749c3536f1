/** Two contacts turn out to be one person: what one reported, the other has reported too. */
import type { PersonId } from '../person.js';
import type { Case } from './types.js';

/** The case with `to` in the place of `from`; once only, when both had reported it. Nothing else changes, nobody is told. */
export function withSameReporter(c: Case, from: string, to: string, person: PersonId): Case {
  const isThere = c.reporters.some((one) => one.contact === to);
  const as = (by: string): string => (by === from ? to : by);
  return {
    ...c,
    reporters: c.reporters.flatMap((one) => {
      if (one.contact !== from) return one;
      return isThere ? [] : { ...one, contact: to, person };
    }),
    remarks: c.remarks.map((one) => ({ ...one, by: as(one.by) })),
    log: c.log.map((one) => ({ ...one, by: as(one.by) })),
  };
}
