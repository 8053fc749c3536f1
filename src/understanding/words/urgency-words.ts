/** What makes a matter pressing or not, beside its category. */
export const URGENCY_WORDS = {
  /** Daily life stands still: water, power, heat, road, animals dying. */
  pressing: `没水 停水 断水 听水 没来水 一滴水 一滴没 一滴没有 水爆 爆了 水管~爆 没电 停电 断电 电没有 没有电 没来电 电线断
    电断 冻炸 没煤 炉子灭 灭了两天 冷得睡 冰的 老人~冻 娃~冻 路断 路~断 路堵死 路塌 上不去 出不去 出不来 堵了 冲断 困
    车出不去 预产期 水~味 水浑 水~浑 柴油味 水~虫 水~油 拉肚子 死了~个 死~个 死~只 死得厉害 一晚上死 传染 口蹄疫 布病
    疫 病死羊 羊吃的没有 人吃的没有 没吃的 断顿 草料~没 水还在 火花 冒火花 线头 挂断 压在电线 杆子斜 断了半截 马上塌
    要塌 快塌 停药 药断 没药 冒着哩 水冒 透析 不吃草 流脓 转圈圈`,
  /** Somebody who cannot wait until office hours because the body does not carry them. */
  helpless: `走不成 走不动 走不了 站不起 起不来 起不来炕 下不了炕 下不了床 爬不起 动不了 动弹不 疼得受不 疼得睡不 疼得厉害
    晕倒 摔倒 烧得厉害 高烧`,
  /** Those who bear it badly. */
  frail: `老人 老汉 阿奶 阿爷 奶奶 爷爷 阿妈 瘫 病人 产妇 孕妇 月子 娃娃 娃 奶粉 残疾 一个人 八十 九十`,
  /** Nobody waits for it. */
  calm: `建议 咨询 请问 问一下 想问 以后 有空 不急 不着急 慢慢 方便的时候`,
  /** Danger to life even without a named emergency. */
  deadly: `救命 要死人 出人命 死人了 人命 快不行 活埋 快死了 要命了`,
} as const;
