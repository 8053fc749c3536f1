/** The person concerned, or who gives their own name. */
import { BYNAMES, GIVEN_NAMES, NAME_LEADS, OFFICES, SURNAMES } from './words/person-words.js';
import { NAME_STOPS } from './words/place-words.js';
import { wordsOf } from './words/word-table.js';

const GIVEN = `[^${NAME_STOPS}家场长里面社路网民\\s\\p{P}\\p{S}\\da-z]`;
const FULL_NAME = `(?:${anyOf(GIVEN_NAMES)}|[${SURNAMES}]${GIVEN}{1,2})`;
const END = '(?![\\p{Script=Han}])|(?=家|的|去年|去|今|昨|在|是|说|没|不|把|被|叫|让|从|今年|透析|轮椅|一|三|两|骑|住|电话|\\d)';
const OFFICE = anyOf(OFFICES);

/** In the order of trust: who names themselves, relatives, people known by a byname, people told about. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?:我叫|名叫|姓名[: ]?|(?:他|她|妈|爸|爷|奶|老汉|老人)叫|我是)(${FULL_NAME})(?:${END})`, 'u'),
  new RegExp(`(?:${anyOf(NAME_LEADS)})(${FULL_NAME})(?:${END})`, 'u'),
  new RegExp(`([${SURNAMES}](?:${anyOf(BYNAMES)})|老[${SURNAMES}]家?(?=门口|的|家|他)|小[${SURNAMES}](?=今|昨|又|在|从|把)|老哑巴)`, 'u'),
  new RegExp(`(?:^|[\\s\\p{P}])(${FULL_NAME})(?=家|的|透析|轮椅|,|老人|\\d)`, 'u'),
  new RegExp(`(?<=[\\p{Script=Han}@])(?<!@)([${SURNAMES}](?:${OFFICE}))(?!,|\\s|你|在|好)|^([${SURNAMES}](?:${OFFICE}))(?=[把评收卖给说到骂打拿上])`, 'u'),
];
const LOOKED_AT = 400;

/** As said, or null. Somebody who is only addressed (主任, @张三) is not meant. Expects normalised text. */
export function findPerson(text: string): string | null {
  const head = text.slice(0, LOOKED_AT);
  for (const pattern of PATTERNS) {
    const found = pattern.exec(head);
    const name = found?.[1] ?? found?.[2];
    if (name !== undefined && !NO_NAME.test(name)) return name;
  }
  return null;
}

/** Everyday words that begin like a name. */
const NO_NAME =
  /^(?:高血压|高龄|高中|高速|高压|马上|马路|石头|石料|石渣|金额|方便|方向|包工|包片|包虫|安全|安监|安置|白天|白色|毛病|江边|夏天|万一|万块|万多|牛羊|牛粪|牛奶|段路|黄土|温度|任何|常年|常常|易燃|武装|文化|文件|官员|多少|拉水|哈哈|周末|周围|周转|曾经|程序|雷电|水|应该|应急|申请|甘肃|吉祥|王家台|官|广|华|黄牛|羊毛|周|段|江|石|多)/u;

function anyOf(list: string): string {
  return wordsOf(list)
    .sort((a, b) => b.length - a.length)
    .join('|');
}
