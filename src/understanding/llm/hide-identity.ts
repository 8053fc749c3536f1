/** What identifies somebody is covered before a text leaves the house. */
import { maskText } from '../../domain/mask.js';

/** Landlines too: inside they are offices' numbers, outside they may be a household's. */
const LANDLINE = /(?<!\d)(?:0\d{2,3}[- ]?)?[2-9]\d{6,7}(?!\d)/gu;
/** 李阿奶, 老马家, 王书记: whom the village knows by them. */
const CALLED =
  /(?:老|小|尕)\p{Script=Han}(?=家|头|汉|婆)|\p{Script=Han}(?=(?:阿爷|阿奶|阿姨|爷爷|奶奶|大爷|大娘|婶|叔|书记|主任|社长|队长|会计))/gu;
/** "我叫索南才让": up to the next mark or four characters. */
const INTRODUCED = /(?<=我叫|名字叫|名叫|我是(?=\p{Script=Han}{2,4}[，,。；;]))\p{Script=Han}{2,4}/gu;

/** The text with numbers, introduced and known names covered; what happened and where stays readable. */
export function hideIdentity(text: string, names: readonly string[]): string {
  const known = [...new Set(names.filter((name) => name.length > 1))].sort((a, b) => b.length - a.length);
  const covered = known.reduce((rest, name) => rest.replaceAll(name, '某某'), maskText(text));
  return covered.replace(LANDLINE, '*').replace(INTRODUCED, '某某').replace(CALLED, '某');
}
