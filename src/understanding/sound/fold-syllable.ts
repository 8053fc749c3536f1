/** One spelling for syllables that sound alike in the mouth of a villager or the ear of a speech recogniser. */

/** Where h and f are not told apart, 花 is fa, 红 is feng. The longer ones first. */
const H_WITH_GLIDE: readonly (readonly [from: RegExp, to: string])[] = [
  [/^hong$/u, 'feng'],
  [/^hun$/u, 'fen'],
  [/^hui$/u, 'fei'],
  [/^hu(?=[aou])/u, 'f'],
  [/^h/u, 'f'],
];

/**
 * Takes a toneless pinyin syllable; zh ch sh, n- and l-, final n and ng, h and f fall together: zhang → zan, nong → lon,
 * huang → fan. What is no syllable comes back nearly as it was.
 */
export function foldSyllable(syllable: string): string {
  const merged = H_WITH_GLIDE.reduce(
    (sound, [from, to]) => sound.replace(from, to),
    syllable.replace(/^([zcs])h/u, '$1'),
  );
  return merged.replace(/^n(?=.)/u, 'l').replace(/ng$/u, 'n');
}
