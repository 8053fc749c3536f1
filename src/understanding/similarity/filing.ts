/** Tellings on file: by what is rare in their words, and by where and of which class they are. */
import { isWithin, type AreaPath } from '../../domain/area.js';
import { hoursBetween, prepare, type Prepared } from './evidence.js';
import { gramsOf, type Gram } from './grams.js';
import { createScale, type Scale } from './rarity.js';
import type { Telling } from './telling.js';

/** Where those are found that are worth comparing with another. */
export interface Filing {
  readonly size: number;
  /** Of everything on file. */
  scale(): Scale;
  /** In the place of one with the same id. */
  put(telling: Telling): void;
  drop(id: string): void;
  /** So many of kin areas, those first that share most of what is rare in these pairs. */
  sharing(grams: readonly Gram[], area: AreaPath, most: number): Prepared[];
  /** Of kin areas and the same class, told at about the same time. */
  lately(telling: Telling): Prepared[];
}

interface Entry extends Prepared {
  /** Under which it is found. */
  keys: readonly Gram[];
}

/** A pair that so many hold, and more than this share of all, finds nothing worth looking at. */
const MANY = 200;
const MANY_SHARE = 0.02;
/** Without a word in common only what was told within so many hours is worth comparing, and so many in each area. */
const LATELY = 72;
const MOST_LATELY = 20;

/** Each is found under so many of its rarest pairs. */
export function createFiling(keys: number): Filing {
  const entries = new Map<string, Entry>();
  const holding = new Map<Gram, number>();
  const byGram = new Map<Gram, Set<Entry>>();
  const byArea = new Map<AreaPath, Map<string, Set<Entry>>>();
  let scale = createScale(holding, 0);

  function put(telling: Telling): void {
    drop(telling.id);
    const grams = gramsOf(telling.text);
    const rarest = grams.map((gram) => ({ gram, weight: scale.rarity(gram) })).sort((a, b) => b.weight - a.weight);
    const entry = { ...prepare(telling, grams), keys: rarest.slice(0, keys).map(({ gram }) => gram) };
    entries.set(telling.id, entry);
    for (const gram of grams) holding.set(gram, (holding.get(gram) ?? 0) + 1);
    for (const gram of entry.keys) made(byGram, gram, () => new Set<Entry>()).add(entry);
    const classes = made(byArea, telling.area, () => new Map<string, Set<Entry>>());
    made(classes, classOf(telling), () => new Set<Entry>()).add(entry);
    scale = createScale(holding, entries.size);
  }

  function drop(id: string): void {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entries.delete(id);
    for (const gram of gramsOf(entry.telling.text)) holding.set(gram, (holding.get(gram) ?? 1) - 1);
    for (const gram of entry.keys) byGram.get(gram)?.delete(entry);
    byArea.get(entry.telling.area)?.get(classOf(entry.telling))?.delete(entry);
    scale = createScale(holding, entries.size);
  }

  function sharing(grams: readonly Gram[], area: AreaPath, most: number): Entry[] {
    const found = new Map<Entry, number>();
    for (const gram of grams) {
      const holders = byGram.get(gram);
      if (holders === undefined || holders.size > Math.max(MANY, MANY_SHARE * entries.size)) continue;
      const weight = scale.rarity(gram);
      for (const entry of holders)
        if (areKin(entry.telling.area, area)) found.set(entry, (found.get(entry) ?? 0) + weight);
    }
    const heaviest = [...found].sort(([, a], [, b]) => b - a);
    return heaviest.slice(0, most).map(([entry]) => entry);
  }

  function lately(telling: Telling): Entry[] {
    if (telling.category === null) return [];
    const near = [...byArea].filter(([area]) => areKin(area, telling.area));
    return near
      .flatMap(([, classes]) => [...(classes.get(classOf(telling)) ?? [])].slice(-MOST_LATELY))
      .filter((entry) => hoursBetween(entry.telling, telling) <= LATELY);
  }

  return {
    get size() {
      return entries.size;
    },
    scale: () => scale,
    ...{ put, drop, sharing, lately },
  };
}

/** One lies in the other; "" may be anywhere. */
function areKin(one: AreaPath, other: AreaPath): boolean {
  return one === '' || other === '' || isWithin(one, other) || isWithin(other, one);
}

function classOf({ category }: Telling): string {
  return category?.slice(0, 2) ?? '';
}

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}
