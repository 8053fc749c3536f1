/** What a village's own cases teach: how its people call things, and where its places are. */
import type { SettledMatter, SettledPlace } from '../../domain/settled-matter.js';
import type { Landmark } from '../../domain/village.js';
import { trainLayer, type Layer } from '../model/layer.js';
import type { VillageModel } from '../model/village-model.js';
import { normalise } from '../normalise.js';
import type { Scene } from '../types.js';
import { createUnderstand } from '../understand.js';

/** How many of so many got the right sub-class. */
export interface Share {
  right: number;
  of: number;
}

export interface Lesson {
  layer: Layer;
  /** With the base model alone, and by layers that had not seen the matter judged. */
  corrected: { before: Share; after: Share };
  accepted: { before: Share; after: Share };
}

const FOLDS = 5;

/** Learns from all matters; the figures are cross-validated. Equal matters in equal order give an equal lesson. */
export function learnCategories(
  base: VillageModel,
  matters: readonly SettledMatter[],
  places: Scene['places'],
): Lesson {
  const understand = createUnderstand(base);
  const learn = (from: readonly SettledMatter[]): Layer =>
    trainLayer(
      base,
      from.map(({ text, category }) => ({ text: normalise(text), category })),
    );
  const isRight = ({ text, category }: SettledMatter, layer: Layer | null): boolean =>
    understand(text, { where: 'direct', places, layer }).category.code === category;
  const unseen = Array.from({ length: FOLDS }, (_, fold) => learn(matters.filter((_one, i) => i % FOLDS !== fold)));
  const judged = matters.map((matter, i) => ({
    corrected: matter.corrected,
    before: isRight(matter, null),
    after: isRight(matter, unseen[i % FOLDS] ?? null),
  }));
  const share = (of: typeof judged, which: 'before' | 'after'): Share => ({
    right: of.filter((one) => one[which]).length,
    of: of.length,
  });
  const both = (corrected: boolean): Lesson['corrected'] => {
    const own = judged.filter((one) => one.corrected === corrected);
    return { before: share(own, 'before'), after: share(own, 'after') };
  };
  return { layer: learn(matters), corrected: both(true), accepted: both(false) };
}

/** Said by fewer, or only once, it may have been anything. */
const LEAST_SAID = 2;
const NAME_LENGTH = { least: 2, most: 8 };

/**
 * Names of places that always turned out to lie in the same area, at least twice, and at least once because somebody said
 * so; none that the village knows already.
 */
export function learnPlaces(places: readonly SettledPlace[], isKnown: (name: string) => boolean): Landmark[] {
  const byName = new Map<string, SettledPlace[]>();
  for (const one of places) {
    const name = normalise(one.place).trim();
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return [...byName].flatMap(([name, said]) => {
    const [first] = said;
    const areas = new Set(said.map(({ area }) => area));
    const usable = name.length >= NAME_LENGTH.least && name.length <= NAME_LENGTH.most && !isKnown(name);
    const agreed = areas.size === 1 && said.length >= LEAST_SAID && said.some(({ told }) => told);
    return first !== undefined && usable && agreed ? [{ name, aliases: [], area: first.area }] : [];
  });
}
