/** Words that ask after something said before, instead of telling something new. */

/** "那个事情有人管吗", "还没来", "咋还不修", "报了三天了", "催一下": somebody waits. */
const WAITING = [
  /(?:那|这|上次|上回|前几?天|昨天|夜来)(?:个|件|我)?(?:说|反映|报)?的?(?:事|事情|问题)/u,
  /有人管(?:吗|没|不)|没人管|管不管|咋没人|咋(?:么)?还(?:没|不)|怎么还(?:没|不)|阿么还(?:没|不)|到底(?:管|修|来|办|啥)/u,
  /还没(?:有)?(?:来|修|办|弄|人|回|解决|消息|动静|到|送|好)|还(?:是)?(?:没有?人|不见人|那样|老样子|没动静|没见)/u,
  /(?:报|说|反映|登记|打)(?:过|了)(?:好?几|[一二两三四五六七八九十\d]+)?(?:天|次|回|遍|个星期|个月)?(?:了)?(?:也|都|还|咋)/u,
  /催(?:一下|一哈|个|了|过)|(?:啥|什么)时候(?:能)?(?:来|修|办|解决|弄|给)|几时(?:来|修|办)|有(?:没有)?(?:结果|消息|回音|进展)/u,
];

/** Longer texts tell something, even when they complain about waiting. */
const LONGEST = 60;

/** True when the words ask after a matter that is under way; whether there is one, the caller knows. */
export function isFollowUp(text: string): boolean {
  return text.length <= LONGEST && WAITING.some((pattern) => pattern.test(text));
}
