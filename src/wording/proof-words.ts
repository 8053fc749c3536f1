/** What is said about the picture, or the words, that have to come with a result. */
import type { Case } from '../domain/case/types.js';

export interface ProofReplies {
  /** Reported done; a picture of the result, or why there is none, is still to come. */
  photoWanted(c: Case): string;
  /** Several wait for one; `sent` when a picture came and its case must be named. */
  whichProof(cases: readonly Case[], sent: boolean): string;
  /** A picture came before anything was reported done. */
  photoFirst(): string;
  /** "照片不便拍" without a reason; `number` of the case. */
  whyNoPhoto(number: string): string;
}
