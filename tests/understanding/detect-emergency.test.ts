import { describe, expect, test } from '@jest/globals';
import { loadBaseModel } from '../../src/understanding/model/load-base-model.js';
import { createUnderstand } from '../../src/understanding/understand.js';

const understand = createUnderstand(loadBaseModel());
const kindOf = (text: string): string | null => understand(text, { where: 'group', places: [] }).emergency;

describe('an emergency', () => {
  test.each([
    ['fire', '着火了着火了，老马家草垛着了'],
    ['fire', '羊圈着了，快来'],
    ['fire', '麦场上火苗子窜得房高，谁离得近快提水'],
    ['injury', '三轮翻了，人压在底下，在七道弯'],
    ['injury', '阿爷从梯子上跌下来，说不成话了'],
    ['injury', '墙倒下来把娃腿砸住了，抬不动'],
    ['breathing', '我爸心口疼得满头汗，说左胳膊麻'],
    ['breathing', '娃吃花生米卡嗓子眼了，脸憋青了'],
    ['suicide', '不想活了，药都买好了'],
    ['suicide', '他说要跳楼，在粮站楼顶'],
    ['violence', '我男人喝醉了拿刀撵我，我躲在羊圈里'],
    ['violence', '有人翻墙进我院子了，两个，我没敢开灯'],
    ['missing', '我阿奶出门到现在没回来，脑子不清楚，看见的打电话'],
    ['missing', '孙子掉旱井里了，能听见哭'],
    ['ice', '冰窟窿里掉进去一个娃'],
    ['ice', '羊倌过河叫水卷走了'],
    ['flood', '山水下来了！！往高处跑'],
    ['flood', '水已经进了炕洞，老人还在屋里'],
    ['landslide', '后头山上的土整个往下走，房子在响'],
    ['wires', '电线断了掉在路上，还吱吱响'],
    ['gas', '煤气罐嘶嘶响，不敢进屋'],
    ['gas', '炉子没盖好，一家三口都昏着'],
    ['fraud', '电话上叫我转账到安全账户，不让挂电话'],
  ] as const)('%s: %s', (kind, text) => {
    expect(kindOf(text)).toBe(kind);
  });

  test('is a sure report of urgency A, whatever else was said', () => {
    const heard = understand('我家房后柴堆着火了', { where: 'group', places: [] });
    expect(heard).toMatchObject({ emergency: 'fire', urgency: 'A', category: { code: '1104' }, report: { is: true } });
    expect(heard.report.confidence).toBeGreaterThanOrEqual(0.9);
    expect(heard.why).toContain('着火了');
  });

  test('is heard although thanks and the past stand beside a farewell', () => {
    expect(kindOf('我不想活了，谢谢你以前对我好')).toBe('suicide');
  });
});

describe('no emergency', () => {
  test.each([
    ['a dream', '昨晚梦见着火了，吓醒了'],
    ['a film', '电影里打起来那段好看'],
    ['news from elsewhere', '四川地震了，房子都塌了'],
    ['a memory', '那年我从房上摔下来过，腿断了'],
    ['last year', '去年着过火的那个房子啥时候修'],
    ['prevention', '防火宣传：发现着火打119，不要自己救火'],
    ['a supposition', '万一着火了往哪跑'],
    ['a drill', '刚才那个着火是演习，大家不要怕'],
    ['what is over', '火已经灭了，人都没事'],
    ['who was found', '娃找到了，在他舅舅家'],
    ['a rumour denied', '着火的视频是假的，别信，不要转'],
    ['annoyance', '烦死了，作业写不完'],
    ['laughter', '笑死我了哈哈'],
    ['heat', '今天热死了，跟着火了一样'],
    ['sleep', '娃睡着了，小声点'],
    ['a lost key', '钥匙找不见了'],
    ['a lost animal', '我家牛不见了两头'],
    ['a water cut', '三社停水三天了'],
    ['a bad back', '腰疼得很，膏药哪里有卖'],
  ])('%s: %s', (_what, text) => {
    expect(kindOf(text)).toBeNull();
  });
});
