/** What looks like the name of a place or a lender in a letter to a town's offices: 丽发新城, 劳动东路, 58车贷. */

const ENDINGS =
  '小区|社区|新城|国际城|家园|花园|公寓|大厦|广场|公园|市场|学院|学校|中学|小学|幼儿园|医院|街道|大道|[路街巷苑园城郡府湾镇村组湖贷]';
/** What stands before a name without being part of it: 投诉, 请问, A市, A2区, 一个. */
const BEFORE =
  /^(?:(?:[A-Z]\d*)?[市区县省]|[A-Z]\d+|西地省|再次|投诉|反[映应]|举报|咨询|请问?|问问|建议|希望|关于|坚决|反对|强烈|恳请|请求|解决|加快|严惩|我们?|在|对|由|于|住|的|了|是|和|与|及|给|给予|位于|座落)+/u;
const NAME = new RegExp(`[\\p{Script=Han}A-Z\\d]{2,12}?(?:${ENDINGS})+`, 'gu');

/** In the order of the text, each once. */
export function placeLikeWords(text: string): string[] {
  const names = [...text.matchAll(NAME)].map(([name]) => name.replace(/.*[市区县](?=.{2})/u, '').replace(BEFORE, ''));
  return [...new Set(names)].filter((name) => name.length > 2);
}
