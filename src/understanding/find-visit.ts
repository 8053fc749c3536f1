/** A visit as clerks tell it: whose household, what kind of visit, and what was found there. */
import type { VisitKind } from '../domain/visit.js';
import type { Household } from '../domain/village.js';

const KINDS: readonly (readonly [VisitKind, RegExp])[] = [
  ['policy', /宣传|政策|讲了|讲解|说了医保|医保.{0,4}(?:交|缴)|养老保险|补贴|反诈|防火|普法|通知到/u],
  ['comments', /意见|建议|反映|提出|要求|希望|盼|提到|说.{0,12}(?:没|不|还|坏|浑|停|堵|漏|慢)/u],
  ['mediation', /调解|劝|吵|纠纷|矛盾|打架|闹|和好|说和/u],
  ['environment', /卫生|垃圾|环境|院子.{0,4}(?:脏|乱|干净)|厕所|柴草|绿化/u],
  ['frail', /独居|孤寡|老汉|老人|阿爷|阿奶|残疾|生病|病|住院|卧床|身体|吃药|腿疼|低保户|五保/u],
];

/** Everything that is no other kind is about how people are. */
export function visitKinds(text: string): VisitKind[] {
  const kinds = KINDS.flatMap(([kind, words]) => (words.test(text) ? [kind] : []));
  return kinds.length > 0 ? kinds : ['feelings'];
}

/**
 * Households that a text names: by the head's whole name, else by the family name where it is said like a household's
 * (杜家, 老杜家, 杜老汉). Several when the name fits several.
 */
export function householdsNamed(text: string, households: readonly Household[]): Household[] {
  const named = households.filter(({ head }) => text.includes(head));
  // 马成 is no part of 马成龙.
  const longest = named.filter(({ head }) => !named.some((other) => other.head !== head && other.head.includes(head)));
  if (longest.length > 0) return longest;
  const family =
    /(?:^|[^\p{Script=Han}]|去了?|到了?|在|看了?|访了?|老)([\p{Script=Han}])(?:家|老汉|大爷|奶奶|阿奶|阿爷|婶)/u.exec(
      text,
    )?.[1];
  return family === undefined ? [] : households.filter(({ head }) => head.startsWith(family));
}

const VISITED =
  /(?:走访|家访|入户|看望|回访|去了|去过|去看了|到了?|刚去)[^，,。；;\n]{0,10}?(?:家里|家|户|屋里)(?:了|里)?/u;

/** What is told after "今天去了杜伦生家": null when the text tells of no visit. */
export function toldOfVisit(text: string): string | null {
  const found = VISITED.exec(text.slice(0, 40));
  if (found === null) return null;
  return text.slice(found.index + found[0].length).replace(/^[了\s，,。、：:]+/u, '');
}
