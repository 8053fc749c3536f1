/** Whether somebody asks how something is done in general, so that a written answer may be enough. */
import { normalise } from '../understanding/normalise.js';

const ASKS =
  /\?|吗|么$|呢$|(?:不|没)[?。]?$|咋|怎|阿么|如何|啥|什么|哪[里儿达些个天年去]|在哪|去哪|多少|多大|多久|几|谁|(.)不\1|还是|想(?:办|学|买|贷|开|申请|单独|要)|有没有|可不可以|能[^,。]{0,12}(?:吗|不|没)|有[^,。]{0,8}(?:吗|没)|要(?:带|拿)|条件|手续|标准|请问|咨询|想问|问一(?:下|哈)/u;

/** Something went wrong with one's own matter, or somebody did wrong: a person has to look at it. */
const OWN_TROUBLE =
  /(?:咋|怎么|为啥|为什么|凭啥|阿么)(?:就|又|还|都|会)?(?:停|没|不给|不发|少|扣|取消|这么|那么|退)|(?:没|未|(?<![发给])不)(?:有)?(?:发|到账|打到|打给|打到卡|给我|给打|收到|领到|批下|下来|见着|进卡)|(?:被|给)(?:停|退|取消|扣|刷)|停了|停掉|取消了|(?<!多)少(?:了|发|算|给|打)|扣(?:了|下|掉|住)|退回来|批下来(?:没|了)|就我|光我|是咋回事|咋回事|怎么回事|交(?:上去|了)申请|(?:我|我家|我们家|我的)[^,。]{0,10}(?:啥时候|什么时候|几时|几号)(?:能)?(?:给我|给打|打给|发|到|批|下来)/u;
const ACCUSES =
  /投诉|举报|控告|反映|贪污|优亲|厚友|亲戚(?:吃|领|都|占)|给了自己|自己亲戚|克扣|冒领|套取|关系户|凭啥|不公|开后门|有人[^,。]{0,16}(?:吃|领|占|冒|骗|挖|倒|烧)|态度(?:差|不好|恶)|骂|打人/u;
/** Told, not asked: what is broken or happens now. */
const HAPPENS =
  /坏了|没人(?:修|管|来|拉)|停[水电]|没[水电]了|堵(?:了|死|住)|漏[水雨]|死了[一二两三四五六七八九十几好\d]|连着死|快来|快救|救命|着火了|喘不上|快塌|骗子|真的假的|密码|转账|转钱/u;
/** An insured animal that died, and fire or illness already over, are asked about in general. */
const ABOUT_COVER = /保险|救助|补助|补贴|赔/u;

/** Words alone; whether it is an emergency, and what it is about, is for others to say. */
export function asksAboutRules(text: string): boolean {
  const plain = normalise(text);
  if (!ASKS.test(plain) || ACCUSES.test(plain) || OWN_TROUBLE.test(plain)) return false;
  return !HAPPENS.test(plain) || ABOUT_COVER.test(plain);
}
