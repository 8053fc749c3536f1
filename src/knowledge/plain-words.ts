/** Words that mean the same to whoever answers: how villagers say it, how offices write it, and one form for both. */
const SAME: readonly (readonly [plain: string, said: string])[] = [
  ['怎', '咋个 咋样 咋 阿么 怎么样 怎么 怎样 如何'],
  ['多少', '多少钱 几个钱 几块钱 几块 几成 几万块 几万 几毛 多少 多钱'],
  ['何时', '啥时候 什么时候 几时 几月份 几月 几号 哪天 哪一天 多会儿'],
  ['哪', '哪里 哪儿 哪达 哪搭 哪'],
  ['啥', '什么 啥子 啥'],
  ['能', '行不行 能不能 可不可以 可以 能'],
  ['办', '申请 办理 办手续 手续 办'],
  ['材料', '材料 资料 证件'],
  ['补贴', '补助 津贴 补贴'],
  ['交', '缴费 缴钱 缴纳 缴 交费 交钱'],
  ['报', '报销 报'],
  ['丢', '丢了 找不见 找不见了 掉了 丢失 遗失'],
  ['医保', '城乡居民医保 居民医保 新型农村合作医疗 合作医疗 新农合 农合'],
  ['养老金', '养老的钱 养老钱 养老金'],
  ['工钱', '讨薪 欠薪 拖欠工资 工资 工钱'],
  ['打工', '打工 务工'],
  ['娃', '娃娃 孩子 小孩 娃儿 娃 孙子 婴儿 新生儿'],
  ['老人', '老人家 老汉 阿爷 阿奶 爷爷 奶奶 老两口 我爸 我妈 阿大 阿妈 老人'],
  ['去世', '无常 不在了 没了 去世 死亡 过世'],
  ['宅基地', '庄廓 宅院 院子'],
  ['结婚证', '领证 扯证 结婚证'],
  /** What everything costs or pays tells nothing apart. */
  ['', '钱'],
];

const PLAIN = new Map(SAME.flatMap(([plain, said]) => said.split(' ').map((word) => [word, plain] as const)));
const ANY = new RegExp([...PLAIN.keys()].sort((a, b) => b.length - a.length).join('|'), 'gu');

/** Expects normalised text. */
export function plainWords(text: string): string {
  return text.replace(ANY, (word) => PLAIN.get(word) ?? word);
}
