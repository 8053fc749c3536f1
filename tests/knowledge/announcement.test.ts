import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { announcedTime } from '../../src/knowledge/announced-time.js';
import { announcementIn, askedAfter, calledOff } from '../../src/knowledge/announcement.js';
import { at } from '../domain/plain-calendar.js';

/** A Monday. */
const NOW = at('2026-11-23 09:00');

describe('the time that is announced', () => {
  test.each([
    ['明天8点到18点三社停电检修', '11-24 08:00', '11-24 18:00'],
    ['今天下午3点到6点停水', '11-23 15:00', '11-23 18:00'],
    ['上午9点到5点', '11-23 09:00', '11-23 17:00'],
    ['今晚10点到2点', '11-23 22:00', '11-24 02:00'],
    ['明早六点半到十点', '11-24 06:30', '11-24 10:00'],
    ['15号全天停水', '12-15 00:00', '12-16 00:00'],
    ['25号到27号封路', '11-25 00:00', '11-28 00:00'],
    ['今天起到25号', '11-23 00:00', '11-26 00:00'],
    ['11月25日8:00-18:00', '11-25 08:00', '11-25 18:00'],
    ['12月1日（周二）8时至18时', '12-01 08:00', '12-01 18:00'],
    ['后天停电', '11-25 00:00', '11-26 00:00'],
    ['明天上午体检', '11-24 08:00', '11-24 12:00'],
    ['周五下午两点发放', '11-27 14:00', '11-28 00:00'],
    ['下周三早上8:30到11:30', '12-02 08:30', '12-02 11:30'],
  ])('%s', (text, from, until) => {
    const found = announcedTime(text.normalize('NFKC'), NOW);
    expect([found?.from, found?.until]).toEqual([at(`2026-${from}`), at(`2026-${until}`)]);
  });

  test.each(['三社停电', '8点', '晚上停电', '今天早上7点到8点', '2月30号全天', '二社三户人'])('is not in %s', (text) =>
    expect(announcedTime(text, NOW)).toBeNull(),
  );

  test('is never over, and never ends before it begins, whatever is written', () => {
    const piece = fc.constantFrom(
      '今天',
      '明天',
      '31号',
      '2月',
      '周日',
      '下午',
      '晚上',
      '12点',
      '0:00',
      '半',
      '到',
      '至',
      '全天',
      '，',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), fc.integer({ min: 0, max: 500 }), (pieces, days) => {
        const now = NOW + days * 24 * 3_600_000;
        const found = announcedTime(pieces.join(''), now);
        if (found !== null) expect(found.until).toBeGreaterThan(Math.max(now, found.from));
      }),
    );
  });
});

describe('a notice', () => {
  test('is kept without its time, its heading and nothing else', () => {
    const text = '【通知】接供电所通知，因线路检修，明天8点到18点，三社停电，请大家相互转告。';
    const kept = { what: 'power', text: '接供电所通知，因线路检修，三社停电，请大家相互转告' };
    expect(announcementIn(text, false, NOW)).toMatchObject(kept);
  });

  test.each([
    ['明天三社停电', true, true],
    ['明天三社停电', false, false],
    ['村委会：15号全天清洗水塔，全村停水，请储水', false, true],
    ['28号上午在村委会发放化肥，请带身份证', false, true],
    ['听说明天停电检修', false, false],
    ['明天停电检修吗', true, false],
    ['今天停电三天了没人管', false, false],
    ['三社停电检修', true, false],
    ['明天8点到村委会开会', true, false],
  ])('%s, by staff %p: %p', (text, staff, is) => {
    expect(announcementIn(text, staff, NOW) !== null).toBe(is);
  });

  test.each([
    ['停电检修取消了', 'power'],
    ['三社来水了', 'water'],
    ['三社停电检修', null],
  ])('is called off by %s: %p', (text, what) => expect(calledOff(text)).toBe(what));
});

describe('what is asked after', () => {
  test.each([
    ['咋没电', 'power'],
    ['没电了，黑着呢', 'power'],
    ['停电了吗', 'power'],
    ['又停水了', 'water'],
    ['路咋不让走', 'road'],
    ['体检啥时候', 'clinic'],
    ['没电话', null],
    ['我家电线断了没电', null],
    ['光我家没电', null],
    ['电费咋这么贵', null],
    ['水咋这么浑', null],
    ['我家停电三天了，打了好几次电话都没人来修，老人娃娃冻得受不了', null],
  ])('in %s: %p', (text, what) => expect(askedAfter(text)).toBe(what));
});
