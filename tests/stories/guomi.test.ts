/** Guomi's lattice shop, over October 2026 with its make-up Saturday: a bad leg, and a family that needs help. */
import { afterEach, expect, test } from '@jest/globals';
import { textsAt } from '../support/town.js';
import { at, openVillage, type VillageTown } from './village-town.js';

const [OLD_MAN, HUADAN, QI, WEN, HEAD] = ['gm-dulunsheng', 'gm-huadan', 'gm-qixiuying', 'gm-wen', 'gm-guo'] as const;

let village: VillageTown;
afterEach(() => village.town.close());

test('an old man with a bad leg says so by voice; two clerks go, a doctor comes, somebody returns to ask', async () => {
  village = await openVillage('demo/guomi.yaml', '2026-10-09 16:30', {
    transcribe: () =>
      Promise.resolve({
        text: '我腿疼得下不了炕，能不能叫个医生来看一下',
        confidence: 0.95,
        language: 'zh',
        by: 'test',
      }),
  });
  const { town, say, ask, wait, one } = village;
  const spoken = await town.say(OLD_MAN, '', undefined, {
    sender: { id: OLD_MAN, name: '杜伦生' },
    media: {
      kind: 'voice',
      name: 'voice.silk',
      duration: 6_000,
      load: () => Promise.resolve(new Uint8Array([2, 35, 33])),
    },
  });
  expect(textsAt(spoken, OLD_MAN)).toContain('GM-0001');
  expect(textsAt(spoken, HUADAN)).toContain('腿疼得下不了炕');
  const opened = await one(1);
  // Five working days from Friday 16:30: the make-up Saturday counts.
  expect(opened.clock.finishDue).toBe(at('2026-10-15 16:30'));

  expect(await ask(HUADAN, '/接单 1')).toContain('GM-0001归您了');
  expect(textsAt(await say(HUADAN, '/协办 1 @祁秀英'), QI)).toContain('跟华旦一起办');
  await village.until('2026-10-10 10:00');
  expect(await ask(HUADAN, '/已联系 1')).toContain('10月15日');
  await ask(HUADAN, '/记录 1 两个人到家里看了，右膝盖肿，走不了路');
  const asked = await ask(QI, '/查看 1');
  expect(asked).toContain('右膝盖肿');
  await ask(QI, '/记录 1 请了卫生院拉毛院长，下午上门');

  await village.until('2026-10-10 17:00');
  const done = await say(HUADAN, '/办结 1 拉毛院长上门看了，开了药，交代热敷');
  expect(textsAt(done, OLD_MAN)).toMatch(/华旦说：拉毛院长上门看了.*您看好了吗/u);
  expect(textsAt(await say(OLD_MAN, '好多了，满意'), HUADAN)).toContain('杜伦生说好了');
  const closed = await one(1);
  expect(closed).toMatchObject({ state: 'closed', closedAs: 'solved' });
  expect(closed.clock.repliedAt).toBeLessThan(closed.clock.finishDue ?? 0);

  expect(await ask(HUADAN, '/走访 杜伦生 腿好些了，一个星期后再去看看')).toMatch(/10月17日我提醒您再去/u);
  expect(textsAt(await wait(7 * 24 * 3_600_000), HUADAN)).toContain('杜伦生家');
  expect(await ask(HUADAN, '今天去了杜伦生家，老汉能下炕了，药还剩三天')).toContain('记进走访日志：杜伦生户');
  expect(await ask(WEN, '/日志 10月')).toMatch(/10月走访：2次，到过1户/u);
  expect(await ask(HEAD, '/统计 10月')).toMatch(/响应率 100%（1\/1）[\s\S]*满意率/u);
}, 30_000);

test('temporary assistance goes from a visit to the papers, the meeting and the result', async () => {
  village = await openVillage('demo/guomi.yaml', '2026-10-12 10:00');
  const { say, ask, wait, one } = village;
  expect(await ask(WEN, '今天去了央金家，男人住院花了三万多，家里揭不开锅，想申请临时救助')).toContain(
    '要不要立一件事？回 1 立件',
  );
  expect(await ask(WEN, '1')).toContain('GM-0001');
  expect(await one(1)).toMatchObject({ category: '0802', concerned: '央金' });
  await ask(HUADAN, '/接单 1');
  await ask(HUADAN, '/协办 1 @祁秀英');
  await ask(HUADAN, '/已联系 1');
  await ask(HUADAN, '/记录 1 一家六口，住院发票三万二，医保报了一万四');
  await ask(QI, '/记录 1 申请书、户口本、发票都收齐了');
  const finished = await say(HUADAN, '/办结 1 材料齐，家里确实困难，建议救助两千元');
  expect(textsAt(finished, HEAD)).toMatch(/请您定：材料齐.*同意回 \/同意 1/u);
  expect((await one(1)).state).toBe('verifying');
  expect(await ask(HUADAN, '/同意 1')).not.toContain('定了');

  await village.until('2026-10-13 15:00');
  const agreed = await say(HEAD, '/同意 1 十月十三日村民代表会同意，报乡上发两千元');
  expect(textsAt(agreed, WEN)).toContain('村民代表会同意');
  expect(textsAt(await say(WEN, '好了'), HEAD) + (await one(1)).state).toContain('closed');
  expect(textsAt(await wait(8 * 24 * 3_600_000), HUADAN)).not.toContain('督办');
}, 30_000);
