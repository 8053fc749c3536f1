/** What speaks for and against two tellings being of one fact. */
import { strikesAll } from '../../domain/same-fact.js';
import { HOUR } from '../../domain/time.js';
import { gramsOf, type Gram } from './grams.js';
import { distinctness, placesNamed, samePlace, type NamedPlace } from './places-named.js';
import type { Scale } from './rarity.js';
import type { Telling } from './telling.js';

/** A telling with what is worked out once for all comparisons. */
export interface Prepared {
  telling: Telling;
  places: readonly NamedPlace[];
  /** The pairs of characters of its text but for those of its places, smallest first. */
  words: Uint32Array;
  /** It says that only one house is concerned. */
  onlyMine: boolean;
}

/** Each a number, 0 where there is no such evidence, at most a few; multiplied by the weights of `likelihood.ts`. */
export interface Evidence {
  bias: number;
  /** How much of both texts is the same, 0 to 1: tells long texts apart. */
  alike: number;
  /** How much rare is the same, in tens of nats: tells short ones apart. */
  shared: number;
  /** Of one category; of two that are related. */
  sameKind: number;
  sameClass: number;
  /** Of one kind that strikes a whole street at once. */
  common: number;
  /** How distinct the place is that both name; how distinct, when they name different ones; when only one names any. */
  samePlace: number;
  otherPlace: number;
  onePlace: number;
  /** As `otherPlace`, where the words are as good as the same: a letter copied for another house. */
  copied: number;
  sameArea: number;
  onlyMine: number;
  /** Time between them, 1 for each doubling of six hours, up to three days. */
  later: number;
}

const ONLY_MINE =
  /(?:就|只有?|光|单单)我(?:们)?(?:一|这)?(?:家|户)|别(?:人|家)(?:家)?都?(?:好着|有|没事)|我家(?:水表|电表|插座|后墙|房)/u;
const LATE = 72;
const MOST_SHARED = 4;
const MOST_ALIKE = 0.5;

/** `grams` are those of the text, when the caller has them. */
export function prepare(telling: Telling, grams: readonly Gram[] = gramsOf(telling.text)): Prepared {
  const places = placesNamed(telling.place, telling.text);
  const named = new Set(places.flatMap((place) => place.grams));
  const words = Uint32Array.from(grams.filter((gram) => !named.has(gram))).sort();
  return { telling, places, words, onlyMine: ONLY_MINE.test(telling.text) };
}

export function evidenceOf(a: Prepared, b: Prepared, scale: Scale): Evidence {
  const [one, other] = [a.telling, b.telling];
  const known = one.category !== null && other.category !== null;
  const sameKind = known && one.category === other.category;
  const sameClass = known && one.category?.slice(0, 2) === other.category?.slice(0, 2);
  const common = sameKind && strikesAll(one.category ?? '');
  const said = sharedWords(a.words, b.words, scale);
  const where = places(a.places, b.places, scale);
  return {
    bias: 1,
    ...said,
    sameKind: on(sameKind),
    sameClass: on(sameClass && !sameKind),
    common: on(common),
    ...where,
    copied: said.alike === MOST_ALIKE ? where.otherPlace : 0,
    sameArea: on(one.area !== '' && one.area === other.area),
    onlyMine: on(a.onlyMine || b.onlyMine),
    later: doublings(Math.min(hoursBetween(one, other), LATE)),
  };
}

function sharedWords(one: Uint32Array, other: Uint32Array, scale: Scale) {
  const shared = inBoth(one, other).reduce((sum, gram) => sum + scale.rarity(gram), 0);
  if (shared === 0) return { alike: 0, shared: 0 };
  // The root, because nobody tells a matter in the words of another: little in common says most of it.
  const alike = Math.sqrt(shared / Math.sqrt(scale.weight(one) * scale.weight(other)));
  return { alike: Math.min(MOST_ALIKE, alike), shared: Math.min(MOST_SHARED, shared / 10) };
}

/** Both smallest first. */
export function inBoth(one: Uint32Array, other: Uint32Array): Gram[] {
  const found: Gram[] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [a = 0, b = 0] = [one[i], other[j]];
    if (a === b) found.push(a);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return found;
}

function places(one: readonly NamedPlace[], other: readonly NamedPlace[], scale: Scale) {
  const distinct = samePlace(one, other, scale)?.distinct ?? 0;
  const alone = (one.length === 0) === (other.length === 0) ? [] : [...one, ...other];
  return {
    samePlace: Math.max(0, distinct),
    otherPlace: Math.max(0, -distinct),
    onePlace: Math.max(0, ...alone.map((place) => distinctness(place, scale))),
  };
}

function on(is: boolean): number {
  return is ? 1 : 0;
}

/** Of two tellings; none where it does not matter. */
export function hoursBetween(one: Telling, other: Telling): number {
  return one.at === null || other.at === null ? 0 : Math.abs(one.at - other.at) / HOUR;
}

function doublings(hours: number): number {
  return Math.log2(1 + hours / 6);
}
