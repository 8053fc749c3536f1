/** The sixty sub-classes as people name them: "water cut in Group 2". Short, all different, no article. */
import { categoryLabel, SUBCATEGORIES, type CategoryCode } from '../../domain/category.js';

const CATEGORY_LABELS: Readonly<Record<CategoryCode, string>> = {
  '0101': "neighbours' quarrel",
  '0102': 'family quarrel',
  '0103': 'pasture boundary',
  '0104': 'compensation for land',
  '0105': 'debts or wages owed',
  '0201': 'fire risk',
  '0202': 'danger on the road',
  '0203': 'unsafe house',
  '0204': 'danger from water or animals',
  '0205': 'safety at work',
  '0301': 'theft',
  '0302': 'suspected fraud',
  '0303': 'fighting or noise',
  '0304': 'stray dogs',
  '0305': 'somebody to look after',
  '0401': 'road or bridge',
  '0402': 'street lamp',
  '0403': 'phone or internet signal',
  '0404': 'sports and reading places',
  '0405': 'drain or ditch',
  '0501': 'water cut',
  '0502': 'water quality',
  '0503': 'power cut',
  '0504': 'heating',
  '0505': 'power or water bill',
  '0601': 'rubbish',
  '0602': 'toilet or waste water',
  '0603': 'manure or bad smell',
  '0604': 'dumping or burning',
  '0605': 'damage to grass or trees',
  '0701': 'farm subsidy',
  '0702': 'grassland subsidy',
  '0703': 'sick livestock',
  '0704': 'quality of seed or fertiliser',
  '0705': 'watering or farm advice',
  '0801': 'living allowance',
  '0802': 'help in hardship',
  '0803': 'disability allowance',
  '0804': 'care for old people',
  '0805': 'care for a child',
  '0901': 'health insurance',
  '0902': 'pension',
  '0903': 'seeing a doctor',
  '0904': 'disease prevention',
  '0905': 'finding work',
  '1001': 'house plot',
  '1002': 'land title',
  '1003': 'house renovation',
  '1004': 'illegal building',
  '1005': 'land lease',
  '1101': 'snow or frost',
  '1102': 'flood',
  '1103': 'landslide',
  '1104': 'fire',
  '1105': 'search and rescue',
  '1201': 'village accounts',
  '1202': 'conduct of an official',
  '1203': 'school',
  '1204': 'help with paperwork',
  '1205': 'suggestion',
};

/** By the two digits of a class. */
const CLASS_LABELS: Readonly<Record<string, string>> = {
  '01': 'quarrels',
  '02': 'dangers',
  '03': 'public order',
  '04': 'roads and lamps',
  '05': 'water and power',
  '06': 'environment',
  '07': 'farming',
  '08': 'welfare',
  '09': 'health',
  '10': 'land and houses',
  '11': 'disasters',
  '12': 'village affairs',
};

const CODES: ReadonlyMap<string, CategoryCode> = new Map(SUBCATEGORIES.map(({ code }) => [categoryLabel(code), code]));

/** Throws RangeError on an unknown code, as `categoryLabel` does. */
export function labelOf(code: CategoryCode): string {
  const label = CATEGORY_LABELS[code];
  if (label === undefined) throw new RangeError(`no such category: ${code}`);
  return label;
}

/** The English for a label that comes in Chinese, as in a digest ("低保", "低保咨询"); anything else stays as it is. */
export function labelFor(chinese: string): string {
  const code = CODES.get(chinese);
  if (code !== undefined) return labelOf(code);
  const about = CODES.get(chinese.replace(/咨询$/u, ''));
  return about === undefined ? chinese : `${labelOf(about)} (question)`;
}

/** Of a class, by its code or a longer one. Throws RangeError on an unknown one, as `className` does. */
export function classLabel(code: string): string {
  const label = CLASS_LABELS[code.slice(0, 2)];
  if (label === undefined) throw new RangeError(`no such class: ${code}`);
  return label;
}
