/** What was sent besides words, as far as those who work on the case may open it. */
import type { Case, Remark } from './types.js';

export interface Attached {
  /** Id of the media aggregate. */
  media: string;
  voice: boolean;
}

/** What was shown of the result in this round of work, or said for want of it. */
export function proofOf(c: Case): Remark[] {
  return c.remarks.filter(({ proof, at }) => proof !== undefined && at >= (c.clock.startedAt ?? 0));
}

/**
 * Pictures and voices of these remarks. A voice tells who speaks: where nobody may know that, it is only for listening to
 * as long as it is not in words.
 */
export function attached(c: Case, remarks: readonly Remark[] = c.remarks): Attached[] {
  const hidden = c.sealed || c.confidential;
  return remarks.flatMap(({ media, heard = null, text }) =>
    hidden && heard !== null && text !== '' ? [] : media.map((id) => ({ media: id, voice: heard !== null })),
  );
}
