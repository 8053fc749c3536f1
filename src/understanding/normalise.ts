/** One spelling for what looks alike, before any word is looked for. */

/** Longer texts are cut: nobody tells a matter in more, and a group must not be slowed down by a pasted book. */
export const LONGEST_TEXT = 20_000;

/** A character repeated more often than this says nothing more. */
const MOST_REPEATS = 3;

/**
 * NFKC (full-width digits and letters become plain), lower case, without zero-width, bidirectional and control
 * characters, blanks joined, runs of one character and of emoji shortened to three. At most `LONGEST_TEXT` characters.
 */
export function normalise(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .normalize('NFKC')
    .slice(0, LONGEST_TEXT)
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, (found) => (/\s/u.test(found) ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .replace(/(\P{Nd})\1{3,}/gu, (_, same: string) => same.repeat(MOST_REPEATS))
    .replace(/(\p{Extended_Pictographic}{3})\p{Extended_Pictographic}+/gu, '$1')
    .trim()
    .toLowerCase();
}
