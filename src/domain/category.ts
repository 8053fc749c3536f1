/** Categories: 12 classes with 5 sub-classes each; codes are two digits for each layer. */
import { CATEGORY_ROWS, CLASS_ROWS } from './category-tree.js';
import type { Urgency } from './urgency.js';

/** "0501": class 05, sub-class 01. */
export type CategoryCode = string;

export interface SubCategory {
  code: CategoryCode;
  /** 饮水停水 */
  name: string;
  /** Urgency when the text says nothing else. */
  urgency: Urgency;
  /** Unit that leads by default, in words. */
  lead: string;
  /** Counter of the three: 风险隐患, 民生服务, 矛盾纠纷. */
  counter: '隐患' | '民生' | '纠纷';
  /** Never shown in a group, few readers. */
  sensitive: boolean;
  /** The head has to agree to what is granted or refused. */
  decided: boolean;
  /** Goes around the grid chain and never to the accused (12-02). */
  sealed: boolean;
}

/** One of the twelve classes. */
export interface CategoryClass {
  /** Two digits: "05". */
  code: string;
  /** 水电气暖 */
  name: string;
}

/** The twelve classes in order of their codes. */
export const CLASSES: readonly CategoryClass[] = CLASS_ROWS.map(([code, name]) => ({ code, name }));

/** 低保, 临时救助, 宅基地审批, 农房改造: granted by a decision, not by a clerk. */
const DECIDED: readonly CategoryCode[] = ['0801', '0802', '1001', '1003'];
const SENSITIVE: readonly CategoryCode[] = ['0305', '0703', '0805', '1202'];
const SEALED: CategoryCode = '1202';

/** The sixty sub-classes in order of their codes. */
export const SUBCATEGORIES: readonly SubCategory[] = CATEGORY_ROWS.map(([code, name, , urgency, lead]) => ({
  code,
  name,
  urgency,
  lead,
  counter: counterOf(code),
  decided: DECIDED.includes(code),
  sensitive: SENSITIVE.includes(code),
  sealed: code === SEALED,
}));

const BY_CODE: ReadonlyMap<CategoryCode, SubCategory> = new Map(SUBCATEGORIES.map((sub) => [sub.code, sub]));
const LABELS: ReadonlyMap<CategoryCode, string> = new Map(CATEGORY_ROWS.map(([code, , label]) => [code, label]));

/** True for the four digits of a known sub-class; a class alone ("05") is none. */
export function isCategoryCode(text: string): text is CategoryCode {
  return BY_CODE.has(text);
}

/** Throws RangeError on an unknown code: ask `isCategoryCode` first where the code comes from outside. */
export function subCategory(code: CategoryCode): SubCategory {
  const found = BY_CODE.get(code);
  if (!found) throw new RangeError(`no such category: ${code}`);
  return found;
}

/** Name of the class a code ("05" or "0501") belongs to: 水电气暖. Throws RangeError on an unknown class. */
export function className(code: string): string {
  const found = CLASSES.find((each) => each.code === code.slice(0, 2));
  if (!found) throw new RangeError(`no such class: ${code}`);
  return found.name;
}

/** What a sub-class is called when talking to villagers: 停水, 路灯. At most six characters, all different. */
export function categoryLabel(code: CategoryCode): string {
  return LABELS.get(subCategory(code).code) ?? subCategory(code).name;
}

/** Counters of the "three counters" practice, by class (domain.md, column Q). */
function counterOf(code: CategoryCode): SubCategory['counter'] {
  const klass = code.slice(0, 2);
  if (klass === '01') return '纠纷';
  return ['02', '03', '11'].includes(klass) ? '隐患' : '民生';
}

/** The sub-classes somebody may mean by a code, a name or a part of one (0501, 停水, 水质); the exact one alone if there is one. */
export function categoriesNamed(text: string): SubCategory[] {
  const wanted = text.trim();
  if (wanted === '') return [];
  const names = ({ code, name }: SubCategory): string[] => [code, name, categoryLabel(code)];
  const exact = SUBCATEGORIES.filter((one) => names(one).includes(wanted));
  return exact.length > 0
    ? exact
    : SUBCATEGORIES.filter((one) =>
        names(one).some((name) => name.includes(wanted) || (wanted.length > 2 && wanted.includes(name))),
      );
}
