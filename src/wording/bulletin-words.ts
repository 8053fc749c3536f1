/** What is said about bulletins: to whoever writes or agrees to one, and to villagers who ask what they missed. */
import type { Bulletin } from '../domain/bulletin.js';
import type { Directory } from '../domain/directory.js';
import type { Instant } from '../domain/time.js';

export interface BulletinReplies {
  /** `approver` has to agree; null when nobody. */
  bulletinPreview(bulletin: Bulletin, approver: string | null, directory: Directory): string;
  bulletinAsked(approver: string): string;
  bulletinSent(groups: number, people: number): string;
  bulletinDropped(): string;
  noBulletinWaits(): string;
  noSuchAudience(scope: string): string;
  /** Who owes what, or suffers from what, belongs in no group. */
  noListsInGroups(): string;
  /** Newest first; none when there was nothing. */
  latestBulletins(shown: readonly { at: Instant; text: string }[], now: Instant): string;
}
