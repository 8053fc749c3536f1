/** The places a telling names, and whether two tellings mean the same one. */
import { pinyin } from 'pinyin-pro';
import { foldSyllable } from '../sound/fold-syllable.js';
import { PLACE_NOUNS } from '../words/place-words.js';
import { createMatcher } from '../word-matcher.js';
import { wordsOf } from '../words/word-table.js';
import { gramsOf, type Gram } from './grams.js';
import type { Scale } from './rarity.js';

/** A place ready to be compared, without what stands around any place. */
export interface NamedPlace {
  name: string;
  grams: readonly Gram[];
  /** Its different syllables, folded. */
  sounds: readonly string[];
}

/** Places that are also offices. Where matters here, not who is asked to come. */
const HOUSES = '学校 小学 中学 幼儿园 教室 卫生室 卫生院 信用社 供销社 清真寺 寺庙 庙后 桥上 桥头';
const nounsIn = createMatcher(wordsOf(`${PLACE_NOUNS} ${HOUSES}`).map((word) => ({ word, value: word })));
/** Communities (known as areas), whose house, which side. */
const AROUND =
  /第?[一二三四五六七八九十\d]{1,3}(?:社|队|组)|(?:我们?|他|她|咱)家?|家(?=门)|门(?:口|前头?|上|外)|跟前|旁边|边上|附近|对面|[前后下上里外底][头面边]|那(?:儿|里|边|面|个|条|段|截|盏)|这(?:儿|里|边|个|条)|底下|(?:左|右)手|中间|老|村(?:里|子|上)?|巷道?|路上?|处|的|在/gu;
/** Longer texts name places in passing. */
const LOOKED_AT = 200;
/** Rarity of a name of three uncommon characters, in nats: enough to be a name of its own. */
const OWN_NAME = 14;
/** Sharing this much of the sounds of the shorter one, or less than this. */
const SAME = 0.66;
const OTHER = 0.4;

/** What was taken for the place (several with 、 between them), and every other place in the text; empty when nothing tells one place from another. */
export function placesNamed(place: string | null, text: string): NamedPlace[] {
  const said = [...(place ?? '').split('、'), ...nounsIn(text.slice(0, LOOKED_AT)).map(({ word }) => word)];
  const names = said.map((one) => one.replace(AROUND, '')).filter((name) => name.length > 1);
  return [...new Set(names)].map((name) => ({ name, grams: gramsOf(name), sounds: soundsOf(name) }));
}

/** How well a name tells one place from others: 1 for a name of its own (磨坊坡), less for what every village has (广场). */
export function distinctness({ grams }: NamedPlace, scale: Scale): number {
  return Math.min(1, grams.reduce((sum, gram) => sum + scale.rarity(gram), 0) / OWN_NAME);
}

/**
 * By their sounds (里家沟 is 李家沟, 小学 is 学校): the place that both name and how distinct it is; with a negative
 * number the places of which none is the other's. Null when neither can be said.
 */
export function samePlace(
  one: readonly NamedPlace[],
  other: readonly NamedPlace[],
  scale: Scale,
): { name: string; distinct: number } | null {
  const pairs = one.flatMap((a) =>
    other.map((b) => ({
      name: a.name,
      alike: likeness(a, b),
      distinct: Math.min(distinctness(a, scale), distinctness(b, scale)),
    })),
  );
  const same = pairs.filter(({ alike }) => alike >= SAME).sort((a, b) => b.distinct - a.distinct)[0];
  if (same !== undefined) return same;
  if (pairs.length === 0 || pairs.some(({ alike }) => alike >= OTHER)) return null;
  return { name: '', distinct: -Math.min(...pairs.map(({ distinct }) => distinct)) };
}

function soundsOf(name: string): string[] {
  return [...new Set(pinyin(name, { toneType: 'none', type: 'array' }).map(foldSyllable))];
}

function likeness(a: NamedPlace, b: NamedPlace): number {
  return a.sounds.filter((sound) => b.sounds.includes(sound)).length / Math.min(a.sounds.length, b.sounds.length);
}
