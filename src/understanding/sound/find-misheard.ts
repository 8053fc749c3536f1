/** Names written as they sound: 里家沟 for 李家沟. */
import { SURNAMES } from '../words/person-words.js';
import { createSoundIndex } from './sound-index.js';
import type { Sounds } from './sounds.js';

/** Part of a text that stands for a name without being it. */
export interface Misheard {
  start: number;
  end: number;
  name: string;
}

/** Words of one character; whoever says them means them. */
const PLAIN_WORDS = new Set(
  '的了是我你他她它在有不这那就都说个们啊吗嘛呢吧哩着呗要去来到和也没人一上下大小好看还给叫让把被从对为与及或而且但如果因所以之其向跟往等将又再才可能会得过地多少什么怎谁几两只最很太更已经应该请问想用由于则即使该按找离够洗',
);
const NUMERALS = new Set('一二三四五六七八九十两零0123456789');
/** What may stand before a place of two characters; inside a phrase two are too easily something else. */
const BEFORE_SHORT = /^(?:$|[^\p{Script=Han}]|[在到从往我们是叫村乡镇])/u;
/** A wrong split further away than this does not matter. */
const AROUND = 12;

/**
 * Finds names that are misheard or mistyped, the longest first where they overlap. A name that stands there as it is
 * hides what sounds alike across it. A character is taken for another only where it is no ordinary word in its place
 * (by the dictionary of the runtime's own segmenter), no other number and no other family name. Two characters are
 * little evidence: there one must be right, the other sound exactly like it, and the place be one for a name.
 */
export function createMisheardFinder(names: readonly string[], sounds: Sounds): (text: string) => Misheard[] {
  const match = createSoundIndex(names, sounds);
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return (text) => {
    const heard = match(text).map(({ start, end, name }) => ({ start, end, name: names[name] ?? '' }));
    const exact = heard.filter((one) => text.slice(one.start, one.end) === one.name);
    const likely = heard
      .filter((one) => !exact.some((known) => overlap(one, known)) && isLikely(text, one))
      .sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    return likely.filter((one, i) => !likely.slice(0, i).some((longer) => overlap(one, longer)));
  };

  function isLikely(text: string, { start, end, name }: Misheard): boolean {
    const changed = [...name].flatMap((char, i) => (char === text[start + i] ? [] : [start + i]));
    const short = name.length === 2;
    if (short && (changed.length > 1 || !BEFORE_SHORT.test(text.charAt(start - 1)))) return false;
    const fits = changed.every((at) => {
      const [said = '', meant = ''] = [text[at], name[at - start]];
      const exactly = sounds.same(said.charCodeAt(0), meant.charCodeAt(0));
      if (PLAIN_WORDS.has(said) || NUMERALS.has(said) || NUMERALS.has(meant)) return false;
      return exactly || !(short || (SURNAMES.includes(said) && SURNAMES.includes(meant)));
    });
    return fits && standAlone(text, short ? range(start, end) : changed);
  }

  /** Whether none of these characters is part of a longer word. */
  function standAlone(text: string, places: readonly number[]): boolean {
    const from = Math.max(0, Math.min(...places) - AROUND);
    for (const { index, segment } of segmenter.segment(text.slice(from, Math.max(...places) + AROUND))) {
      const start = from + index;
      if (segment.length > 1 && places.some((at) => at >= start && at < start + segment.length)) return false;
    }
    return true;
  }
}

function overlap(one: Misheard, other: Misheard): boolean {
  return one.start < other.end && other.start < one.end;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, i) => start + i);
}
