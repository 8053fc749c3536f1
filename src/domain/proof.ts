/**
 * What has to come with the word that a matter is done (佐证), by category. A place may ask for more or for less. Office
 * rules forbid forcing photos (国办函〔2026〕12号), so where one is asked for, a reason why there is none does as well.
 */
import { isWithin, type AreaPath } from './area.js';
import type { CategoryCode } from './category.js';

/** none: the clerk's word. text: words that say what was done or given. photo: a picture of the result. */
export const PROOFS = ['none', 'text', 'photo'] as const;
export type Proof = (typeof PROOFS)[number];

/** What a place asks for instead. */
export interface ProofRule {
  area: AreaPath;
  /** Codes of classes or sub-classes: "06", "0401". */
  categories: readonly string[];
  proof: Proof;
}

/** What anybody can see afterwards is shown; what somebody was given is told. */
const USUAL: Readonly<Record<CategoryCode, Proof>> = {
  ...{ '0401': 'photo', '0402': 'photo', '0404': 'photo', '0405': 'photo' },
  ...{ '0601': 'photo', '0602': 'photo', '0604': 'photo' },
  ...{ '0801': 'text', '0802': 'text', '0803': 'text', '0804': 'text', '1003': 'photo' },
};

/** The rule of the narrowest area counts, and among its rules the one that names the category most exactly. */
export function proofFor(category: CategoryCode, area: AreaPath, rules: readonly ProofRule[]): Proof {
  const fit = (rule: ProofRule): number =>
    Math.max(-1, ...rule.categories.filter((code) => category.startsWith(code)).map((code) => code.length));
  const [nearest] = rules
    .filter((rule) => isWithin(area, rule.area) && fit(rule) > 0)
    .sort((a, b) => b.area.length - a.area.length || fit(b) - fit(a));
  return nearest?.proof ?? USUAL[category] ?? 'none';
}

/** Words that say that it is done and nothing else. */
const HOLLOW =
  /已经|已|都|全部|全|办理|办好|办完|办结|办妥|办|处理|解决|落实|完成|完毕|弄好|搞定|到位|事情|这件事|了|好|完|的|ok|[\s\p{P}\p{S}]/giu;
const LEAST_SAID = 4;

/** True for words that tell more than that it is done. */
export function saysWhat(result: string): boolean {
  return [...result.replace(HOLLOW, '')].length >= LEAST_SAID;
}
