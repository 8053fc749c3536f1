/** The whole of `understand` on one text: reports and talk, categories, urgency, and what it does with bad input. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isCategoryCode, SUBCATEGORIES } from '../../src/domain/category.js';
import type { Scene } from '../../src/understanding/types.js';
import { loadBaseModel } from '../../src/understanding/model/load-base-model.js';
import { createUnderstand } from '../../src/understanding/understand.js';
import { CATEGORY_SENTENCES } from './category-sentences.js';

const understand = createUnderstand(loadBaseModel());
const GROUP: Scene = {
  where: 'group',
  places: [
    { name: '二社', aliases: ['上庄'], area: '63.1.2' },
    { name: '十二社', aliases: [], area: '63.1.12' },
    { name: '老磨坊', aliases: [], area: '63.1.3' },
  ],
};
const DIRECT: Scene = { ...GROUP, where: 'direct' };

describe('a report in a group', () => {
  test.each([
    '二社自来水又停了吗?我家龙头一点水都没',
    '三社路口的路灯坏了半个月了，没人管',
    '垃圾箱满了十几天了，狗扒得满街都是',
    '@王主任 村口那截路全是坑，啥时候修',
    '昨晚上到现在没电，冰柜都淌水了，电工啥时候来',
    '有人往后沟里倒建筑垃圾，车牌拿泥糊着',
    '低保年审要带啥材料，在哪里办',
    '建议村里把红绿灯修好，娃娃们过马路危险',
  ])('is heard: %s', (text) => {
    expect(understand(text, GROUP).report.is).toBe(true);
  });

  test('is sure when topic, trouble and request come together', () => {
    const { report } = understand('我们三社停水三天了，没人管，水管员啥时候来修一下', GROUP);
    expect(report.confidence).toBeGreaterThanOrEqual(0.8);
  });

  test('is only half sure of a sigh about the road', () => {
    const { report } = understand('这路，唉', GROUP);
    expect(report.confidence).toBeGreaterThan(0.45);
    expect(report.confidence).toBeLessThan(0.8);
  });
});

describe('talk in a group', () => {
  test.each([
    ['an official notice', '【停水通知】因管道检修，明天9点到17点全村停水，请各家提前存水'],
    ['a notice of the committee', '各位村民：接供电所通知，明天三社停电检修，请相互转告'],
    ['a sale', '卖洋芋，一块一斤，要的打电话'],
    ['a loan among neighbours', '谁家有梯子借我用一下午'],
    ['an invitation', '我家丫头初六出嫁，请大家来坐席'],
    ['a feast greeting', '开斋节快乐，祝全村乡亲吉庆'],
    ['thanks for what is over', '路灯修好了，亮得很，谢谢书记'],
    ['power that is back', '电来了，辛苦电工'],
    ['a joke', '麻将又输了，我要投诉今天的手气哈哈'],
    ['another place', '不是我们村，是我娘家那边停水了'],
    ['a memory', '小时候停电我们就点煤油灯'],
    ['a list to join', '#接龙 1.马有才 2.张三 3.李四'],
    ['a hoax', '转发！紧急扩散，外地人偷小孩，速转'],
    ['a private word', '锅里的水开了才想起没买面[捂脸]'],
    ['an answer', '收到'],
    ['a red packet', '[红包]'],
    ['a picture alone', '[图片]'],
  ])('is left alone: %s', (_what, text) => {
    expect(understand(text, GROUP).report.is).toBe(false);
  });

  test('needs less to be a report when it is said to the bot alone', () => {
    const text = '我家窗子跟前太黑了';
    expect(understand(text, DIRECT).report.confidence).toBeGreaterThan(understand(text, GROUP).report.confidence);
  });
});

describe('categories', () => {
  test('every sub-class has its sentences', () => {
    expect([...new Set(CATEGORY_SENTENCES.map(([code]) => code))].sort()).toEqual(
      SUBCATEGORIES.map(({ code }) => code),
    );
  });

  test.each(CATEGORY_SENTENCES)('%s: %s', (code, text) => {
    const { category, report } = understand(text, DIRECT);
    expect({ code: category.code, report: report.is }).toEqual({ code, report: true });
  });

  test('is unsure where nothing points anywhere', () => {
    expect(understand('哎哟喂', DIRECT).category).toEqual({ code: '1205', confidence: 0.1 });
  });
});

describe('a few words alone with the bot', () => {
  test.each([
    ['0301', '驴丢了'],
    ['0903', '我爸腿不好下不了炕'],
    ['0102', '两口子又打开了'],
    ['0405', '涵洞堵了'],
    ['1202', '干部吃拿卡要'],
    ['0602', '旱厕的门掉下来了'],
  ])('are a matter of %s: %s', (code, text) => {
    const { report, category, emergency } = understand(text, DIRECT);
    expect(report.is).toBe(true);
    expect([category.code, emergency]).toEqual([code, null]);
  });

  test.each(['我到庄口了', '药拿到了', '羊卖掉了', '灯关了睡觉'])('are talk: %s', (text) => {
    expect(understand(text, DIRECT).report.is).toBe(false);
  });
});

describe('whose number stands in a message', () => {
  test.each(['13800000001', '139 1234 5678', '0971-87654321', '632801195001011234'])(
    'says nothing of what it is about: %s',
    (number) => {
      const told = (tail: string) => understand(`主任，我妈住六社最里头，腿疼下不了炕，${tail}`, DIRECT);
      expect(told(number)).toMatchObject({ category: told('13000000000').category, report: { is: true } });
    },
  );
});

describe('nature and urgency', () => {
  test.each([
    ['请问宅基地审批要啥手续', '咨询', 'D'],
    ['建议给广场添两个凳子', '建议', 'D'],
    ['垃圾半个月没人拉，说了多少回了，到底谁管', '投诉', 'C'],
    ['实名举报会计把补助写他老婆名下', '举报', 'C'],
    ['要表扬一下李电工，值得表扬', '表扬', 'D'],
    ['我家自来水停了，帮忙派人来看一下', '求助', 'B'],
    ['着火了，快来人', '求助', 'A'],
  ] as const)('%s is %s, %s', (text, nature, urgency) => {
    expect(understand(text, DIRECT)).toMatchObject({ nature, urgency });
  });
});

describe('bad input', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['control characters', '\u0000\u0007\u001b'],
    ['zero-width and direction marks', '\u200b\u200f\u202e\ufeff'],
    ['emoji', '😀😀😀😭🙏🙏🙏🔥'],
    ['half an emoji', '\ud83d'],
    ['right to left', 'مرحبا بكم في القرية'],
    ['English', 'hello there'],
    ['the separator of the word lists', '~~~~'],
  ])('is no report: %s', (_what, text) => {
    expect(understand(text, GROUP).report.is).toBe(false);
  });

  test('finds the report between marks that cannot be seen', () => {
    const { report, category } = understand('二社\u200b停\u200d水\u0000了，没人\ufeff管', GROUP);
    expect({ is: report.is, code: category.code }).toEqual({ is: true, code: '0501' });
  });

  test('hands Tibetan to a person', () => {
    const heard = understand('ང་ཚོའི་ཁྱིམ་ལ་ཆུ་མི་འདུག', GROUP);
    expect(heard.report.is).toBe(true);
    expect(heard.report.confidence).toBeLessThan(0.8);
    expect(heard.category.code).toBe('1205');
  });

  test('reads the Chinese of a mixed message', () => {
    expect(understand('བཀྲ་ཤིས། 二社停水三天了，没人管，水管员啥时候来', GROUP).category.code).toBe('0501');
  });

  test('takes 20,000 characters in less than half a second', () => {
    const started = performance.now();
    understand('二社水没来，路断了，房子漏雨，谁管一下。'.repeat(1_000), GROUP);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('keeps its promises for any text', () => {
    const piece = fc.constantFrom(
      '二社',
      '停水',
      '着火了',
      '138',
      '0000',
      '快',
      ' ',
      '？',
      '我是马',
      '~',
      '哈哈',
      '通知',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(GROUP, DIRECT), (said, scene) => {
        const { report, category, phone, emergency, urgency } = understand(said, scene);
        for (const share of [report.confidence, category.confidence]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(isCategoryCode(category.code)).toBe(true);
        expect(phone ?? '13800000000').toMatch(/^1\d{10}$/);
        if (emergency !== null) expect({ is: report.is, urgency }).toEqual({ is: true, urgency: 'A' });
      }),
    );
  });
});
