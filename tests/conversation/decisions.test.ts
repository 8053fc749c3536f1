/** What a clerk may not decide alone, and seeing frail people again. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { openTown, textsAt, type Town } from '../support/town.js';
import { GRID2, TOWN_VILLAGE } from '../support/town-village.js';

let town: Town;
beforeEach(async () => {
  const households = [{ id: 'h1', area: GRID2, head: '卓玛', people: 1, frail: true }];
  town = await openTown({ village: { ...TOWN_VILLAGE, households } });
});
afterEach(() => town.close());

describe('temporary assistance', () => {
  beforeEach(async () => {
    await town.say('zhuoma', '我男人住院花了三万多，家里揭不开锅了，想申请临时救助');
    await town.say('suonan', '/接单 1');
    await town.say('suonan', '/已联系 1');
  });
  const state = async () => (await town.cases())[0]?.state;

  test('is finished by the clerk and decided by the shop head; only then is the result told', async () => {
    const done = await town.say('suonan', '/办结 1 材料齐了，家里三口人住院三万，建议救助两千');
    expect(textsAt(done, 'suonan')).toContain('报给上面定了');
    expect(textsAt(done, 'wang')).toMatch(/索南办完了，请您定：材料齐了.*同意回 \/同意 1/u);
    const told = textsAt(await town.at(town.now() + 2 * MINUTE), 'zhuoma');
    expect(told).toContain('王书记');
    expect(textsAt(done, 'zhuoma') + told).not.toContain('两千');
    expect(await state()).toBe('verifying');
    const agreed = await town.say('wang', '/同意 1 二十八号会上定了两千');
    expect(textsAt(agreed, 'zhuoma')).toMatch(/王书记说：材料齐了.*会上定了两千/u);
    expect(textsAt(agreed, 'suonan')).toContain('王书记同意了');
    expect(await state()).toBe('replied');
    await town.say('zhuoma', '好了，谢谢');
    expect(await state()).toBe('closed');
  });

  test('goes back to the clerk with the reason when it is not agreed to', async () => {
    await town.say('suonan', '/办结 1 建议救助两千');
    const said = await town.say('wang', '/不同意 1 缺住院发票');
    expect(textsAt(said, 'suonan')).toContain('缺住院发票');
    expect(textsAt(said, 'zhuoma')).toBe('');
    expect(await state()).toBe('in_progress');
    await town.say('suonan', '/办结 1 发票补了，建议两千');
    expect(await state()).toBe('verifying');
  });

  test('is decided by nobody below the shop head, not even by whoever finished it', async () => {
    await town.say('suonan', '/办结 1 建议救助两千');
    for (const who of ['suonan', 'lamu', 'doutai']) await town.say(who, '/同意 1');
    expect(await state()).toBe('verifying');
  });

  test('agreed to twice at once is told once', async () => {
    await town.say('suonan', '/办结 1 建议救助两千');
    const before = town.channel.said.length;
    await Promise.all([town.say('wang', '/同意 1'), town.say('wang', '/同意 1')]);
    const told = town.channel.said.slice(before);
    expect(told.filter(({ where, text }) => where === 'zhuoma' && text.includes('两千'))).toHaveLength(1);
  });

  test('that nobody decides reaches the next superior', async () => {
    await town.say('suonan', '/办结 1 建议救助两千');
    const late = await town.at(town.now() + 3 * DAY);
    expect(textsAt(late, 'ma')).toContain('GM-0001');
  });

  test('finished by the shop head needs nobody else', async () => {
    await town.say('wang', '/转派 1 @王书记');
    await town.say('wang', '/接单 1');
    await town.say('wang', '/办结 1 会上定了两千');
    expect(await state()).toBe('replied');
  });
});

describe('somebody frail', () => {
  test('is seen again a week after the matter was closed; the visit ends it', async () => {
    await town.say('zhuoma', '我腿疼下不了炕，能不能请医生来看看');
    await town.say('suonan', '/接单 1');
    await town.say('suonan', '/办结 1 请卫生院的医生上门看了');
    await town.say('zhuoma', '好了');
    const due = await town.at(town.now() + 7 * DAY + HOUR);
    expect(textsAt(due, 'suonan')).toMatch(/今天该再去看看二社卓玛家了：“GM-0001/u);
    expect(textsAt(await town.say('suonan', '/日志'), 'suonan')).toContain('要去的：');
    await town.say('suonan', '/走访 卓玛 腿好多了');
    expect(textsAt(await town.say('suonan', '/日志'), 'suonan')).not.toContain('要去的：');
  });

  test('is not, when the matter was told in confidence', async () => {
    await town.say('zhuoma', '我腿疼下不了炕，能不能请医生来看看，不要让别人知道');
    await town.say('suonan', '/接单 1');
    await town.say('suonan', '/办结 1 看了');
    await town.say('zhuoma', '好了');
    expect(textsAt(await town.at(town.now() + 8 * DAY), 'suonan')).not.toContain('再去看看');
  });
});

test('of equals the one with less to do is asked first', async () => {
  await town.say('zhuoma', '二社路口的路灯坏了', 'g2');
  await town.say('doutai', '/接单 1');
  town.set(town.now() + 2 * HOUR);
  await town.say('cairang', '二社桥头的护栏断了一截', 'g2');
  const second = (await town.cases()).find((c) => c.number === 'GM-0002');
  expect(second?.offered).toEqual(['suonan', 'doutai']);
});
