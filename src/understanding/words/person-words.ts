/** Words by which people are recognised in a text. */

/** Family names common in the two provinces. */
export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文冶祁巨权安喇铁妥拜者哈鲁包牛仁才桑旦卓扎索尕华吉应蒲申甘苗景辛贠宫柴岳闫付肖樊向齐尚单盛柯欧占党焦翟岑柏詹关褚桂';

/** Whole Tibetan and Tu names, and the syllable pairs they are made of. */
export const GIVEN_NAMES = `卓玛措 卓玛 才让东智 才让 尕藏 仁青 扎西 索南 旦正加 旦正 娘毛加 完么 拉毛 周毛 桑吉 多杰 东智 东知 加措 德吉 达娃
  尼玛 次仁 拉姆 普布 格桑 华旦 官却 才旦 英措 项杰 周加 李加 羊毛 三木 切吉 豆太 文措 扎巴 昂毛 尕布 宗吉 白玛 贡布
  洛桑 旺杰 班玛 更藏 夸吉 夏吾 万玛 公保`;

/** After a family name: somebody known in the village. */
export const BYNAMES = `阿爷 阿奶 奶奶 爷爷 大爷 大娘 大妈 大嫂 婶子 婶 大叔 叔 老汉 老爷子 老太太 阿姨 铁匠 木匠 老大 老二 老三 老四 老五
  老六 家老大 家老二 家老三 家媳妇 老师 医生 大夫 寡妇 哑巴 瞎子 拐子 二爷 三爷 大大 阿娘 婆婆 老婆婆 老太 大哥 二哥
  大姐 二婶 三婶 大伯 伯伯 叔叔 姑姑 家小子 家丫头 家儿子 家老汉 家老人 瘸子 聋子 光棍 队医 支书家`;

/** Offices: a person concerned when told about, an address when spoken to. */
export const OFFICES = `会计 队长 支书 文书 社长 主任 书记 村长 组长 所长 校长 站长`;

/** Before a name. */
export const NAME_LEADS = `我叫 我是 名叫 他叫 她叫 老汉叫 老人叫 妈叫 爸叫 爷叫 奶叫 叫 我爸 我妈 我爷 我奶 我爷爷 我奶奶 我哥 我姐 我弟 我妹
  我弟弟 我妹妹 我大 我阿大 我阿妈 我阿爸 我舅 我舅奶奶 我老汉 我媳妇 我儿子 我丫头 我娃 我孙子 老汉 老人 五保户
  低保户 孤老汉 包工头 老板 矫正的 户主 姓名 患者 邻居 跟 和 我`;

/** Characters that stand behind a name, not in it. */
export const GIVEN_STOPS =
  '的了在是我你他她它们这那说不没把被叫让给就也都又还啥咋吗呢啊吧家场长里面社路网民去到从来今昨低住电';

/** Everyday words that begin like a name. */
export const NO_NAMES = `高血压 高龄 高中 高速 高压 高位 马上 马路 石头 石料 石渣 金额 方便 方向 包工 包片 包虫 安全 安监 安置 白天 白色 毛病
  江边 夏天 万一 万块 万多 牛羊 牛粪 牛奶 段路 黄土 温度 任何 常年 常常 易燃 武装 文化 文件 官员 哈哈 周末 周围 周转
  曾经 程序 雷电 应该 应急 申请 甘肃 吉祥 广场 黄牛 多少 孙子 孙女 康复 雷 安心 高兴 高处 华为 金子 石子 毛驴 史上
  龙头 钱 汤 万 方 田地 田里 汪洋 黄河 江 文书 包 白酒 白面 白 鲁 关阀 关门 关水 关电 党员 向上 牛圈 牛棚 马车 马蹄
  石板 石桥 安排 安装 金属 方案 时候`;
